"""Meals in canteens, paid by the standard, with what was given for the money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.plans import MealTwist
from qingdesk.actions.demo.series import Batch
from qingdesk.actions.demo.words import picture, words
from qingdesk.domain.attachment import Attachment, AttachmentRole
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.event import Event
from qingdesk.domain.meal import Meal, MealKind, MealPlace, PaymentMethod, ReceiptKind
from qingdesk.domain.meal_due import allowance_city, due
from qingdesk.domain.policy import Policy
from qingdesk.domain.unit import Unit

PICTURE_TYPE = "image/png"
UNKNOWN_SUM_FEN = 6000
"""Paid a head where no standard says what is due."""
IN_ORDER = MealTwist()
_METHODS = (*[PaymentMethod.QR] * 7, PaymentMethod.CASH, PaymentMethod.TRANSFER)
_KINDS = (*[ReceiptKind.OTHER] * 6, *[ReceiptKind.TAX_INVOICE] * 3, ReceiptKind.TREASURY_RECEIPT)
_RECEIPTS_FROM = 10_000_000


class Canteen:
    """Makes meals; the amount due comes from the policy table."""

    def __init__(self, dice: Dice, batch: Batch, policy: Policy, home: Unit) -> None:
        self._dice = dice
        self._batch = batch
        self._policy = policy
        self._home = home
        self._receipts = _RECEIPTS_FROM

    def serve(
        self, day: date, firm: Enterprise, cadre_id: str, heads: int, kind: MealKind, *,
        visit_id: str = "", event: Event | None = None, twist: MealTwist = IN_ORDER,
    ) -> None:  # fmt: skip
        """A meal on a visit, at an event, or (neither) at neither; with its receipt."""
        dice = self._dice
        facts: dict[str, Any] = {
            "id": dice.new_id(),
            "number": self._batch.number("meal", day.year),
            "visit_id": visit_id,
            "event_id": event.id if event else "",
            "enterprise_id": firm.id,
            "cadre_id": cadre_id,
            "eaten_on": day,
            "kind": kind,
            "place": MealPlace.CANTEEN,
            "heads": heads,
            "hosts_present": dice.between(0, min(3, max(1, heads))),
            "posted_price_fen": firm.canteen_price_fen,
            "standard_notified": True,
            **twist.facts,
        }
        owed = self._owed(Meal(**facts), firm, event)
        meal = Meal(**facts, **owed, **self._payment(day, heads, owed["due_fen"], twist))
        if twist.fields:
            meal = replace(meal, **twist.fields)
        self._batch.add("meal", meal)
        if meal.is_paid and twist.has_picture:
            self._attach(meal)

    def _owed(self, meal: Meal, firm: Enterprise, event: Event | None) -> dict[str, Any]:
        city = allowance_city(
            event_city=event.city if event else "",
            enterprise_region=firm.region,
            home_region=self._home.region,
        )
        owed = due(meal, self._policy, city=city, unit_id=self._home.id)
        return {"basis": owed.basis, "due_fen": owed.fen}

    def _payment(self, day: date, heads: int, due_fen: int | None, twist: MealTwist) -> dict[str, Any]:
        if twist.share is None:
            return {}
        dice = self._dice
        self._receipts += dice.between(1, 40)
        kind = dice.pick(_KINDS)
        reason = dice.pick(words("visits")["receipt_reasons"]) if kind is ReceiptKind.OTHER else ""
        whole = due_fen if due_fen is not None else UNKNOWN_SUM_FEN * heads
        return {
            "paid_fen": whole * twist.share // 100,
            "paid_on": day,
            "payment_method": dice.pick(_METHODS),
            "receipt_kind": kind,
            "receipt_no": str(self._receipts),
            "receipt_reason": reason,
        }

    def _attach(self, meal: Meal) -> None:
        content = picture("receipt.png")
        attachment = Attachment(
            id=self._dice.new_id(),
            noun="meal",
            record_id=meal.id,
            record_revision=meal.form_revision,
            role=AttachmentRole.RECEIPT,
            name=words("matters")["attachments"]["receipt"],
            media_type=PICTURE_TYPE,
        )
        self._batch.attach(attachment, content)
