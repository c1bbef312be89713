"""婉拒: the table `offer`."""

from __future__ import annotations

from collections.abc import Mapping

from qingdesk.domain.offer import Offer
from qingdesk.store.listed import ALL, FIRM_NAME, Conditions, Filter, Listing, ordered
from qingdesk.store.table import Table

TABLE = Table("offer", Offer)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


NEWEST_FIRST = "offered_on DESC, id DESC"
_TEXTS = ("inviter", "note")


ORDERS: Mapping[str, str] = {
    "day": "offered_on",
    "kind": "kind",
    "from": FIRM_NAME,
    "cadre": "(SELECT name FROM cadre c WHERE c.id = cadre_id)",
    "reply": "reply",
}
"""What a list may be sorted by."""


def listing(operator_cadre_id: str, asked: Filter = ALL) -> Listing:
    """The offers that this operator may see, newest first unless asked otherwise: his own; the desk's clerk
    (nobody chosen) sees all, whichever cadre is asked for. state: a reply."""
    found = Conditions()
    if operator_cadre_id:
        found.add("cadre_id = ?", operator_cadre_id)
    found.of_half("offered_on", asked.half)
    if asked.state:
        found.add("reply = ?", asked.state)
    points = {"enterprise_id": "enterprise", "cadre_id": "cadre"}
    found.holding("offer", asked.text, points=points, columns=_TEXTS)
    return found.listing(ordered(ORDERS, asked, NEWEST_FIRST))
