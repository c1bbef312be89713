"""联系分工: which cadre contacts which firm, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.mistakes import out_of_order
from qingdesk.domain.period import Half
from qingdesk.domain.record import Draft, Mistake, Record
from qingdesk.i18n import N_


class Role(StrEnum):
    """联系领导 · 联络员 · 首席服务员."""

    LEADER = "leader"
    LIAISON_OFFICER = "liaison_officer"
    CHIEF_SERVICE_OFFICER = "chief_service_officer"


class RegulatorAnswer(StrEnum):
    """Is the firm under this cadre's approval, supervision or enforcement?"""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class AssignmentDraft(Draft):
    """basis: 依据文号. visits_per_half: never below the policy's 1."""

    REQUIRED = frozenset({"cadre_id", "enterprise_id", "role", "started_on"})

    cadre_id: str = ""
    enterprise_id: str = ""
    role: Role | None = None
    started_on: date | None = None
    ended_on: date | None = None
    basis: str = ""
    is_regulator: RegulatorAnswer = RegulatorAnswer.UNKNOWN
    visits_per_half: int | None = None

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: ended before started, fewer visits than the policy's one."""
        found = super().mistakes(today)
        found += out_of_order("started_on", self.started_on, "ended_on", self.ended_on)
        if self.visits_per_half is not None and self.visits_per_half < 1:
            found.append(
                Mistake("visits_per_half", N_("The policy asks for at least one visit each half-year."))
            )
        return found


@dataclass(frozen=True, kw_only=True)
class Assignment(AssignmentDraft, Record):
    """A saved assignment."""

    def is_active(self, day: date) -> bool:
        """In force on this day, both ends counted."""
        return (
            self.started_on is not None
            and self.started_on <= day
            and (self.ended_on is None or day <= self.ended_on)
        )

    def active_days(self, half: Half) -> int:
        """Days in force within the half-year, both ends counted; to its last day when not ended."""
        if self.started_on is None:
            return 0
        first = max(self.started_on, half.first)
        last = min(self.ended_on or half.last, half.last)
        return max(0, (last - first).days + 1)
