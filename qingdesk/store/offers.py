"""婉拒: the table `offer`."""

from __future__ import annotations

from qingdesk.domain.offer import Offer
from qingdesk.domain.period import Half
from qingdesk.store.connection import Readable
from qingdesk.store.listed import Conditions
from qingdesk.store.table import NO_LIMIT, Table

TABLE = Table("offer", Offer)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


NEWEST_FIRST = "offered_on DESC, id DESC"
_TEXTS = ("inviter", "note")


def find_listed(
    db: Readable,
    operator_cadre_id: str,
    *,
    half: Half | None = None,
    reply: str = "",
    text: str = "",
    limit: int = NO_LIMIT,
    offset: int = 0,
) -> list[Offer]:
    """The offers that this operator may see, newest first: his own; the desk's clerk (nobody chosen) sees all."""
    asked = _asked(operator_cadre_id, half, reply, text)
    return TABLE.find(db, asked.where, asked.values, order_by=NEWEST_FIRST, limit=limit, offset=offset)


def count_listed(
    db: Readable, operator_cadre_id: str, *, half: Half | None = None, reply: str = "", text: str = ""
) -> int:
    """How many `find_listed` would give."""
    asked = _asked(operator_cadre_id, half, reply, text)
    return TABLE.count(db, asked.where, asked.values)


def _asked(operator_cadre_id: str, half: Half | None, reply: str, text: str) -> Conditions:
    asked = Conditions()
    if operator_cadre_id:
        asked.add("cadre_id = ?", operator_cadre_id)
    asked.of_half("offered_on", half)
    if reply:
        asked.add("reply = ?", reply)
    asked.holding("offer", _TEXTS, text)
    return asked
