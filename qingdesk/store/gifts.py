"""礼品礼金: the table `gift`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qingdesk.domain.gift import Gift
from qingdesk.store.connection import Readable
from qingdesk.store.listed import ALL, Conditions, Filter, Listing, ordered
from qingdesk.store.table import Table

TABLE = Table("gift", Gift)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


TO_REGISTER, TO_HAND_IN = "to_register", "to_hand_in"
"""What a list of gifts is asked for by a chip."""

_KEPT = "coalesce(disposition, '') NOT IN ('refused', 'returned')"
_WHATEVER_VALUE = "(affects_duty OR kind IN ('cash', 'card', 'securities', 'jewellery'))"
_STATES = {
    TO_REGISTER: f"{_KEPT} AND registered_on IS NULL"
    f" AND ({_WHATEVER_VALUE} OR kind <> 'goods' OR value_fen IS NULL OR value_fen >= ?)",
    TO_HAND_IN: f"{_KEPT} AND handed_on IS NULL AND ({_WHATEVER_VALUE} OR value_fen >= ?)",
}
NEWEST_FIRST = "received_on DESC, id DESC"


@dataclass(frozen=True)
class Thresholds:
    """Fen from which a gift is registered, and handed in; None where no limit is in force."""

    register_fen: int | None = None
    hand_in_fen: int | None = None


ORDERS: Mapping[str, str] = {
    "number": "number",
    "day": "received_on",
    "cadre": "(SELECT name FROM cadre c WHERE c.id = cadre_id)",
    "item": "item",
    "giver": "giver",
    "value": "value_fen",
}
"""What a list may be sorted by."""


def listing(thresholds: Thresholds, asked: Filter = ALL) -> Listing:
    """Gifts, newest first unless asked otherwise; of a cadre: his only."""
    found = Conditions()
    found.of_half("received_on", asked.half)
    if asked.cadre_id:
        found.add("cadre_id = ?", asked.cadre_id)
    if asked.state == TO_REGISTER:
        found.add(_STATES[TO_REGISTER], thresholds.register_fen)
    elif asked.state == TO_HAND_IN:
        found.add(_STATES[TO_HAND_IN], thresholds.hand_in_fen)
    found.holding("gift", asked.text, points={"cadre_id": "cadre"})
    return found.listing(ordered(ORDERS, asked, NEWEST_FIRST))


def kept_until(db: Readable, gift: Gift) -> int | None:
    """Fen of what this cadre received in the calendar year of this gift, up to its day, and neither refused nor
    gave back; None where no value is known."""
    if gift.received_on is None:
        return None
    row = db.execute(
        "SELECT sum(value_fen) FROM gift WHERE cadre_id = ? AND voided_at IS NULL"
        f" AND received_on BETWEEN ? AND ? AND {_KEPT}",
        (gift.cadre_id, f"{gift.received_on.year}-01-01", gift.received_on.isoformat()),
    ).fetchone()
    return int(row[0]) if row and row[0] is not None else None
