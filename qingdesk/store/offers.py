"""婉拒: the table `offer`."""

from __future__ import annotations

from collections.abc import Mapping

from qingdesk.domain.offer import Offer
from qingdesk.domain.period import Half
from qingdesk.store.listed import FIRM_NAME, Conditions, Listing, ordered
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


def listing(
    operator_cadre_id: str,
    *,
    half: Half | None = None,
    reply: str = "",
    text: str = "",
    order: str = "",
    descending: bool = True,
) -> Listing:
    """The offers that this operator may see, newest first unless asked otherwise: his own; the desk's clerk
    (nobody chosen) sees all; order: of `ORDERS`."""
    return _asked(operator_cadre_id, half, reply, text).listing(
        ordered(ORDERS, order, descending, NEWEST_FIRST)
    )


def _asked(operator_cadre_id: str, half: Half | None, reply: str, text: str) -> Conditions:
    asked = Conditions()
    if operator_cadre_id:
        asked.add("cadre_id = ?", operator_cadre_id)
    asked.of_half("offered_on", half)
    if reply:
        asked.add("reply = ?", reply)
    asked.holding("offer", text, points={"enterprise_id": "enterprise", "cadre_id": "cadre"}, columns=_TEXTS)
    return asked
