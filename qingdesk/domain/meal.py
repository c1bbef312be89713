"""就餐交费: a missed meal in a firm's canteen, and whether it was paid by the standard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.mistakes import in_future
from qingdesk.domain.record import Draft, Mistake, Numbered
from qingdesk.i18n import N_


class MealKind(StrEnum):
    """餐次."""

    BREAKFAST = "breakfast"
    LUNCH = "lunch"
    DINNER = "dinner"


class MealPlace(StrEnum):
    """地点: 企业食堂 · 企业招待所 · 饭店 · 会所 · 其他."""

    CANTEEN = "canteen"
    GUEST_HOUSE = "guest_house"
    RESTAURANT = "restaurant"
    CLUB = "club"
    OTHER = "other"


class MealBasis(StrEnum):
    """How the amount due was found."""

    POSTED_PRICE = "posted_price"
    UNIT_RULE = "unit_rule"
    PERCENT_RULE = "percent_rule"
    NONE = "none"


class PaymentMethod(StrEnum):
    """方式: 现金 · 转账 · 扫码 · 刷卡."""

    CASH = "cash"
    TRANSFER = "transfer"
    QR = "qr"
    CARD = "card"


class ReceiptKind(StrEnum):
    """凭证: 资金往来结算票据 · 税务发票 · 其他收款凭证 (财办行〔2019〕104号)."""

    TREASURY_RECEIPT = "treasury_receipt"
    TAX_INVOICE = "tax_invoice"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class MealDraft(Draft):
    """heads: eaters of our side. hosts_present: 陪餐人数. posted_price_fen: the canteen's price a head."""

    REQUIRED = frozenset({"enterprise_id", "cadre_id", "eaten_on", "kind", "place", "heads"})
    LONG = frozenset({"note", "receipt_reason"})

    visit_id: str = ""
    event_id: str = ""
    enterprise_id: str = ""
    cadre_id: str = ""
    eaten_on: date | None = None
    kind: MealKind | None = None
    place: MealPlace | None = None
    heads: int | None = None
    hosts_present: int | None = None
    posted_price_fen: int | None = None
    paid_fen: int | None = None
    paid_on: date | None = None
    payment_method: PaymentMethod | None = None
    receipt_kind: ReceiptKind | None = None
    receipt_no: str = ""
    receipt_reason: str = ""
    standard_notified: bool = False
    alcohol: bool = False
    tobacco: bool = False
    claimed: bool = False
    note: str = ""

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: in the future, nobody ate."""
        found = super().mistakes(today)
        found += in_future("eaten_on", self.eaten_on, today)
        found += in_future("paid_on", self.paid_on, today)
        if self.heads == 0:
            found.append(Mistake("heads", N_("At least one of our side ate.")))
        return found


@dataclass(frozen=True, kw_only=True)
class Meal(MealDraft, Numbered):
    """A saved meal. basis, due_fen: computed from the policy table in force on `eaten_on`; due_fen is None
    where no standard says what is due."""

    basis: MealBasis | None = None
    due_fen: int | None = None

    @property
    def is_paid(self) -> bool:
        """`paid_on` and `paid_fen` given."""
        return self.paid_on is not None and self.paid_fen is not None
