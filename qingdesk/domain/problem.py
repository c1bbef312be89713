"""诉求: what a firm asks to be solved, from raising to 销号 (closing)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.mistakes import in_future, out_of_order
from qingdesk.domain.record import Draft, Mistake, Numbered
from qingdesk.i18n import N_


class ProblemSource(StrEnum):
    """来源渠道."""

    VISIT = "visit"
    SERVICE_DAY = "service_day"
    TALK_DAY = "talk_day"
    HOTLINE = "hotline"
    PLATFORM = "platform"
    LETTER = "letter"
    SUPERIOR = "superior"


class Category(StrEnum):
    """类别."""

    FINANCING = "financing"
    LABOUR = "labour"
    LAND = "land"
    ENERGY_LOGISTICS = "energy_logistics"
    APPROVALS = "approvals"
    POLICY_DELIVERY = "policy_delivery"
    MARKET = "market"
    TECHNOLOGY_TALENT = "technology_talent"
    ENVIRONMENT_SAFETY = "environment_safety"
    ENFORCEMENT = "enforcement"
    ARREARS = "arrears"
    LEGACY = "legacy"
    LEGAL_TRANSFER = "legal_transfer"
    OTHER = "other"


class Grade(StrEnum):
    """等级; none counts as C."""

    A = "A"
    B = "B"
    C = "C"


class ProblemResult(StrEnum):
    """办理结果."""

    OPEN = "open"
    SOLVED = "solved"
    PARTLY = "partly"
    IMPOSSIBLE = "impossible"
    OUT_OF_SCOPE = "out_of_scope"


class RatedVia(StrEnum):
    """How the firm's rating came."""

    SIGNED_FORM = "signed_form"
    CALL = "call"
    LETTER = "letter"
    HANDLER = "handler"


@dataclass(frozen=True, kw_only=True)
class ProblemDraft(Draft):
    """rating, second_rating: 1–5, 5 非常满意. `due_on` is computed and stands on `Problem`."""

    REQUIRED = frozenset({"enterprise_id", "source", "raised_on", "text"})
    LONG = frozenset({"text", "requirement", "result_reason", "policy_basis", "co_units"})

    enterprise_id: str = ""
    visit_id: str = ""
    source: ProblemSource | None = None
    raised_by: str = ""
    raised_on: date | None = None
    category: Category | None = None
    grade: Grade | None = None
    text: str = ""
    requirement: str = ""
    lead_unit: str = ""
    co_units: str = ""
    owner: str = ""
    triaged_on: date | None = None
    assigned_on: date | None = None
    result: ProblemResult = ProblemResult.OPEN
    result_reason: str = ""
    policy_basis: str = ""
    answered_on: date | None = None
    closed_on: date | None = None
    closed_by: str = ""
    revisited_on: date | None = None
    revisited_by: str = ""
    rating: int | None = None
    rated_on: date | None = None
    rated_via: RatedVia | None = None
    second_rating: int | None = None
    second_rated_on: date | None = None
    fixed_on: date | None = None

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: raised in the future, closed before raised, a rating outside 1–5 or without its day."""
        found = super().mistakes(today)
        found += in_future("raised_on", self.raised_on, today)
        found += out_of_order("raised_on", self.raised_on, "closed_on", self.closed_on)
        for rating, rated_on in (("rating", "rated_on"), ("second_rating", "second_rated_on")):
            value = getattr(self, rating)
            if value is not None and not 1 <= value <= 5:
                found.append(Mistake(rating, N_("A rating is from 1 to 5.")))
            if value is not None and getattr(self, rated_on) is None:
                found.append(Mistake(rated_on, N_("A rating needs the day it was given.")))
        return found


@dataclass(frozen=True, kw_only=True)
class Problem(ProblemDraft, Numbered):
    """A saved problem. due_on: raised_on + the profile's term of its grade; an extension sets it."""

    due_on: date | None = None

    @property
    def is_open(self) -> bool:
        """`closed_on` empty."""
        return self.closed_on is None
