"""婉拒: the table `offer`."""

from __future__ import annotations

from qingdesk.domain.offer import Offer
from qingdesk.store.table import Table

TABLE = Table("offer", Offer)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void
