"""自查: nine questions each half-year, one for each 不得 of the policy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.record import Draft, Numbered


@dataclass(frozen=True)
class SelfAnswer:
    """item: `1`–`9`; answer: `yes` or `no`; note: in one's own words."""

    item: str = ""
    answer: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SelfCheckDraft(Draft):
    """period: `2026H1`."""

    REQUIRED = frozenset({"cadre_id", "period", "answers"})

    cadre_id: str = ""
    period: str = ""
    answers: tuple[SelfAnswer, ...] = ()
    signed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SelfCheck(SelfCheckDraft, Numbered):
    """A saved self-check."""
