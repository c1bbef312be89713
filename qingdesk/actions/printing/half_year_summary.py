"""联系企业情况汇总表: every liaison of a half-year in one line, by unit and name; nothing is ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.actions.printing.printable import Chosen, Letterhead, OfSeveral
from qingdesk.actions.printing.problem_ledger import span_words
from qingdesk.actions.printing.spoken import cadre
from qingdesk.domain.assignment import Assignment, Role
from qingdesk.domain.commitment import Commitment
from qingdesk.domain.meal import Meal
from qingdesk.domain.period import Half
from qingdesk.domain.problem import Problem
from qingdesk.domain.visit import Visit
from qingdesk.forms.half_year_summary import KIND, HalfYearSummaryForm
from qingdesk.i18n import _, format_money
from qingdesk.store import cadres, commitments, enterprises, figures, meals, policies, problems, units, visits
from qingdesk.store.among import among
from qingdesk.store.connection import Readable

_FIRMS_AT_ONCE = 200


@dataclass
class _Firm:
    """What happened at one firm in the half-year."""

    visits: list[Visit]
    problems: list[Problem]
    commitments: list[Commitment]
    meals: list[Meal]

    def counts(self) -> tuple[int, ...]:
        """Raised, closed, open, promised, fulfilled, meals, due, paid."""
        return (
            len(self.problems),
            sum(not problem.is_open for problem in self.problems),
            sum(problem.is_open for problem in self.problems),
            len(self.commitments),
            sum(commitment.is_fulfilled for commitment in self.commitments),
            len(self.meals),
            sum(meal.due_fen or 0 for meal in self.meals),
            sum(meal.paid_fen or 0 for meal in self.meals),
        )


def _make(db: Readable, chosen: Chosen, head: Letterhead) -> HalfYearSummaryForm:
    half = chosen.half or Half.of(head.today)
    led = [each for each in chosen.records if each.role is Role.LEADER]
    made, counts = _counted(db, half, led)
    required = _required(db, half, head.today)
    lines, visited = [], [0, 0, 0]
    for place, assignment in enumerate(_in_order(db, led), 1):
        duty = required.get(assignment.id)
        said = (duty, *made[assignment.id])
        visited = [total + (number or 0) for total, number in zip(visited, said, strict=True)]
        lines.append(
            (
                str(place),
                cadre(db, assignment.cadre_id),
                enterprises.get(db, assignment.enterprise_id).name,
                "" if duty is None else str(duty),
                *_shown(said[1:]),
                *_sums(counts[assignment.enterprise_id]),
            )
        )
    # A firm that two leaders contact stands in two lines, and is counted once.
    sums = [sum(column) for column in zip(*counts.values(), strict=True)]
    return HalfYearSummaryForm(
        record_id="",
        number="",
        span=span_words(db, Chosen(records=led, half=half, cadre_id=chosen.cadre_id)),
        lines=tuple(lines),
        total=("", _("Total"), "", *_shown(visited), *_sums(sums)) if lines else (),
        **head.fields(),
    )


def _shown(numbers: Iterable[int | None]) -> tuple[str, ...]:
    return tuple(str(number or 0) for number in numbers)


def _sums(counts: Sequence[int]) -> tuple[str, ...]:
    *numbers, due, paid = counts
    return (*_shown(numbers), *(format_money(fen) if fen else "" for fen in (due, paid)))


def _counted(
    db: Readable, half: Half, led: Sequence[Assignment]
) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, ...]]]:
    """Assignment → visits in person and in other ways; firm → its counts. Some firms at a time: the records of a
    half-year of a whole county would not fit into memory."""
    by_firm: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in led:
        by_firm[assignment.enterprise_id].append(assignment)
    made: dict[str, tuple[int, int]] = {}
    counts: dict[str, tuple[int, ...]] = {}
    ids = sorted(by_firm)
    for start in range(0, len(ids), _FIRMS_AT_ONCE):
        for firm_id, firm in _firms(db, half, ids[start : start + _FIRMS_AT_ONCE]).items():
            counts[firm_id] = firm.counts()
            for assignment in by_firm[firm_id]:
                mine = [v for v in firm.visits if v.started_at and assignment.is_active(v.started_at.date())]
                onsite = sum(visit.is_in_person for visit in mine)
                made[assignment.id] = (onsite, len(mine) - onsite)
    return made, counts


def _firms(db: Readable, half: Half, ids: Sequence[str]) -> dict[str, _Firm]:
    found = {firm_id: _Firm([], [], [], []) for firm_id in ids}
    of_firms, named = among("enterprise_id", ids)
    values = (*named, half.first.isoformat(), half.previous(-1).first.isoformat())

    def of_half(column: str) -> str:
        # the plus keeps SQLite from walking through the whole half-year for some firms
        return f"{of_firms} AND +{column} >= ? AND +{column} < ?"

    for visit in visits.TABLE.find(db, of_half("started_at"), values):
        if visit.is_done:
            found[visit.enterprise_id].visits.append(visit)
    for problem in problems.find(db, of_half("raised_on"), values):
        found[problem.enterprise_id].problems.append(problem)
    for commitment in commitments.find(db, of_half("promised_on"), values):
        found[commitment.enterprise_id].commitments.append(commitment)
    for meal in meals.TABLE.find(db, of_half("eaten_on"), values):
        found[meal.enterprise_id].meals.append(meal)
    return found


def _required(db: Readable, half: Half, today: date) -> dict[str, int]:
    """Assignment → visits that the duty asks for; no entry where none binds."""
    policy = policies.load(db)
    try:
        per_half = policy.number("duty.visits_per_half", half.first)
        min_days = policy.number("duty.min_days", half.first)
    except KeyError:  # before the policy was issued there was no duty
        return {}
    duties = figures.duties(
        db, half, today, per_half=per_half, min_days=min_days, records_from=policies.records_from(db)
    )
    return {duty.assignment_id: duty.required for duty in duties}


def _in_order(db: Readable, led: Sequence[Assignment]) -> list[Assignment]:
    """By unit, as the units were entered, then by cadre, then by firm: an order that says nothing of merit."""
    place = {unit.id: number for number, unit in enumerate(units.find(db))}
    people = {each.cadre_id: cadres.get(db, each.cadre_id) for each in led}

    def key(each: Assignment) -> tuple[int, str, str, str]:
        return (
            place.get(people[each.cadre_id].unit_id, len(place)),
            people[each.cadre_id].name,
            str(each.started_on),
            each.id,
        )

    return sorted(led, key=key)


def _is_of(db: Readable, assignment: Assignment, today: date, cadre_id: str) -> bool:
    return assignment.cadre_id == cadre_id


FORM = OfSeveral(kind=KIND, noun="assignment", make=_make, cls=HalfYearSummaryForm, is_of=_is_of)
