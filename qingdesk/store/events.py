"""活动: the table `event`, with `event_cadre` beside it."""

from __future__ import annotations

from qingdesk.domain.event import Event
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("event", Event)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_cadre(db: Readable, cadre_id: str) -> list[Event]:
    """Events that he applied for or attended."""
    return TABLE.find(
        db,
        "applicant_id = ? OR id IN (SELECT event_id FROM event_cadre WHERE cadre_id = ?)",
        (cadre_id, cadre_id),
        order_by="starts_at, id",
    )
