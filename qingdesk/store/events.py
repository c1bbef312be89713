"""活动: the table `event`, with `event_cadre` beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from qingdesk.domain.event import Event
from qingdesk.store.connection import Readable
from qingdesk.store.listed import ALL, Conditions, Filter, Listing, count_states, ordered
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


def listing(asked: Filter = ALL) -> Listing:
    """Events, newest first unless asked otherwise. Of a cadre: he applied, was to go, or went. state: of `STATES`;
    text: in title, organiser, place, number, or the names of firm and applicant."""
    return _asked(asked).listing(ordered(ORDERS, asked, NEWEST_FIRST))


def counts_found(db: Readable, asked: Filter = ALL) -> dict[str, int]:
    """How many are found, under "", and of each state, whatever state is asked for; one walk over the table."""
    states = {state: (rule, ()) for state, rule in STATES.items()}
    return count_states(db, TABLE.name, _asked(replace(asked, state="")), states)


def _asked(asked: Filter) -> Conditions:
    found = Conditions()
    found.in_half("starts_at", asked.half)
    if asked.cadre_id:
        went = "(applicant_id = ? OR id IN (SELECT event_id FROM event_cadre WHERE cadre_id = ?))"
        found.add(went, asked.cadre_id, asked.cadre_id)
    if asked.state:
        found.add(STATES[asked.state])
    found.holding("event", asked.text, points={"applicant_id": "cadre"})
    return found


def of_cadre(db: Readable, cadre_id: str) -> list[Event]:
    """Events that he applied for or attended."""
    return TABLE.find(
        db,
        "applicant_id = ? OR id IN (SELECT event_id FROM event_cadre WHERE cadre_id = ?)",
        (cadre_id, cadre_id),
        order_by="starts_at, id",
    )
