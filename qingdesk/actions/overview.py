"""What 总览 shows: the figures of a half-year, who was visited when, and what comes up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.assignment import Assignment, Role
from qingdesk.domain.contact import Cell, Contact, FirmRow
from qingdesk.domain.period import Half
from qingdesk.progress import Progress, no_progress
from qingdesk.store import cadres, collected, enterprises, figures, policies
from qingdesk.store.among import among
from qingdesk.store.collected import SharedProblem, UnitFigures
from qingdesk.store.connection import Readable
from qingdesk.store.duty_book import DutyBook
from qingdesk.store.figures import Coming, FirmDuty, MealFigures, ProblemFigures
from qingdesk.store.looked_at import ASSIGNMENTS

HALVES_SHOWN = 4
FIRMS_SHOWN = 200
DAYS_AHEAD = 60


@dataclass(frozen=True)
class HalfSum:
    """Duties of a half-year: visits required, and made of those (more than required counts as required)."""

    half: Half
    required: int
    made: int
    firms_left: int


@dataclass(frozen=True, kw_only=True)
class Overview:
    """sums: the half-year asked for last, those before it first. firms: at most `FIRMS_SHOWN` of firms_total.
    units, shared_problems: of the desks whose packages came in, where a supervisor looks at them all."""

    half: Half
    today: date
    sums: tuple[HalfSum, ...]
    meals: MealFigures
    problems: ProblemFigures
    coming: tuple[Coming, ...]
    firms: tuple[FirmRow, ...]
    firms_total: int
    units: tuple[UnitFigures, ...] = ()
    shared_problems: tuple[SharedProblem, ...] = ()

    @property
    def current(self) -> HalfSum:
        """The half-year that was asked for."""
        return self.sums[-1]


def overview(
    db: Readable, today: date, half: Half, *, cadre_id: str = "", progress: Progress = no_progress
) -> Overview:
    """Of the whole unit, or of one cadre. Cancelled by `progress`."""
    halves = [half.previous(steps) for steps in range(HALVES_SHOWN - 1, -1, -1)]
    book = DutyBook.load(db, halves[0], halves[-1], today, cadre_id)
    sums, left = [], {}
    for step, each in enumerate(halves):
        progress(step, HALVES_SHOWN + 1)
        duties = _duties(db, book, each)
        sums.append(_sum(each, duties))
        left[each] = {duty.enterprise_id for duty in duties if duty.made < duty.required}
    firms, total = _firms(db, halves, left, today, cadre_id)
    after = half.previous(-1).first
    progress(HALVES_SHOWN, HALVES_SHOWN + 1)
    units = [] if cadre_id else collected.unit_figures(db, half.first.isoformat(), after.isoformat())
    meals = figures.meal_figures(db, half, today, cadre_id)
    progress(HALVES_SHOWN + 1, HALVES_SHOWN + 1)
    return Overview(
        half=half,
        today=today,
        sums=tuple(sums),
        meals=meals,
        problems=figures.problem_figures(db, half, today, cadre_id),
        coming=tuple(figures.coming(db, today, DAYS_AHEAD, cadre_id)),
        firms=firms,
        firms_total=total,
        units=tuple(units),
        shared_problems=tuple(collected.shared_problems(db)) if units else (),
    )


def _duties(db: Readable, book: DutyBook, half: Half) -> list[FirmDuty]:
    policy = policies.load(db, "duty.visits_per_half", "duty.min_days")
    try:
        per_half = policy.number("duty.visits_per_half", half.first)
        min_days = policy.number("duty.min_days", half.first)
    except KeyError:  # before the policy was issued there was no duty
        return []
    return book.duties(half, per_half=per_half, min_days=min_days, records_from=policies.records_from(db))


def _sum(half: Half, duties: Sequence[FirmDuty]) -> HalfSum:
    return HalfSum(
        half,
        sum(duty.required for duty in duties),
        sum(min(duty.made, duty.required) for duty in duties),
        sum(duty.made < duty.required for duty in duties),
    )


def _firms(
    db: Readable, halves: Sequence[Half], left: Mapping[Half, set[str]], today: date, cadre_id: str
) -> tuple[tuple[FirmRow, ...], int]:
    """Those still to be visited first, then by name of firm. left: the firms whose duty is not done, by half-year."""
    firms = enterprises.led(db, halves[0].first, halves[-1].last, cadre_id)
    people = cadres.names(db)
    first = left[halves[-1]]
    shown = sorted(firms, key=lambda firm: (firm not in first, firms[firm], firm))[:FIRMS_SHOWN]
    by_firm = _leaders(db, shown, halves, cadre_id)
    visits = figures.visits_by_half(db, shown, halves[0], today)
    missed = {(firm, half.name) for half in halves if half.last < today for firm in left[half]}
    rows = tuple(
        FirmRow(
            firm,
            firms[firm],
            people.get(by_firm[firm][-1].cadre_id, ""),
            tuple(_cell(firm, half, by_firm[firm], visits, missed) for half in halves),
        )
        for firm in shown
    )
    return rows, len(firms)


def _leaders(
    db: Readable, firms: Sequence[str], halves: Sequence[Half], cadre_id: str
) -> dict[str, list[Assignment]]:
    """Firm → who led it in these half-years, the earliest first; of one cadre when given."""
    of_these, named = among("enterprise_id", firms)
    his = "role = ? AND started_on <= ? AND (ended_on IS NULL OR ended_on >= ?) AND (? = '' OR cadre_id = ?)"
    first, last = halves[0].first.isoformat(), halves[-1].last.isoformat()
    found = ASSIGNMENTS.find(
        db, f"{of_these} AND {his}", (*named, Role.LEADER.value, last, first, cadre_id, cadre_id)
    )
    by_firm: dict[str, list[Assignment]] = {}
    for assignment in sorted(found, key=lambda one: (str(one.started_on), one.id)):
        by_firm.setdefault(assignment.enterprise_id, []).append(assignment)
    return by_firm


def _cell(
    firm: str,
    half: Half,
    leaders: Sequence[Assignment],
    visits: dict[tuple[str, str], tuple[int, int]],
    missed: set[tuple[str, str]],
) -> Cell:
    in_person, other = visits.get((firm, half.name), (0, 0))
    was_missed = (firm, half.name) in missed
    if in_person:
        return Cell(Contact.VISITED, in_person, was_missed)
    if other:
        return Cell(Contact.CONTACTED, 0, was_missed)
    assigned = any(leader.active_days(half) for leader in leaders)
    return Cell(Contact.NONE if assigned else Contact.UNASSIGNED, 0, was_missed)
