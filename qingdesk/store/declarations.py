"""利益关系申报: the table `declaration`."""

from __future__ import annotations

from qingdesk.domain.declaration import Declaration
from qingdesk.store.table import Table

TABLE = Table("declaration", Declaration)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void
