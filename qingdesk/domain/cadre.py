"""干部: who has the duty to contact firms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.mistakes import out_of_order
from qingdesk.domain.record import Draft, Mistake, Record


class Rank(StrEnum):
    """职级, as the travel standards group it."""

    MINISTERIAL = "ministerial"
    BUREAU = "bureau"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class CadreDraft(Draft):
    """in_scope: the policy's duty binds (member of a leadership team or head of a department, province to
    county; 豫办〔2020〕23号 二（五）)."""

    REQUIRED = frozenset({"name", "unit_id"})

    name: str = ""
    unit_id: str = ""
    post: str = ""
    rank: Rank | None = None
    in_scope: bool = False
    phone: str = ""
    appointed_on: date | None = None
    left_on: date | None = None

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: left before appointed."""
        return super().mistakes(today) + out_of_order(
            "appointed_on", self.appointed_on, "left_on", self.left_on
        )


@dataclass(frozen=True, kw_only=True)
class Cadre(CadreDraft, Record):
    """A saved cadre."""

    def has_left(self, today: date) -> bool:
        """Left when `left_on` has come."""
        return self.left_on is not None and self.left_on <= today
