"""活动: the table `event`, with `event_cadre` beside it."""

from __future__ import annotations

from collections.abc import Mapping

from qingdesk.domain.event import Event
from qingdesk.domain.period import Half
from qingdesk.store.connection import Readable, Value
from qingdesk.store.found_names import points_to
from qingdesk.store.like import containing
from qingdesk.store.table import NO_LIMIT, Table

TABLE = Table("event", Event)
get, count = TABLE.get, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void

STATES: Mapping[str, str] = {
    "pending": "decision = 'pending'",
    "unsettled": "EXISTS (SELECT 1 FROM cost c WHERE c.event_id = event.id AND c.payer = 'unit'"
    " AND c.settled_on IS NULL AND c.voided_at IS NULL)",
}
"""What is still to be done about an event: it waits for a decision; a cost of the unit is not settled."""

ORDERS: Mapping[str, str] = {
    "day": "starts_at",
    "title": "title",
    "organiser": "organiser",
    "applicant": "(SELECT name FROM cadre c WHERE c.id = applicant_id)",
    "number": "number",
}
"""What a list may be sorted by."""


def find(
    db: Readable,
    *,
    half: Half | None = None,
    cadre_id: str = "",
    state: str = "",
    text: str = "",
    order: str = "day",
    descending: bool = True,
    limit: int = NO_LIMIT,
    offset: int = 0,
) -> list[Event]:
    """Events, newest first unless asked otherwise. cadre_id: he applied, was to go, or went. state: of `STATES`,
    order: of `ORDERS`; text: in title, organiser, place, number, or the names of firm and applicant."""
    where, values = _where(half, cadre_id, state, text)
    way = "DESC" if descending else "ASC"
    return TABLE.find(
        db, where, values, order_by=f"{ORDERS[order]} {way}, id {way}", limit=limit, offset=offset
    )


def count_found(
    db: Readable, *, half: Half | None = None, cadre_id: str = "", state: str = "", text: str = ""
) -> int:
    """How many `find` would give."""
    return TABLE.count(db, *_where(half, cadre_id, state, text))


def counts_found(
    db: Readable, *, half: Half | None = None, cadre_id: str = "", text: str = ""
) -> dict[str, int]:
    """How many `find` would give, under "", and of each state; one walk over the table."""
    where, values = _where(half, cadre_id, "", text)
    condition = f"({where}) AND " if where else ""
    sums = ", ".join(f"sum({rule})" for rule in STATES.values())
    row = db.execute(
        f"SELECT count(*), {sums} FROM event WHERE {condition}voided_at IS NULL", values
    ).fetchone()
    found = [int(value or 0) for value in row] if row else [0] * (len(STATES) + 1)
    return dict(zip(("", *STATES), found, strict=True))


def _where(half: Half | None, cadre_id: str, state: str, text: str) -> tuple[str, list[Value]]:
    parts: list[str] = []
    values: list[Value] = []
    if half is not None:
        parts.append("starts_at >= ? AND starts_at < ?")
        values += [half.first.isoformat(), half.previous(-1).first.isoformat()]
    if cadre_id:
        parts.append("(applicant_id = ? OR id IN (SELECT event_id FROM event_cadre WHERE cadre_id = ?))")
        values += [cadre_id, cadre_id]
    if state:
        parts.append(STATES[state])
    if text:
        firm, firms = points_to("enterprise_id", "enterprise", text)
        cadre, cadres = points_to("applicant_id", "cadre", text)
        own = " OR ".join(
            f"{name} LIKE ? ESCAPE '\\'" for name in ("title", "organiser", "place", "number", "approval_no")
        )
        parts.append(f"({own} OR {firm} OR {cadre})")
        values += [containing(text)] * 5 + firms + cadres
    return " AND ".join(parts), values


def of_cadre(db: Readable, cadre_id: str) -> list[Event]:
    """Events that he applied for or attended."""
    return TABLE.find(
        db,
        "applicant_id = ? OR id IN (SELECT event_id FROM event_cadre WHERE cadre_id = ?)",
        (cadre_id, cadre_id),
        order_by="starts_at, id",
    )
