"""活动: a firm's or chamber's event, attended only with prior approval (豫办〔2020〕23号 二（七）)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from qingdesk.domain.mistakes import out_of_order
from qingdesk.domain.record import Draft, Mistake, Numbered
from qingdesk.i18n import N_


class EventKind(StrEnum):
    """推介会 · 展销会 · 项目对接会 · 座谈会 · 研讨会 · 年会 · 其他."""

    PROMOTION = "promotion"
    EXHIBITION = "exhibition"
    MATCHMAKING = "matchmaking"
    DISCUSSION = "discussion"
    SEMINAR = "seminar"
    ANNUAL_MEETING = "annual_meeting"
    OTHER = "other"


class OrganiserKind(StrEnum):
    """企业 · 行业协会 · 商会."""

    ENTERPRISE = "enterprise"
    ASSOCIATION = "association"
    CHAMBER = "chamber"


class Decision(StrEnum):
    """待批 · 同意 · 不同意."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class EventDraft(Draft):
    """attendees: cadre ids as asked for; attended: as it was. city: GB/T 2260, four or six digits."""

    REQUIRED = frozenset({"title", "kind", "organiser", "organiser_kind", "starts_at", "applicant_id"})
    LONG = frozenset({"purpose", "outcome"})

    title: str = ""
    kind: EventKind | None = None
    organiser: str = ""
    organiser_kind: OrganiserKind | None = None
    organiser_uscc: str = ""
    enterprise_id: str = ""
    is_public: bool = False
    is_celebration: bool = False
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    city: str = ""
    place: str = ""
    purpose: str = ""
    applicant_id: str = ""
    attendees: tuple[str, ...] = ()
    budget_transport_fen: int | None = None
    budget_lodging_fen: int | None = None
    budget_meals_fen: int | None = None
    submitted_on: date | None = None
    decision: Decision = Decision.PENDING
    approved_by: str = ""
    approved_at: datetime | None = None
    approval_no: str = ""
    oral_by: str = ""
    oral_at: datetime | None = None
    attended: tuple[str, ...] = ()
    actual_starts_at: datetime | None = None
    actual_ends_at: datetime | None = None
    actual_city: str = ""
    outcome: str = ""

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: ends out of order, an approval without its moment or a moment without approval."""
        found = super().mistakes(today)
        found += out_of_order("starts_at", self.starts_at, "ends_at", self.ends_at)
        found += out_of_order(
            "actual_starts_at", self.actual_starts_at, "actual_ends_at", self.actual_ends_at
        )
        if self.decision is Decision.APPROVED and self.approved_at is None:
            found.append(Mistake("approved_at", N_("An approval needs the moment it was given.")))
        if self.approved_at is not None and self.decision is not Decision.APPROVED:
            found.append(
                Mistake("decision", N_("There is a moment of approval, but the decision is not “approved”."))
            )
        return found


@dataclass(frozen=True, kw_only=True)
class Event(EventDraft, Numbered):
    """A saved event; numbered when submitted."""

    @property
    def is_approved(self) -> bool:
        """`decision` approved and `approved_at` given."""
        return self.decision is Decision.APPROVED and self.approved_at is not None

    @property
    def days_asked(self) -> int:
        """Calendar days as asked for; without an end one day, without a start none."""
        return _days(self.starts_at, self.ends_at)

    @property
    def days_taken(self) -> int:
        """Calendar days as it was; what is not noted was as planned."""
        return _days(self.actual_starts_at or self.starts_at, self.actual_ends_at or self.ends_at)

    @property
    def last_day(self) -> date | None:
        """The last day as it was, else as planned."""
        first = self.actual_starts_at or self.starts_at
        last = self.actual_ends_at or self.ends_at or first
        return max(last, first).date() if last is not None and first is not None else None


def _days(first: datetime | None, last: datetime | None) -> int:
    if first is None:
        return 0
    return max(1, ((last or first).date() - first.date()).days + 1)
