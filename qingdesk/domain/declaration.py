"""利益关系申报: whether a cadre has an interest in a firm he contacts (公务员回避规定)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.mistakes import in_future
from qingdesk.domain.record import Draft, Mistake, Numbered


class ConflictKind(StrEnum):
    """亲属持股 · 亲属任职 · 本人兼职 · 挂靠借证 · 供应合同 · 债权债务 · 其他."""

    KIN_SHAREHOLDING = "kin_shareholding"
    KIN_EMPLOYMENT = "kin_employment"
    OWN_POST = "own_post"
    QUALIFICATION_LENDING = "qualification_lending"
    SUPPLY_CONTRACT = "supply_contract"
    DEBT = "debt"
    OTHER = "other"


class Resolution(StrEnum):
    """无 · 调整联系人 · 公务回避."""

    NONE = "none"
    REASSIGNED = "reassigned"
    RECUSED = "recused"


@dataclass(frozen=True, kw_only=True)
class DeclarationDraft(Draft):
    """One for each assignment, valid for 12 months."""

    REQUIRED = frozenset({"assignment_id", "declared_on", "has_conflict"})

    assignment_id: str = ""
    declared_on: date | None = None
    has_conflict: bool | None = None
    kind: ConflictKind | None = None
    resolution: Resolution | None = None
    resolved_on: date | None = None

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: declared in the future."""
        return super().mistakes(today) + in_future("declared_on", self.declared_on, today)


@dataclass(frozen=True, kw_only=True)
class Declaration(DeclarationDraft, Numbered):
    """A saved declaration."""
