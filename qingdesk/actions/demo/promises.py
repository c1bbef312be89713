"""Commitments, gifts and invitations: nearly all kept, registered or declined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.links import Fault, Link
from qingdesk.actions.demo.series import Batch
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.values import values
from qingdesk.actions.demo.words import words
from qingdesk.domain.commitment import Commitment, CommitmentBasis
from qingdesk.domain.gift import Disposition, Gift, GiftKind
from qingdesk.domain.offer import Offer, OfferKind, Reply
from qingdesk.domain.period import add_months

YUAN_10_000 = 1_000_000
"""Fen in 万元."""
HAND_IN_FEN = 20_000
"""`gift.hand_in_fen` as shipped: from this value on a gift is handed in."""
_BASES = (
    *[CommitmentBasis.DOCUMENT] * 3,
    *[CommitmentBasis.MINUTES] * 3,
    CommitmentBasis.REPLY,
    CommitmentBasis.CONTRACT,
)


@dataclass(frozen=True)
class Twist:
    """What is wrong. days: days before today for the record's own day. fields: of the record. item: which gift."""

    code: str
    days: int
    fields: dict[str, Any] = field(default_factory=dict)
    item: int = 0


_OPEN: dict[str, Any] = {"fulfilled_on": None, "fulfilled_fen": None}
COMMITMENT_TWISTS = (
    Twist("B23", 420, {**_OPEN, "due_on": -25, "reason": "late_reason"}),
    Twist("B24", 120, {**_OPEN, "basis": None, "basis_no": "", "due_on": 200}),
)
_KEPT: dict[str, Any] = {
    "disposition": Disposition.PENDING, "registered_on": None, "handed_on": None, "handed_to": "", "voucher_no": "",
    "outcome": "", "affects_duty": False, "back_on": None,
}  # fmt: skip
GIFT_TWISTS = (
    Twist("A22 red", 75, _KEPT, item=0),
    Twist("A22 blue", 24, _KEPT, item=1),
    Twist("A23", 80, {**_KEPT, "disposition": Disposition.REGISTERED, "registered_on": 74}, item=4),
)


def commitment(
    dice: Dice,
    span: Span,
    batch: Batch,
    link: Link,
    day: date,
    twist: Twist | None = None,
    visit_id: str = "",
) -> None:
    """A promise to this firm, in writing; kept when its day has come."""
    lists, said = words("matters"), values(dice, day)
    text, is_money = dice.pick(lists["commitments"])
    amount = int(str(said["loan"])) * YUAN_10_000 if is_money and "{loan}" in text else None
    due = day + timedelta(days=dice.between(120, 700))
    basis = dice.pick(_BASES)
    number = str(lists["commitment_basis"][basis.value])
    made = Commitment(
        id=dice.new_id(),
        number=batch.number("commitment", day.year),
        enterprise_id=link.firm.id,
        visit_id=visit_id,
        text=text.format_map(said),
        basis=basis,
        basis_no=number.format(year=day.year, number=dice.between(1, 60)),
        promised_by=dice.pick(lists["promised_by"]),
        promised_on=day,
        due_on=due,
        amount_fen=amount,
        owner_cadre_id=link.cadre.id,
        **_kept(dice, span, day, due, amount),
    )
    if twist is None and due < span.today and dice.chance(0.05):
        changed = {
            "changed_by_law": True,
            "reason": lists["law_reason"],
            "compensation": lists["compensation"],
        }
        made = replace(made, **{**_OPEN, **changed})
    batch.add("commitment", _twisted(span, made, twist) if twist else made)


