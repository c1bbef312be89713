"""The sums of 总览: a few queries over the whole store, on a reader, off the window's thread.

`duties` counts as `rules/duty.py` does; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qingdesk.domain.period import Half
from qingdesk.store.connection import Readable
from qingdesk.store.duty_book import DutyBook, FirmDuty

__all__ = [
    "Coming",
    "FirmDuty",
    "MealFigures",
    "ProblemFigures",
    "coming",
    "duties",
    "firms_led",
    "leaders_of",
    "meal_figures",
    "problem_figures",
    "visits_by_half",
]

_COUNTS = "v.voided_at IS NULL AND v.state IN ('completed', 'signed')"
_IN_PERSON = "v.mode IN ('onsite', 'service_day', 'talk_day') AND v.at_enterprise = 1"


@dataclass(frozen=True)
class MealFigures:
    """unpaid, without_receipt: of all time. paid_fen: of the half-year."""

    unpaid: int
    without_receipt: int
    paid_fen: int


@dataclass(frozen=True)
class ProblemFigures:
    """open, overdue: now. closed: in the half-year."""

    open: int
    overdue: int
    closed: int


@dataclass(frozen=True)
class Coming:
    """Something with a date ahead. noun, record_id: what it is of. enterprise: its name. words: its own text."""

    day: date
    noun: str
    record_id: str
    enterprise_id: str
    enterprise: str
    words: str


def duties(
    db: Readable,
    half: Half,
    today: date,
    *,
    per_half: int,
    min_days: int,
    records_from: date,
    cadre_id: str = "",
) -> list[FirmDuty]:
    """Every duty of a half-year with the visits made for it, as of `today`; of one cadre when given.

    per_half: visits that the policy asks for. min_days: how long an assignment must be in force in it.
    """
    book = DutyBook.load(db, half, half, today, cadre_id)
    return book.duties(half, per_half=per_half, min_days=min_days, records_from=records_from)


def meal_figures(db: Readable, half: Half, today: date, cadre_id: str = "") -> MealFigures:
    """Meals not paid for, paid without a receipt, and what was paid in the half-year; of one cadre when given."""
    row = db.execute(
        """
        SELECT coalesce(sum(paid_on IS NULL OR paid_fen IS NULL), 0),
          coalesce(sum(paid_on IS NOT NULL AND (receipt_kind IS NULL OR NOT EXISTS (SELECT 1 FROM attachment t
            WHERE t.record_id = meal.id AND t.role = 'receipt' AND t.voided_at IS NULL))), 0),
          coalesce(sum(CASE WHEN paid_on BETWEEN ? AND ? THEN paid_fen END), 0)
        FROM meal WHERE voided_at IS NULL AND eaten_on <= ? AND (? = '' OR cadre_id = ?)
        """,
        (half.first.isoformat(), half.last.isoformat(), today.isoformat(), cadre_id, cadre_id),
    ).fetchone()
    return MealFigures(*(int(value or 0) for value in row)) if row else MealFigures(0, 0, 0)


def problem_figures(db: Readable, half: Half, today: date, cadre_id: str = "") -> ProblemFigures:
    """Problems open, overdue, and closed in the half-year; of one cadre's firms when given."""
    row = db.execute(
        f"""
        SELECT coalesce(sum(closed_on IS NULL), 0), coalesce(sum(closed_on IS NULL AND due_on < ?), 0),
          coalesce(sum(closed_on BETWEEN ? AND ?), 0)
        FROM problem WHERE voided_at IS NULL AND raised_on <= ? AND {_OF_HIS_FIRMS}
        """,
        (
            today.isoformat(), half.first.isoformat(), half.last.isoformat(), today.isoformat(),
            cadre_id, cadre_id, today.isoformat(), today.isoformat(),
        ),
    ).fetchone()  # fmt: skip
    return ProblemFigures(*(int(value or 0) for value in row)) if row else ProblemFigures(0, 0, 0)


