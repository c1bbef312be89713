"""工作日: the table of days that differ from Monday–Friday, and the `Calendar` built from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.calendar import Calendar
from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer


@dataclass(frozen=True)
class OddDay:
    """A day that is not what its weekday says. is_workday: a made-up working day; else a holiday."""

    day: date
    is_workday: bool
    basis: str


def years(db: Readable) -> list[int]:
    """The years that were entered."""
    return [
        int(row[0] or 0)
        for row in db.execute("SELECT DISTINCT CAST(substr(day, 1, 4) AS INTEGER) FROM workday ORDER BY 1")
    ]


def of_year(db: Readable, year: int) -> list[OddDay]:
    """Its days, in their order."""
    rows = db.execute(
        "SELECT day, is_workday, basis FROM workday WHERE day BETWEEN ? AND ? ORDER BY day",
        (f"{year}-01-01", f"{year}-12-31"),
    )
    return [OddDay(date.fromisoformat(str(row[0])), bool(row[1]), str(row[2] or "")) for row in rows]


def drop(db: Writer, day: date) -> None:
    """The day is again what its weekday says."""
    db.execute("DELETE FROM workday WHERE day = ?", (day.isoformat(),))


def load(db: Readable) -> Calendar:
    """The calendar of the years that were entered; every other year is counted Monday–Friday."""
    days = {
        date.fromisoformat(str(row[0])): bool(row[1])
        for row in db.execute("SELECT day, is_workday FROM workday")
    }
    return Calendar(days, frozenset(day.year for day in days))


def add_all(db: Writer, days: Iterable[tuple[date, bool, str]]) -> None:
    """Enter days (day, is_workday, basis); a day that is there already is replaced."""
    db.executemany(
        "INSERT INTO workday (id, day, is_workday, basis) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (day) DO UPDATE SET is_workday = excluded.is_workday, basis = excluded.basis",
        [(db.new_id(), day.isoformat(), int(is_workday), basis) for day, is_workday, basis in days],
    )


def renew(db: Writer, days: Iterable[tuple[date, bool, str]]) -> list[tuple[date, bool, str]]:
    """The same, but only what is new or of another kind; those days."""
    there = load(db).days
    came = [day for day in days if there.get(day[0]) is not day[1]]
    add_all(db, came)
    return came
