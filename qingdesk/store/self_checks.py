"""自查: the table `self_check`."""

from __future__ import annotations

from qingdesk.domain.self_check import SelfCheck
from qingdesk.store.table import Table

TABLE = Table("self_check", SelfCheck)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void
