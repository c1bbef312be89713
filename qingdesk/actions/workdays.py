"""工作日: take in the days of a year that differ from Monday–Friday, or mend a single one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qingdesk.actions.changes import Changes
from qingdesk.exchange.workdays import read_workdays
from qingdesk.store import workdays
from qingdesk.store.database import Store
from qingdesk.store.workdays import OddDay


def import_workdays(store: Store, path: Path) -> tuple[list[int], Changes]:
    """The years that came in; a day that is there already takes its new kind. Raises `UserError`."""
    days = read_workdays(path)
    with store.transaction("import_workdays", path.name) as db:
        workdays.add_all(db, days)
    return sorted({day.year for day, _is_workday, _basis in days}), Changes({"workdays"})


def set_workday(store: Store, day: OddDay) -> Changes:
    """Enter one day, or mend it."""
    with store.transaction("set_workday") as db:
        workdays.add_all(db, [(day.day, day.is_workday, day.basis)])
    return Changes({"workdays"})


def drop_workday(store: Store, day: date) -> Changes:
    """The day counts by its weekday again."""
    with store.transaction("drop_workday") as db:
        workdays.drop(db, day)
    return Changes({"workdays"})
