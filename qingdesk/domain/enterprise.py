"""企业: a firm that a cadre contacts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.record import Draft, Mistake, Record
from qingdesk.domain.unit import of_region
from qingdesk.i18n import N_


class Ownership(StrEnum):
    """所有制."""

    STATE = "state"
    PRIVATE = "private"
    FOREIGN = "foreign"
    COLLECTIVE = "collective"
    MIXED = "mixed"


class Origin(StrEnum):
    """本地或外来."""

    LOCAL = "local"
    OUTSIDE = "outside"


class Size(StrEnum):
    """规模 (国统字〔2017〕213号), with 个体工商户 as its own word."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"
    INDIVIDUAL = "individual"


class EnterpriseStatus(StrEnum):
    """存续状态."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    UNREACHABLE = "unreachable"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class EnterpriseDraft(Draft):
    """uscc: 统一社会信用代码, 18 characters (GB 32100-2015). industry: GB/T 4754 letter + 2 digits.
    canteen_price_fen: posted price a head."""

    REQUIRED = frozenset({"name"})
    LONG = frozenset({"note", "main_products"})

    name: str = ""
    former_names: tuple[str, ...] = ()
    uscc: str = ""
    uscc_missing_reason: str = ""
    ownership: Ownership | None = None
    origin: Origin | None = None
    size: Size | None = None
    industry: str = ""
    region: str = ""
    address: str = ""
    legal_representative: str = ""
    contact_name: str = ""
    contact_post: str = ""
    contact_phone: str = ""
    main_products: str = ""
    has_party_org: bool = False
    has_canteen: bool = False
    canteen_price_fen: int | None = None
    status: EnterpriseStatus = EnterpriseStatus.ACTIVE
    note: str = ""

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: a code with a wrong check character, an industry or region that is not a code."""
        found = super().mistakes(today) + of_region(self.region)
        if self.industry and not re.fullmatch(r"[A-T]\d{2}", self.industry):
            found.append(
                Mistake("industry", N_("An industry is a letter and two digits (GB/T 4754), such as C27."))
            )
        if self.uscc:
            from qingdesk.domain.uscc import fault

            wrong = fault(self.uscc)
            if wrong is not None:
                found.append(Mistake("uscc", wrong.reason, wrong.params))
        return found


@dataclass(frozen=True, kw_only=True)
class Enterprise(EnterpriseDraft, Record):
    """A saved firm."""
