"""礼品礼金: what could not be refused, and what became of it (中办发〔1995〕7号)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.mistakes import in_future
from qingdesk.domain.record import Draft, Mistake, Numbered


class GiftKind(StrEnum):
    """性质: 礼品 · 礼金 · 卡券 · 有价证券 · 金银珠宝 · 其他."""

    GOODS = "goods"
    CASH = "cash"
    CARD = "card"
    SECURITIES = "securities"
    JEWELLERY = "jewellery"
    OTHER = "other"


class Disposition(StrEnum):
    """处置: 谢绝 · 退回 · 登记 · 上交 · 待处理."""

    REFUSED = "refused"
    RETURNED = "returned"
    REGISTERED = "registered"
    HANDED_IN = "handed_in"
    PENDING = "pending"


@dataclass(frozen=True, kw_only=True)
class GiftDraft(Draft):
    """back_on: return to the unit, when received away. value_fen: estimate."""

    REQUIRED = frozenset({"cadre_id", "received_on", "item", "kind"})

    cadre_id: str = ""
    enterprise_id: str = ""
    visit_id: str = ""
    received_on: date | None = None
    place: str = ""
    back_on: date | None = None
    giver: str = ""
    relation: str = ""
    item: str = ""
    quantity: str = ""
    kind: GiftKind | None = None
    value_fen: int | None = None
    value_basis: str = ""
    affects_duty: bool = False
    disposition: Disposition | None = None
    registered_on: date | None = None
    handed_on: date | None = None
    handed_to: str = ""
    voucher_no: str = ""
    outcome: str = ""

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: received in the future."""
        return super().mistakes(today) + in_future("received_on", self.received_on, today)


@dataclass(frozen=True, kw_only=True)
class Gift(GiftDraft, Numbered):
    """A saved gift."""

    @property
    def is_kept(self) -> bool:
        """Neither refused nor returned."""
        return self.disposition not in (Disposition.REFUSED, Disposition.RETURNED)

    @property
    def term_starts_on(self) -> date | None:
        """The month runs from the receipt, or from the return to the unit when received away (中办发〔1995〕7号)."""
        return self.back_on or self.received_on
