"""利益关系申报: the table `declaration`."""

from __future__ import annotations

from qingdesk.domain.declaration import Declaration
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("declaration", Declaration)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_assignment(db: Readable, assignment_id: str) -> list[Declaration]:
    """What was declared on an assignment, newest first."""
    return TABLE.find(db, "assignment_id = ?", (assignment_id,), order_by="declared_on DESC, id DESC")
