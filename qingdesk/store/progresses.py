"""办理进展: the table `progress`."""

from __future__ import annotations

from qingdesk.domain.progress import Progress
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("progress", Progress)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_problem(db: Readable, problem_id: str) -> list[Progress]:
    """The steps of a problem, in order."""
    return TABLE.find(db, "problem_id = ?", (problem_id,), order_by="noted_on, seq")
