"""活动费用: the table `cost`."""

from __future__ import annotations

from qingdesk.domain.cost import Cost
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("cost", Cost)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_event(db: Readable, event_id: str) -> list[Cost]:
    """What an event cost."""
    return TABLE.find(db, "event_id = ?", (event_id,))
