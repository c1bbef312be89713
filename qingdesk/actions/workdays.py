"""工作日: take in the days of a year that differ from Monday–Friday."""

from __future__ import annotations

from pathlib import Path

from qingdesk.actions.changes import Changes
from qingdesk.exchange.workdays import read_workdays
from qingdesk.store import workdays
from qingdesk.store.database import Store


def import_workdays(store: Store, path: Path) -> tuple[list[int], Changes]:
    """The years that came in; a day that is there already takes its new kind. Raises `UserError`."""
    days = read_workdays(path)
    with store.transaction("import_workdays", path.name) as db:
        workdays.add_all(db, days)
    return sorted({day.year for day, _is_workday, _basis in days}), Changes({"workdays"})
