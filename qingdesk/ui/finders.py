"""What the choosers of dialogs offer: firms, the business of a meal, and how ids that are chosen are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qingdesk.domain.event import Event
from qingdesk.domain.labels import word_label
from qingdesk.domain.visit import Visit
from qingdesk.i18n import _, format_date
from qingdesk.store import cadres, enterprises, events, visits
from qingdesk.store.connection import Readable
from qingdesk.ui.widgets.chooser import Choice

OFFERED = 20


def find_firms(reader: Readable, text: str, cadre_id: str = "", today: date | None = None) -> list[Choice]:
    """The first firms that fit, those of the cadre before the others."""
    his = (
        enterprises.find(reader, text=text, cadre_id=cadre_id, on=today.isoformat(), limit=OFFERED)
        if cadre_id and today is not None
        else []
    )
    known = {firm.id for firm in his}
    others = [firm for firm in enterprises.find(reader, text=text, limit=OFFERED) if firm.id not in known]
    return [Choice(firm.id, firm.name, firm.uscc) for firm in (his + others)[:OFFERED]]


def firm_choice(reader: Readable, firm_id: str) -> Choice | None:
    """The firm as a chooser shows it; None for no id."""
    return Choice(firm_id, enterprises.get(reader, firm_id).name) if firm_id else None


def cadre_choice(reader: Readable, cadre_id: str) -> Choice | None:
    """The cadre as a chooser shows him; None for no id."""
    if not cadre_id:
        return None
    cadre = cadres.get(reader, cadre_id)
    return Choice(cadre.id, cadre.name, cadre.post)


def cadre_choices(reader: Readable, ids: Sequence[str]) -> list[Choice]:
    """Several cadres, in their order."""
    return [choice for one in ids if (choice := cadre_choice(reader, one)) is not None]


def visit_choice(visit: Visit, today: date) -> Choice:
    """A visit as the business of a meal: its day, its way, who went."""
    day = format_date(visit.started_at.date(), today=today) if visit.started_at is not None else ""
    mode = word_label(visit.mode) if visit.mode is not None else ""
    people = _(", ").join(visitor.name for visitor in visit.visitors)
    return Choice(visit.id, f"{day} {mode}　{people}".strip(), visit.number)


def event_choice(event: Event, today: date) -> Choice:
    """An event as the business of a meal: its day and title."""
    day = format_date(event.starts_at.date(), today=today) if event.starts_at is not None else ""
    return Choice(event.id, f"{day} {event.title}".strip(), event.organiser)


def visit_choice_of(reader: Readable, visit_id: str, today: date) -> Choice | None:
    """The same by id; None for no id."""
    return visit_choice(visits.get(reader, visit_id), today) if visit_id else None


def event_choice_of(reader: Readable, event_id: str, today: date) -> Choice | None:
    """The same by id; None for no id."""
    return event_choice(events.get(reader, event_id), today) if event_id else None
