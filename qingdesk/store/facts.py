"""What the rules look at, gathered: one cadre's records, one unit's, and whom a save touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.answerable import answers_for
from qingdesk.domain.assignment import Assignment, Role
from qingdesk.domain.calendar import Calendar
from qingdesk.domain.commitment import Commitment
from qingdesk.domain.facts import CadreFacts, UnitFacts, receipt_key
from qingdesk.domain.problem import Problem
from qingdesk.domain.record import Record
from qingdesk.domain.region import Regions
from qingdesk.domain.unit import Unit
from qingdesk.store import (
    assignments,
    cadres,
    commitments,
    costs,
    declarations,
    enterprises,
    events,
    gifts,
    handovers,
    meals,
    offers,
    policies,
    problems,
    progresses,
    units,
    visits,
    workdays,
)
from qingdesk.store.connection import Readable, Value


@dataclass(frozen=True)
class Desk:
    """What every cadre's facts share: read once for a whole check."""

    home: Unit | None
    records_from: date
    calendar: Calendar
    cost_receipts: frozenset[str]

    @classmethod
    def load(cls, db: Readable) -> Desk:
        """From the store as it is now."""
        numbers = db.execute("SELECT receipt_no FROM cost WHERE receipt_no IS NOT NULL AND voided_at IS NULL")
        return cls(
            units.home(db),
            policies.records_from(db),
            workdays.load(db),
            frozenset(receipt_key(str(row[0])) for row in numbers),
        )


def cadre_facts(db: Readable, cadre_id: str, today: date, desk: Desk | None = None) -> CadreFacts:
    """One cadre's records, voided ones left out; raises `NotFound`."""
    desk = desk or Desk.load(db)
    own = assignments.of_cadre(db, cadre_id)
    firms = sorted({a.enterprise_id for a in own})
    his_visits = {v.id: v for v in visits.find(db, cadre_id=cadre_id)}
    his_visits.update((v.id, v) for v in visits.TABLE.find(db, *_among("enterprise_id", firms)))
    his_meals = meals.TABLE.find(db, "cadre_id = ?", (cadre_id,))
    linked = [m.visit_id for m in his_meals if m.visit_id and m.visit_id not in his_visits]
    his_visits.update((v.id, v) for v in visits.TABLE.find(db, *_among("id", linked)))
    his_events = {e.id: e for e in events.of_cadre(db, cadre_id)}
    own_costs = costs.TABLE.find(db, "cadre_id = ?", (cadre_id,))
    more = [m.event_id for m in his_meals if m.event_id] + [c.event_id for c in own_costs]
    his_events.update((e.id, e) for e in events.TABLE.find(db, *_among("id", more)))
    firm_assignments = assignments.TABLE.find(db, *_among("enterprise_id", firms))
    raised = problems.TABLE.find(db, *_among("enterprise_id", firms))
    promised = commitments.TABLE.find(db, *_among("enterprise_id", firms))
    his_problems = tuple(p for p in raised if _is_his(p, p.raised_on, firm_assignments, cadre_id, today))
    left = {a.enterprise_id for a in own if a.ended_on is not None}
    his_gifts = gifts.TABLE.find(db, "cadre_id = ?", (cadre_id,))
    his_offers = offers.TABLE.find(db, "cadre_id = ?", (cadre_id,))
    named = {*firms, *(m.enterprise_id for m in his_meals), *(v.enterprise_id for v in his_visits.values())}
    named |= {e.enterprise_id for e in his_events.values()} | {g.enterprise_id for g in his_gifts}
    named |= {o.enterprise_id for o in his_offers}
    assignment_ids = [a.id for a in own]
    return CadreFacts(
        cadre=cadres.get(db, cadre_id),
        home=desk.home,
        records_from=desk.records_from,
        calendar=desk.calendar,
        assignments=tuple(own),
        enterprises={e.id: e for e in enterprises.TABLE.find(db, *_among("id", sorted(named)))},
        visits=tuple(his_visits.values()),
        meals=tuple(his_meals),
        events=tuple(his_events.values()),
        costs=tuple(costs.TABLE.find(db, *_among("event_id", list(his_events)))),
        problems=his_problems,
        progress=tuple(progresses.TABLE.find(db, *_among("problem_id", [p.id for p in his_problems]))),
        commitments=tuple(
            c for c in promised if _is_his(c, c.promised_on, firm_assignments, cadre_id, today)
        ),
        gifts=tuple(his_gifts),
        offers=tuple(his_offers),
        declarations=tuple(declarations.TABLE.find(db, *_among("assignment_id", assignment_ids))),
        handovers=tuple(handovers.TABLE.find(db, *_among("assignment_id", assignment_ids))),
        left_problems=tuple(p for p in raised if p.enterprise_id in left),
        left_commitments=tuple(c for c in promised if c.enterprise_id in left),
        receipts=_with_receipt(db, [m.id for m in his_meals]),
        cost_receipts=desk.cost_receipts,
        scans=_newest_scans(db, list(his_visits)),
    )


