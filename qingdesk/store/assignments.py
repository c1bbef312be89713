"""联系分工: the table `assignment`."""

from __future__ import annotations

from qingdesk.domain.assignment import Assignment
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("assignment", Assignment)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_cadre(db: Readable, cadre_id: str) -> list[Assignment]:
    """A cadre's assignments, ended ones too, oldest first."""
    return TABLE.find(db, "cadre_id = ?", (cadre_id,), order_by="started_on, id")


def of_enterprise(db: Readable, enterprise_id: str) -> list[Assignment]:
    """Who contacts, or contacted, a firm; oldest first."""
    return TABLE.find(db, "enterprise_id = ?", (enterprise_id,), order_by="started_on, id")
