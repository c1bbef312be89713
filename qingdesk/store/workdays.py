"""工作日: the table of days that differ from Monday–Friday, and the `Calendar` built from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qingdesk.domain.calendar import Calendar
from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer


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