def unit_facts(
    db: Readable,
    unit: Unit,
    today: date,
    regions: Regions | None,
    desk: Desk | None = None,
    *,
    since: date = date.min,
) -> UnitFacts:
    """A unit's records for the rules that look past one cadre.

    regions: the table of codes, for the check of credit codes; None: no region is judged. since: visits of
    that day and later are enough. Firms, and what no leader answers for, are the home unit's.
    """
    desk = desk or Desk.load(db)
    of_unit = "(unit_id = ? OR unit_id IS NULL)" if unit.is_home else "unit_id = ?"
    made = visits.TABLE.find(db, f"{of_unit} AND started_at >= ?", (unit.id, since.isoformat()))
    unclaimed, promised = _unclaimed(db, today) if unit.is_home else ((), ())
    return UnitFacts(
        unit=unit,
        calendar=desk.calendar,
        enterprises={e.id: e for e in enterprises.TABLE.find(db)} if unit.is_home else {},
        visits=tuple(made),
        problems=tuple(
            problems.TABLE.find(db, *_among("enterprise_id", list({v.enterprise_id for v in made})))
        ),
        unclaimed_problems=unclaimed,
        unclaimed_commitments=promised,
        progress=tuple(progresses.TABLE.find(db, *_among("problem_id", [p.id for p in unclaimed]))),
        regions=regions,
    )


def visiting_units(db: Readable, since: date) -> list[Unit]:
    """The home unit, and every other that visited on that day or later."""
    return units.TABLE.find(
        db,
        "is_home = 1 OR id IN (SELECT unit_id FROM visit WHERE started_at >= ? AND voided_at IS NULL)",
        (since.isoformat(),),
    )


def _unclaimed(db: Readable, today: date) -> tuple[tuple[Problem, ...], tuple[Commitment, ...]]:
    """The problems and commitments that no leader answers for: the unit's own."""
    by_firm: dict[str, list[Assignment]] = {}
    for assignment in assignments.TABLE.find(db, "role = ?", (Role.LEADER.value,)):
        by_firm.setdefault(assignment.enterprise_id, []).append(assignment)
    return (
        tuple(
            p
            for p in problems.TABLE.find(db)
            if not answers_for(by_firm.get(p.enterprise_id, ()), p.raised_on, today)
        ),
        tuple(
            c
            for c in commitments.TABLE.find(db)
            if not answers_for(by_firm.get(c.enterprise_id, ()), c.promised_on, today)
        ),
    )


def touched(db: Readable, noun: str, record: Record) -> set[str]:
    """The cadres whose findings a change of this record may change."""
    found = {str(value) for name in ("cadre_id", "applicant_id", "to_cadre_id", "owner_cadre_id")
             if (value := getattr(record, name, ""))}  # fmt: skip
    if noun == "cadre":
        found.add(record.id)
    firm = record.id if noun == "enterprise" else str(getattr(record, "enterprise_id", ""))
    if firm:
        found |= {a.cadre_id for a in assignments.of_enterprise(db, firm)}
    for person in getattr(record, "visitors", ()):
        found |= {person.cadre_id} if person.cadre_id else set()
    found |= set(getattr(record, "attendees", ())) | set(getattr(record, "attended", ()))
    if assignment_id := str(getattr(record, "assignment_id", "")):
        found.add(assignments.get(db, assignment_id).cadre_id)
    if problem_id := str(getattr(record, "problem_id", "")):
        found |= touched(db, "problem", problems.get(db, problem_id))
    if noun == "attachment":
        found |= _touched_by_attachment(
            db, str(getattr(record, "noun", "")), str(getattr(record, "record_id", ""))
        )
    return found


def _touched_by_attachment(db: Readable, noun: str, record_id: str) -> set[str]:
    from qingdesk.store.tables import TABLES

    return touched(db, noun, TABLES[noun].get(db, record_id)) if noun in TABLES else set()


def _is_his(
    matter: Problem | Commitment,
    on: date | None,
    firm_assignments: Iterable[Assignment],
    cadre_id: str,
    today: date,
) -> bool:
    of_firm = [a for a in firm_assignments if a.enterprise_id == matter.enterprise_id]
    answerable = answers_for(of_firm, on, today)
    return answerable is not None and answerable.cadre_id == cadre_id


def _among(column: str, ids: Sequence[str]) -> tuple[str, list[Value]]:
    """A condition for any number of ids: SQLite's own limit on `?` does not reach a JSON list."""
    import json

    return f"{column} IN (SELECT value FROM json_each(?))", [json.dumps([i for i in ids if i])]


def _with_receipt(db: Readable, meal_ids: list[str]) -> frozenset[str]:
    where, values = _among("record_id", meal_ids)
    rows = db.execute(
        f"SELECT DISTINCT record_id FROM attachment WHERE role = 'receipt' AND voided_at IS NULL AND {where}",
        values,
    )
    return frozenset(str(row[0]) for row in rows)


def _newest_scans(db: Readable, visit_ids: list[str]) -> dict[str, int]:
    where, values = _among("record_id", visit_ids)
    rows = db.execute(
        "SELECT record_id, record_revision FROM attachment"
        f" WHERE role = 'signed_scan' AND voided_at IS NULL AND {where} ORDER BY seq",
        values,
    )
    return {str(row[0]): int(row[1] or 0) for row in rows}
