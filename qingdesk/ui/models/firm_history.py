"""A firm's whole history: visits, meals, events, problems, commitments, gifts, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from qingdesk.domain.commitment import Commitment
from qingdesk.domain.event import Event
from qingdesk.domain.gift import Gift
from qingdesk.domain.labels import word_label
from qingdesk.domain.meal import Meal
from qingdesk.domain.problem import Problem
from qingdesk.domain.record import Record
from qingdesk.domain.visit import Visit
from qingdesk.i18n import _, format_money
from qingdesk.store import commitments, events, gifts, meals, problems, visits
from qingdesk.store.connection import Readable
from qingdesk.ui.models.commitments import state_words as commitment_state
from qingdesk.ui.models.problems import state_words as problem_state


@dataclass(frozen=True)
class Happening:
    """One record of the firm. words: what tells it from others of its noun · state: how it stands, may be empty."""

    noun: str
    record_id: str
    day: date
    words: str
    state: str = ""


def firm_history(reader: Readable, firm_id: str, today: date) -> list[Happening]:
    """All of it, in one list; records without a day are left out, for they have no place in it."""
    of_firm = ("enterprise_id = ?", (firm_id,))
    found = [
        *(_visit(one) for one in visits.TABLE.find(reader, *of_firm)),
        *(_meal(one) for one in meals.TABLE.find(reader, *of_firm)),
        *(_event(one) for one in events.TABLE.find(reader, *of_firm)),
        *(_problem(one, today) for one in problems.TABLE.find(reader, *of_firm)),
        *(_commitment(one, today) for one in commitments.TABLE.find(reader, *of_firm)),
        *(_gift(one) for one in gifts.TABLE.find(reader, *of_firm)),
    ]
    return sorted(
        (one for one in found if one is not None), key=lambda one: (one.day, one.record_id), reverse=True
    )


def happening(record: Record, today: date) -> Happening | None:
    """A record as its firm's history tells it; None for one without a day, or of another noun."""
    if isinstance(record, Problem):
        return _problem(record, today)
    if isinstance(record, Commitment):
        return _commitment(record, today)
    if isinstance(record, Visit):
        return _visit(record)
    if isinstance(record, Meal):
        return _meal(record)
    if isinstance(record, Event):
        return _event(record)
    return _gift(record) if isinstance(record, Gift) else None


def _on(moment: datetime | date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _made(
    noun: str, record_id: str, day: datetime | date | None, words: str, state: str = ""
) -> Happening | None:
    on = _on(day)
    return Happening(noun, record_id, on, " ".join(words.split()), state) if on is not None else None


def _visit(one: Visit) -> Happening | None:
    mode = word_label(one.mode) if one.mode is not None else ""
    people = _(", ").join(visitor.name for visitor in one.visitors)
    return _made("visit", one.id, one.started_at, f"{mode} {people}　{one.purpose}", word_label(one.state))


def _meal(one: Meal) -> Happening | None:
    kind = word_label(one.kind) if one.kind is not None else ""
    paid = (
        _("paid {sum} yuan").format(sum=format_money(one.paid_fen))
        if one.paid_fen is not None
        else _("Not paid")
    )
    return _made("meal", one.id, one.eaten_on, kind, paid)


def _event(one: Event) -> Happening | None:
    state = word_label(one.decision) if one.decision is not None else ""
    return _made("event", one.id, one.starts_at, one.title, state)


def _problem(one: Problem, today: date) -> Happening | None:
    return _made("problem", one.id, one.raised_on, one.text, problem_state(one, today))


def _commitment(one: Commitment, today: date) -> Happening | None:
    return _made("commitment", one.id, one.promised_on, one.text, commitment_state(one, today))


def _gift(one: Gift) -> Happening | None:
    state = word_label(one.disposition) if one.disposition is not None else ""
    return _made("gift", one.id, one.received_on, one.item, state)