_FIRM = "(SELECT name FROM enterprise e WHERE e.id = enterprise_id)"
_OF_HIS_FIRMS = """(? = '' OR enterprise_id IN (SELECT enterprise_id FROM assignment
    WHERE cadre_id = ? AND role = 'leader' AND voided_at IS NULL
      AND started_on <= ? AND (ended_on IS NULL OR ended_on >= ?)))"""


def coming(db: Readable, today: date, days: int, cadre_id: str = "", limit: int = 50) -> list[Coming]:
    """Open problems and promises whose day lies within the next `days`, the nearest first."""
    first, last = today.isoformat(), (today + timedelta(days=days)).isoformat()
    mine = (cadre_id, cadre_id, first, first)
    rows = db.execute(
        f"""
        SELECT due_on, 'problem', id, enterprise_id, {_FIRM}, text
        FROM problem WHERE voided_at IS NULL AND closed_on IS NULL AND due_on BETWEEN ? AND ? AND {_OF_HIS_FIRMS}
        UNION ALL
        SELECT due_on, 'commitment', id, enterprise_id, {_FIRM}, text
        FROM commitment WHERE voided_at IS NULL AND fulfilled_on IS NULL AND NOT changed_by_law
          AND due_on BETWEEN ? AND ? AND {_OF_HIS_FIRMS}
        ORDER BY 1, 3 LIMIT ?
        """,
        (first, last, *mine, first, last, *mine, limit),
    )
    return [Coming(date.fromisoformat(str(row[0])), *(str(cell or "") for cell in row[1:])) for row in rows]


def visits_by_half(
    db: Readable, firms: list[str], earliest: Half, today: date
) -> dict[tuple[str, str], tuple[int, int]]:
    """(firm, `2026H1`) → (visits in person that count, other contacts), from `earliest` to `today`."""
    marks = ", ".join("?" * len(firms))
    rows = db.execute(
        f"""
        SELECT v.enterprise_id, substr(v.started_at, 1, 4) ||
            CASE WHEN substr(v.started_at, 6, 2) <= '06' THEN 'H1' ELSE 'H2' END,
          sum({_IN_PERSON}), sum(NOT ({_IN_PERSON}))
        FROM visit v WHERE v.enterprise_id IN ({marks}) AND {_COUNTS}
          AND v.started_at >= ? AND substr(v.started_at, 1, 10) <= ? GROUP BY 1, 2
        """,
        (*firms, earliest.first.isoformat(), today.isoformat()),
    )
    return {(str(row[0]), str(row[1])): (int(row[2] or 0), int(row[3] or 0)) for row in rows}


def firms_led(db: Readable, cadre_ids: list[str], today: date) -> dict[str, int]:
    """Cadre → how many firms he leads the liaison of today; those of none are left out."""
    marks = ", ".join("?" * len(cadre_ids))
    day = today.isoformat()
    rows = db.execute(
        f"SELECT cadre_id, count(*) FROM assignment WHERE cadre_id IN ({marks}) AND voided_at IS NULL"
        " AND role = 'leader' AND started_on <= ? AND (ended_on IS NULL OR ended_on >= ?) GROUP BY cadre_id",
        (*cadre_ids, day, day),
    )
    return {str(row[0]): int(row[1] or 0) for row in rows}


def leaders_of(db: Readable, firm_ids: list[str], today: date) -> dict[str, list[str]]:
    """Firm → the names of the cadres who lead its liaison today, the longest first."""
    marks = ", ".join("?" * len(firm_ids))
    day = today.isoformat()
    rows = db.execute(
        f"SELECT a.enterprise_id, c.name FROM assignment a JOIN cadre c ON c.id = a.cadre_id"
        f" WHERE a.enterprise_id IN ({marks}) AND a.voided_at IS NULL AND a.role = 'leader' AND a.started_on <= ?"
        " AND (a.ended_on IS NULL OR a.ended_on >= ?) ORDER BY a.started_on, a.id",
        (*firm_ids, day, day),
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(str(row[0]), []).append(str(row[1]))
    return found
