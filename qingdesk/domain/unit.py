"""单位: whom a cadre works for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.record import Draft, Mistake, Record
from qingdesk.i18n import N_


class Level(StrEnum):
    """级别; the policy's duty binds province to county, 乡镇 is not named."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True, kw_only=True)
class UnitDraft(Draft):
    """region: GB/T 2260, six digits. is_home: this desk's own unit."""

    REQUIRED = frozenset({"name", "level", "region"})

    name: str = ""
    level: Level | None = None
    region: str = ""
    parent_id: str = ""
    is_home: bool = False

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: a region that is not six digits."""
        return super().mistakes(today) + of_region(self.region)


@dataclass(frozen=True, kw_only=True)
class Unit(UnitDraft, Record):
    """A saved unit."""


def of_region(region: str) -> list[Mistake]:
    """A GB/T 2260 code has six digits; whether it exists is a question of the table, asked elsewhere."""
    if region and not (len(region) == 6 and region.isascii() and region.isdigit()):
        return [Mistake("region", N_("A region is six digits (GB/T 2260), such as 410100."))]
    return []
