"""责任分工: take in the table, and propose who leads a problem and who helps."""

from __future__ import annotations

from pathlib import Path

from qingdesk.actions.changes import Changes
from qingdesk.domain.problem import Category
from qingdesk.domain.responsible import Duty, Proposal, categories_of, propose
from qingdesk.errors import Refused
from qingdesk.exchange.responsibilities import read_responsibilities
from qingdesk.i18n import _
from qingdesk.store import responsibilities
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.responsibilities import Responsibility


def import_responsibilities(store: Store, path: Path) -> tuple[int, Changes]:
    """Put the file's table in the place of the one before it; how many tasks. Raises `UserError`."""
    rows = read_responsibilities(path)
    tasks = [
        Responsibility(
            task=row.task,
            units=row.units,
            clause=row.clause,
            categories=tuple(c.value for c in categories_of(f"{row.clause} {row.task}")),
        )
        for row in rows
    ]
    with store.transaction("import_responsibilities", path.name) as db:
        responsibilities.replace_all(db, tasks)
    return len(tasks), Changes({"responsibilities"})


def change_responsibility(store: Store, task: Responsibility) -> Changes:
    """Save a task that a person mended. Raises `Refused` without a text or a unit."""
    if not task.task.strip() or not task.units:
        raise Refused(
            _("A task needs its text and at least one unit."), _("Give both; the first unit leads.")
        )
    with store.transaction("change_responsibility") as db:
        responsibilities.change(db, task)
    return Changes({"responsibilities"})


def propose_units(db: Readable, category: Category | None, text: str) -> Proposal | None:
    """Who is proposed for a problem; None without a table, or where nothing in it fits."""
    duties = [Duty(row.task, row.units, row.categories) for row in responsibilities.find(db)]
    return propose(category, text, duties)
