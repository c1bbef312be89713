"""交接: the table `handover`."""

from __future__ import annotations

from qingdesk.domain.handover import Handover
from qingdesk.store.table import Table

TABLE = Table("handover", Handover)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void
