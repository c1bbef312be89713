"""活动费用: what an event cost, and who paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.record import Draft, Record


class CostKind(StrEnum):
    """出行 · 住宿 · 就餐 · 市内交通 · 会务费 · 其他."""

    TRANSPORT = "transport"
    LODGING = "lodging"
    MEALS = "meals"
    LOCAL_TRANSPORT = "local_transport"
    FEE = "fee"
    OTHER = "other"


class TravelClass(StrEnum):
    """Rail and air classes; `other` is not judged."""

    SECOND = "second"
    FIRST = "first"
    BUSINESS = "business"
    HARD_SEAT = "hard_seat"
    SOFT_SEAT = "soft_seat"
    HARD_SLEEPER = "hard_sleeper"
    SOFT_SLEEPER = "soft_sleeper"
    ECONOMY = "economy"
    BUSINESS_AIR = "business_air"
    FIRST_AIR = "first_air"
    OTHER = "other"


class Payer(StrEnum):
    """承担方: 所在单位 · 本人 · 企业 · 主办方."""

    UNIT = "unit"
    SELF = "self"
    ENTERPRISE = "enterprise"
    ORGANISER = "organiser"


@dataclass(frozen=True, kw_only=True)
class CostDraft(Draft):
    """nights: of lodging, from `stayed_from`."""

    REQUIRED = frozenset({"event_id", "kind", "amount_fen", "payer"})

    event_id: str = ""
    cadre_id: str = ""
    kind: CostKind | None = None
    amount_fen: int | None = None
    stayed_from: date | None = None
    nights: int | None = None
    city: str = ""
    travel_class: TravelClass | None = None
    payer: Payer | None = None
    receipt_no: str = ""
    settled_on: date | None = None
    claim_no: str = ""
    special_approval: bool = False
    special_approval_no: str = ""


@dataclass(frozen=True, kw_only=True)
class Cost(CostDraft, Record):
    """A saved cost."""
