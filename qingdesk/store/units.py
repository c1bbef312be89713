"""单位: the table `unit`."""

from __future__ import annotations

from qingdesk.domain.unit import Unit
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("unit", Unit)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def home(db: Readable) -> Unit | None:
    """This desk's own unit; None before set-up."""
    found = TABLE.find(db, "is_home = 1", limit=1)
    return found[0] if found else None
