"""诉求: the table `problem`."""

from __future__ import annotations

from qingdesk.domain.problem import Problem
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("problem", Problem)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_visit(db: Readable, visit_id: str) -> list[Problem]:
    """What the firm raised on a visit."""
    return TABLE.find(db, "visit_id = ?", (visit_id,))


def of_enterprise(db: Readable, enterprise_id: str) -> list[Problem]:
    """A firm's problems, newest first."""
    return TABLE.find(db, "enterprise_id = ?", (enterprise_id,), order_by="raised_on DESC, id DESC")