def _kept(dice: Dice, span: Span, day: date, due: date, amount: int | None) -> dict[str, Any]:
    if due > span.today + timedelta(days=7):
        return {"fulfilled_fen": amount * dice.between(1, 6) // 10} if amount and dice.chance(0.5) else {}
    kept = max(day, min(due - timedelta(days=dice.between(3, 60)), span.yesterday))
    return {"fulfilled_on": kept, "fulfilled_fen": amount}


def _twisted(span: Span, made: Commitment, twist: Twist) -> Commitment:
    fields = dict(twist.fields)
    fields["due_on"] = span.today + timedelta(days=fields["due_on"])
    if fields.get("reason"):
        fields["reason"] = words("matters")[fields["reason"]]
        fields["fulfilled_fen"] = made.amount_fen * 6 // 10 if made.amount_fen else None
    return replace(made, **fields)


def open_commitments(dice: Dice, span: Span, batch: Batch, links: list[Link]) -> None:
    """A promise that is still open for each firm whose assignment ended without handover (B25)."""
    pending: dict[str, Any] = {**_OPEN, "due_on": 180}
    for link in links:
        if link.fault is Fault.NO_HANDOVER and link.end is not None:
            days = span.between(max(link.start, span.first), link.end)
            commitment(dice, span, batch, link, dice.pick(days), Twist("B25", 0, pending))


def gift(dice: Dice, span: Span, batch: Batch, link: Link, day: date, twist: Twist | None = None) -> None:
    """A gift that could be refused, given back, or was registered and handed in within the month."""
    lists = words("matters")
    item, kind, value, quantity = lists["gifts"][twist.item] if twist else dice.pick(lists["gifts"])
    made = Gift(
        id=dice.new_id(),
        number=batch.number("gift", day.year),
        cadre_id=link.cadre.id,
        enterprise_id=link.firm.id,
        received_on=day,
        place=link.firm.address,
        giver=link.firm.contact_name,
        relation=dice.pick(lists["gift_relations"]),
        item=item,
        quantity=quantity,
        kind=GiftKind(kind),
        value_fen=value,
        value_basis=dice.pick(lists["value_basis"]),
        **_disposed(dice, span, day, kind, value),
    )
    if twist:
        fields = dict(twist.fields)
        if fields["registered_on"]:
            fields["registered_on"] = span.today - timedelta(days=fields["registered_on"])
        made = replace(made, **fields)
    batch.add("gift", made)


def _disposed(dice: Dice, span: Span, day: date, kind: str, value: int) -> dict[str, Any]:
    lists = words("matters")
    if dice.chance(0.5):
        refused = dice.chance(0.7)
        way = Disposition.REFUSED if refused else Disposition.RETURNED
        return {"disposition": way, "outcome": lists["gift_refused"][0 if refused else 1]}
    registered = day + timedelta(days=dice.between(1, 12))
    if registered > span.yesterday:
        return {"disposition": Disposition.PENDING}
    if kind == GiftKind.GOODS and value < HAND_IN_FEN:
        return {"disposition": Disposition.REGISTERED, "registered_on": registered}
    handed = min(registered + timedelta(days=dice.between(0, 10)), add_months(day, 1))
    if handed > span.yesterday:
        return {"disposition": Disposition.REGISTERED, "registered_on": registered}
    return {
        "disposition": Disposition.HANDED_IN,
        "registered_on": registered,
        "handed_on": handed,
        "handed_to": lists["gift_handed_to"],
        "voucher_no": f"{handed:%Y}-{dice.between(1, 999):03d}",
        "outcome": dice.pick(lists["gift_outcomes"]),
    }


def offer(dice: Dice, batch: Batch, link: Link, day: date, *, is_accepted: bool = False) -> None:
    """An invitation, declined (A13 when it was not)."""
    lists = words("matters")
    kind = "banquet" if is_accepted else dice.pick(tuple(lists["offers"]))
    note = lists["accept_notes"] if is_accepted else dice.pick(lists["decline_notes"])
    made = Offer(
        id=dice.new_id(),
        cadre_id=link.cadre.id,
        enterprise_id=link.firm.id,
        offered_on=day,
        kind=OfferKind(kind),
        inviter=link.firm.contact_name,
        reply=Reply.ACCEPTED if is_accepted else Reply.DECLINED,
        note=f"{dice.pick(lists['offers'][kind])}。{note}。",
    )
    batch.add("offer", made)
