"""婉拒: invitations, kept for the cadre's own protection and shown to him alone."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.domain.offer import Offer, Reply
from qingdesk.domain.period import Half
from qingdesk.store import offers
from qingdesk.store.connection import Readable, Value
from qingdesk.store.table import NO_LIMIT

NEWEST_FIRST = "offered_on DESC, seq DESC"


@dataclass(frozen=True)
class OfferCounts:
    """declined, accepted: of those the operator may see."""

    declined: int
    accepted: int


def offers_for(
    db: Readable, operator_cadre_id: str, *, half: Half | None = None, limit: int = NO_LIMIT, offset: int = 0
) -> list[Offer]:
    """The offers that this operator may see, newest first: his own; with nobody chosen (the desk's clerk), all.

    A convenience, not a lock: the store has one password.
    """
    where, values = _where(operator_cadre_id, half)
    return offers.TABLE.find(db, where, values, order_by=NEWEST_FIRST, limit=limit, offset=offset)


def count_offers(db: Readable, operator_cadre_id: str, *, half: Half | None = None) -> OfferCounts:
    """How many there are of them, by their reply."""
    where, values = _where(operator_cadre_id, half)
    both = f"{where} AND reply = ?" if where else "reply = ?"
    return OfferCounts(
        offers.count(db, both, [*values, Reply.DECLINED.value]),
        offers.count(db, both, [*values, Reply.ACCEPTED.value]),
    )


def _where(operator_cadre_id: str, half: Half | None) -> tuple[str, list[Value]]:
    parts: list[str] = []
    values: list[Value] = []
    if operator_cadre_id:
        parts.append("cadre_id = ?")
        values.append(operator_cadre_id)
    if half is not None:
        parts.append("offered_on BETWEEN ? AND ?")
        values += [half.first.isoformat(), half.last.isoformat()]
    return " AND ".join(parts), values
