"""活动费用: the table `cost`."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.domain.cost import Cost
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("cost", Cost)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_event(db: Readable, event_id: str) -> list[Cost]:
    """What an event cost."""
    return TABLE.find(db, "event_id = ?", (event_id,))


@dataclass(frozen=True)
class CostSums:
    """Of one event, in fen. unsettled_fen: borne by the own unit and not settled yet."""

    total_fen: int
    unsettled_fen: int


def sums_of_events(db: Readable, event_ids: list[str]) -> dict[str, CostSums]:
    """What each of these events cost; those without costs are left out."""
    marks = ", ".join("?" * len(event_ids))
    rows = db.execute(
        "SELECT event_id, sum(amount_fen), sum(CASE WHEN payer = 'unit' AND settled_on IS NULL THEN amount_fen"
        f" ELSE 0 END) FROM cost WHERE event_id IN ({marks}) AND voided_at IS NULL GROUP BY event_id",
        event_ids,
    )
    return {str(row[0]): CostSums(int(row[1] or 0), int(row[2] or 0)) for row in rows}
