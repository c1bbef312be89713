"""What a new visit's page is filled with, and what is worked out beside its fields while one types."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from qingdesk.actions.visit_entry import VisitEntry
from qingdesk.domain.answerable import answers_for
from qingdesk.domain.calendar import Calendar
from qingdesk.domain.deadline import problem_due_on
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.meal import MealDraft
from qingdesk.domain.meal_due import Due, allowance_city, due
from qingdesk.domain.period import Half
from qingdesk.domain.policy import Policy
from qingdesk.domain.problem import Grade
from qingdesk.domain.visit import Host, Visit, VisitDraft, VisitMode, Visitor
from qingdesk.store import assignments, cadres, enterprises, policies, units, visits, workdays
from qingdesk.store.connection import Readable


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What is asked at every key: read once when the page opens. home_id, home_region: of the desk's unit."""

    policy: Policy
    calendar: Calendar
    home_id: str
    home_region: str

    def meal_due(self, meal: MealDraft, firm_region: str) -> Due:
        """What a meal on the page costs by the table in force on its day."""
        city = allowance_city(enterprise_region=firm_region, home_region=self.home_region)
        return due(meal, self.policy, city=city, unit_id=self.home_id)

    def problem_due(self, raised_on: date, grade: Grade | None) -> date | None:
        """By when a problem raised that day is to be solved."""
        return problem_due_on(raised_on, grade, self.policy, self.calendar, unit_id=self.home_id)


def surroundings(db: Readable) -> Surroundings:
    """The policy table, the working days and the home unit."""
    home = units.home(db)
    return Surroundings(
        policy=policies.load(db),
        calendar=workdays.load(db),
        home_id=home.id if home else "",
        home_region=home.region if home else "",
    )


def begin(db: Readable, today: date, *, cadre_id: str = "", enterprise_id: str = "") -> VisitEntry:
    """A new visit of today: to the firm given, else to his firm that waits longest in this half-year."""
    home = units.home(db)
    draft = VisitDraft(
        mode=VisitMode.ONSITE,
        at_enterprise=True,
        started_at=datetime.combine(today, time()),
        unit_id=home.id if home else "",
    )
    firm_id = enterprise_id or _waiting_firm(db, cadre_id, today)
    return VisitEntry(draft=for_firm(db, draft, firm_id, cadre_id, today))


def begin_next(db: Readable, before: VisitDraft, today: date) -> VisitEntry:
    """The next visit after one was entered: of the same day, in the same way, with the same visitors; where it was
    not at the firm (a service day), at the same place. The firm is left to be chosen."""
    fresh = begin(db, today, enterprise_id="").draft
    day = before.started_at.date() if before.started_at is not None else today
    return VisitEntry(
        draft=replace(
            fresh,
            enterprise_id="",
            mode=before.mode,
            at_enterprise=before.at_enterprise,
            started_at=datetime.combine(day, time()),
            visitors=before.visitors,
            hosts=(),
            place="" if before.mode is VisitMode.ONSITE else before.place,
            transport=before.transport,
        )
    )


def for_firm(db: Readable, draft: VisitDraft, enterprise_id: str, cadre_id: str, today: date) -> VisitDraft:
    """The same visit to this firm: place, visitors and hosts as on the last visit there, else by assignment."""
    if not enterprise_id:
        return replace(draft, enterprise_id="", visitors=_himself(db, cadre_id), place="", hosts=())
    firm = enterprises.get(db, enterprise_id)
    last = _last_visit(db, enterprise_id, cadre_id)
    return replace(
        draft,
        enterprise_id=enterprise_id,
        place=(last.place if last else "") or firm.address,
        visitors=_visitors(db, enterprise_id, cadre_id, last, today),
        hosts=last.hosts if last and last.hosts else _contact(firm),
    )


def assigned_firms(db: Readable, cadre_id: str, today: date, text: str, limit: int) -> list[Enterprise]:
    """The firms that he contacts today, by a part of their name or code."""
    if not cadre_id:
        return []
    return enterprises.find(db, text=text, cadre_id=cadre_id, on=today.isoformat(), limit=limit)


def _waiting_firm(db: Readable, cadre_id: str, today: date) -> str:
    half = Half.of(today)
    waiting = [
        (_day_of(visits.find(db, enterprise_id=firm.id, limit=1)), firm.name, firm.id)
        for firm in assigned_firms(db, cadre_id, today, "", -1)
        if not visits.count_found(db, half=half, enterprise_id=firm.id)
    ]
    return min(waiting)[2] if waiting else ""


def _day_of(found: list[Visit]) -> datetime:
    started = found[0].started_at if found else None
    return started or datetime.min


def _last_visit(db: Readable, enterprise_id: str, cadre_id: str) -> Visit | None:
    his = visits.find(db, enterprise_id=enterprise_id, cadre_id=cadre_id, limit=1) if cadre_id else []
    found = his or visits.find(db, enterprise_id=enterprise_id, limit=1)
    return found[0] if found else None


def _visitors(
    db: Readable, enterprise_id: str, cadre_id: str, last: Visit | None, today: date
) -> tuple[Visitor, ...]:
    lead = cadre_id
    if not lead:
        answering = answers_for(assignments.of_enterprise(db, enterprise_id), today, today)
        lead = answering.cadre_id if answering else ""
    first = _himself(db, lead)
    if last is None or (lead and all(visitor.cadre_id != lead for visitor in last.visitors)):
        return first
    others = [visitor for visitor in last.visitors if not (lead and visitor.cadre_id == lead)]
    return first + tuple(visitor for visitor in others if _still_here(db, visitor, today))


def _himself(db: Readable, cadre_id: str) -> tuple[Visitor, ...]:
    if not cadre_id:
        return ()
    cadre = cadres.get(db, cadre_id)
    return (Visitor(cadre.id, cadre.name, cadre.post),)


def _still_here(db: Readable, visitor: Visitor, today: date) -> bool:
    if not visitor.cadre_id:
        return True
    cadre = cadres.get(db, visitor.cadre_id)
    return not cadre.is_voided and (cadre.left_on is None or cadre.left_on >= today)


def _contact(firm: Enterprise) -> tuple[Host, ...]:
    return (Host(firm.contact_name, firm.contact_post),) if firm.contact_name else ()
