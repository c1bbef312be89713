"""婉拒: an invitation that was declined, kept for the cadre's own protection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.mistakes import in_future
from qingdesk.domain.record import Draft, Mistake, Record


class OfferKind(StrEnum):
    """宴请 · 旅游 · 健身 · 娱乐 · 内部庆典 · 报酬 · 公开活动 · 其他."""

    BANQUET = "banquet"
    TRAVEL = "travel"
    FITNESS = "fitness"
    ENTERTAINMENT = "entertainment"
    CELEBRATION = "celebration"
    FEE = "fee"
    PUBLIC_EVENT = "public_event"
    OTHER = "other"


class Reply(StrEnum):
    """婉拒 · 接受."""

    DECLINED = "declined"
    ACCEPTED = "accepted"


@dataclass(frozen=True, kw_only=True)
class OfferDraft(Draft):
    """Private to the cadre until ticked for a package."""

    REQUIRED = frozenset({"cadre_id", "offered_on", "kind", "reply"})
    LONG = frozenset({"note"})

    cadre_id: str = ""
    enterprise_id: str = ""
    offered_on: date | None = None
    kind: OfferKind | None = None
    inviter: str = ""
    reply: Reply | None = None
    note: str = ""

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: offered in the future."""
        return super().mistakes(today) + in_future("offered_on", self.offered_on, today)


@dataclass(frozen=True, kw_only=True)
class Offer(OfferDraft, Record):
    """A saved offer."""
