"""活动: the table `event`, with `event_cadre` beside it."""

from __future__ import annotations

from collections.abc import Mapping

from qingdesk.domain.event import Event
from qingdesk.domain.period import Half
from qingdesk.store.connection import Readable
from qingdesk.store.listed import Conditions, Listing, count_states, ordered
from qingdesk.store.table import Table

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
NEWEST_FIRST = "starts_at DESC, id DESC"


def listing(
    *,
    half: Half | None = None,
    cadre_id: str = "",
    state: str = "",
    text: str = "",
    order: str = "",
    descending: bool = True,
) -> Listing:
    """Events, newest first unless asked otherwise. cadre_id: he applied, was to go, or went. state: of `STATES`,
    order: of `ORDERS`; text: in title, organiser, place, number, or the names of firm and applicant."""
    return _asked(half, cadre_id, state, text).listing(ordered(ORDERS, order, descending, NEWEST_FIRST))


def counts_found(
    db: Readable, *, half: Half | None = None, cadre_id: str = "", text: str = ""
) -> dict[str, int]:
    """How many `find` would give, under "", and of each state; one walk over the table."""
    return count_states(
        db,
        TABLE.name,
        _asked(half, cadre_id, "", text),
        {state: (rule, ()) for state, rule in STATES.items()},
    )


def _asked(half: Half | None, cadre_id: str, state: str, text: str) -> Conditions:
    asked = Conditions()
    if half is not None:
        asked.add(
            "starts_at >= ? AND starts_at < ?", half.first.isoformat(), half.previous(-1).first.isoformat()
        )
    if cadre_id:
        asked.add(
            "(applicant_id = ? OR id IN (SELECT event_id FROM event_cadre WHERE cadre_id = ?))",
            cadre_id,
            cadre_id,
        )
    if state:
        asked.add(STATES[state])
    asked.holding("event", text, points={"applicant_id": "cadre"})
    return asked


def of_cadre(db: Readable, cadre_id: str) -> list[Event]:
    """Events that he applied for or attended."""
    return TABLE.find(
        db,
        "applicant_id = ? OR id IN (SELECT event_id FROM event_cadre WHERE cadre_id = ?)",
        (cadre_id, cadre_id),
        order_by="starts_at, id",
    )
