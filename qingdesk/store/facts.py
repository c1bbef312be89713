"""What the rules look at, gathered: one cadre's records, one unit's, and whom a save touched."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from qingdesk.domain.answerable import answers_for
from qingdesk.domain.assignment import Assignment, Role
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.commitment import Commitment
from qingdesk.domain.facts import CadreFacts, UnitFacts
from qingdesk.domain.problem import Problem
from qingdesk.domain.region import Regions
from qingdesk.domain.unit import Unit
from qingdesk.store import cadres, units
from qingdesk.store.among import among
from qingdesk.store.connection import Readable, Value
from qingdesk.store.desk_facts import Desk
from qingdesk.store.gathered import Gathered
from qingdesk.store.looked_at import ASSIGNMENTS, COMMITMENTS, ENTERPRISES, PROBLEMS, PROGRESSES, VISITS
from qingdesk.store.touched import touched

__all__ = ["Desk", "cadre_facts", "each_cadre_facts", "touched", "unit_facts", "visiting_units"]

AT_ONCE = 5_000
"""Cadres whose records are in memory together: some 300 MB where each has a hundred of them."""


def cadre_facts(db: Readable, cadre_id: str, today: date, desk: Desk | None = None) -> CadreFacts:
    """One cadre's records, voided ones left out; raises `NotFound`."""
    cadre = cadres.get(db, cadre_id)
    return Gathered(db, [cadre], today, desk or Desk.load(db)).facts(cadre)


def each_cadre_facts(
    db: Readable, people: Sequence[Cadre], today: date, desk: Desk, *, at_once: int = AT_ONCE
) -> Iterator[CadreFacts]:
    """The facts of each, in their order; the records of `at_once` cadres are in memory together."""
    is_everybody = len(people) <= at_once and cadres.are_all(db, len(people))
    for start in range(0, len(people), at_once):
        some = people[start : start + at_once]
        gathered = Gathered(db, some, today, desk, is_everybody=is_everybody)
        for cadre in some:
            yield gathered.facts(cadre)


def unit_facts(
    db: Readable,
    unit: Unit,
    today: date,
    regions: Regions | None,
    desk: Desk | None = None,
    *,
    since: date = date.min,
    firms: Collection[str] | None = None,
) -> UnitFacts:
    """A unit's records for the rules that look past one cadre.

    regions: the table of codes, for the check of credit codes; None: no region is judged. since: visits of
    that day and later are enough. firms: only what concerns these. Firms, and what no leader answers for, are
    the home unit's.
    """
    desk = desk or Desk.load(db)
    # Nearly every visit is the home unit's: the plus keeps SQLite from looking them up by their unit.
    of_unit = "(+unit_id = ? OR +unit_id IS NULL)" if unit.is_home else "+unit_id = ?"
    of_firms, named = _of_firms("enterprise_id", firms)
    made = VISITS.find(
        db, f"{of_unit} AND started_at >= ? AND {of_firms}", (unit.id, since.isoformat(), *named)
    )
    unclaimed, promised = _unclaimed(db, today, firms) if unit.is_home else ((), ())
    return UnitFacts(
        unit=unit,
        calendar=desk.calendar,
        enterprises={e.id: e for e in ENTERPRISES.find(db, *_of_firms("id", firms))} if unit.is_home else {},
        visits=tuple(made),
        problems=tuple(PROBLEMS.find(db, *among("enterprise_id", {v.enterprise_id for v in made}))),
        unclaimed_problems=unclaimed,
        unclaimed_commitments=promised,
        progress=tuple(PROGRESSES.find(db, *among("problem_id", [p.id for p in unclaimed]))),
        regions=regions,
    )


def visiting_units(db: Readable, since: date, firms: Collection[str] | None = None) -> list[Unit]:
    """The home unit, and every other that visited (one of the firms) on that day or later."""
    of_firms, named = _of_firms("enterprise_id", firms)
    return units.TABLE.find(
        db,
        "is_home = 1 OR id IN"
        f" (SELECT unit_id FROM visit WHERE started_at >= ? AND voided_at IS NULL AND {of_firms})",
        (since.isoformat(), *named),
    )


def _unclaimed(
    db: Readable, today: date, firms: Collection[str] | None
) -> tuple[tuple[Problem, ...], tuple[Commitment, ...]]:
    """The problems and commitments that no leader answers for: the unit's own."""
    of_firms, named = _of_firms("enterprise_id", firms)
    asked = PROBLEMS.find(
        db, f"{of_firms} AND {_unled('problem.raised_on')}", (*named, *[today.isoformat()] * 2)
    )
    promised = COMMITMENTS.find(
        db, f"{of_firms} AND {_unled('commitment.promised_on')}", (*named, *[today.isoformat()] * 2)
    )
    concerned = {p.enterprise_id for p in asked} | {c.enterprise_id for c in promised}
    by_firm: dict[str, list[Assignment]] = {}
    for assignment in ASSIGNMENTS.find(db, *among("enterprise_id", concerned)):
        by_firm.setdefault(assignment.enterprise_id, []).append(assignment)
    return (
        tuple(p for p in asked if not answers_for(by_firm.get(p.enterprise_id, ()), p.raised_on, today)),
        tuple(c for c in promised if not answers_for(by_firm.get(c.enterprise_id, ()), c.promised_on, today)),
    )


def _unled(day: str) -> str:
    """A condition that leaves out the many matters of which `answers_for` would name a leader; it decides the rest."""
    enterprise = day.partition(".")[0] + ".enterprise_id"
    return (
        f"NOT EXISTS (SELECT 1 FROM assignment a WHERE a.enterprise_id = {enterprise} AND a.voided_at IS NULL"
        f" AND a.role = '{Role.LEADER.value}' AND ((a.started_on <= {day} AND coalesce(a.ended_on, {day}) >= {day})"
        " OR (a.started_on <= ? AND coalesce(a.ended_on, '9999') >= ?)))"
    )


def _of_firms(column: str, firms: Collection[str] | None) -> tuple[str, list[Value]]:
    return among(column, firms) if firms is not None else ("1", [])
