"""就餐交费: the table `meal`."""

from __future__ import annotations

from qingdesk.domain.meal import Meal
from qingdesk.domain.period import Half
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("meal", Meal)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_visit(db: Readable, visit_id: str) -> list[Meal]:
    """The meals eaten on a visit."""
    return TABLE.find(db, "visit_id = ?", (visit_id,))


def of_event(db: Readable, event_id: str) -> list[Meal]:
    """The meals eaten at an event."""
    return TABLE.find(db, "event_id = ?", (event_id,))


def of_cadre(db: Readable, cadre_id: str, half: Half | None = None) -> list[Meal]:
    """His meals, of a half-year when given, newest first."""
    first, last = (half.first.isoformat(), half.last.isoformat()) if half else ("", "9999")
    return TABLE.find(
        db, "cadre_id = ? AND eaten_on BETWEEN ? AND ?", (cadre_id, first, last), order_by="eaten_on DESC"
    )


def paid_fen(db: Readable, half: Half, cadre_id: str = "") -> int:
    """What was paid for meals of the half-year, in fen; of one cadre when given."""
    row = db.execute(
        "SELECT coalesce(sum(paid_fen), 0) FROM meal WHERE voided_at IS NULL AND eaten_on BETWEEN ? AND ?"
        " AND (? = '' OR cadre_id = ?)",
        (half.first.isoformat(), half.last.isoformat(), cadre_id, cadre_id),
    ).fetchone()
    return int(row[0] or 0) if row else 0
