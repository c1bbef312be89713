"""交接: the table `handover`."""

from __future__ import annotations

from qingdesk.domain.handover import Handover
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("handover", Handover)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_assignment(db: Readable, assignment_id: str) -> list[Handover]:
    """How an assignment was handed over, newest first."""
    return TABLE.find(db, "assignment_id = ?", (assignment_id,), order_by="handed_over_on DESC, id DESC")
