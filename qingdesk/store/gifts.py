"""礼品礼金: the table `gift`."""

from __future__ import annotations

from qingdesk.domain.gift import Gift
from qingdesk.store.table import Table

TABLE = Table("gift", Gift)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void
