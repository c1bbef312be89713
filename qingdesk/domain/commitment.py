"""承诺: what was promised to a firm in writing; it survives a change of office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.mistakes import in_future, of_money
from qingdesk.domain.record import Draft, Mistake, Numbered
from qingdesk.i18n import N_

AMOUNT_LIMIT = 10_000_000_000_000
"""100 billion yuan, in fen: investments are promised, not lunches."""


class CommitmentBasis(StrEnum):
    """依据: 会议纪要 · 批复 · 文件 · 合同 · 无."""

    MINUTES = "minutes"
    REPLY = "reply"
    DOCUMENT = "document"
    CONTRACT = "contract"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class CommitmentDraft(Draft):
    """changed_by_law: 因法定事由改变; then `compensation` says how the loss is made good."""

    REQUIRED = frozenset({"enterprise_id", "text", "promised_on"})
    LONG = frozenset({"text", "reason", "compensation"})

    enterprise_id: str = ""
    visit_id: str = ""
    text: str = ""
    basis: CommitmentBasis | None = None
    basis_no: str = ""
    promised_by: str = ""
    promised_on: date | None = None
    due_on: date | None = None
    amount_fen: int | None = None
    fulfilled_fen: int | None = None
    fulfilled_on: date | None = None
    reason: str = ""
    owner_cadre_id: str = ""
    changed_by_law: bool = False
    compensation: str = ""

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: promised in the future; changed by law without its cause, or without how the loss is made good
        (因国家利益、公共利益或其他法定事由…依法予以补偿); sums up to 100 billion yuan are let through."""
        found = [m for m in super().mistakes(today) if m.field not in ("amount_fen", "fulfilled_fen")]
        for name in ("amount_fen", "fulfilled_fen"):
            value = getattr(self, name)
            found += of_money(name, value, AMOUNT_LIMIT) if value is not None else []
        if self.changed_by_law:
            found += [
                Mistake(
                    name,
                    N_("A commitment is changed only for a lawful cause, and the firm's loss is made good."),
                )
                for name in ("reason", "compensation")
                if not getattr(self, name).strip()
            ]
        return found + in_future("promised_on", self.promised_on, today)


@dataclass(frozen=True, kw_only=True)
class Commitment(CommitmentDraft, Numbered):
    """A saved commitment."""

    @property
    def is_fulfilled(self) -> bool:
        """It has a day of fulfilment, or the whole amount was paid."""
        return self.fulfilled_on is not None or (self.fulfilled_fen or 0) >= (self.amount_fen or 0) > 0

    @property
    def is_live(self) -> bool:
        """Still to be fulfilled: neither done nor changed for a lawful cause."""
        return not self.is_fulfilled and not self.changed_by_law
