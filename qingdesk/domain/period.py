"""半年: 1 Jan–30 Jun, 1 Jul–31 Dec; and calendar months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Half:
    """A calendar half-year; half is 1 or 2."""

    year: int
    half: int

    @classmethod
    def of(cls, day: date) -> Half:
        """The half-year of a day."""
        return cls(day.year, 1 if day.month <= 6 else 2)

    @classmethod
    def parse(cls, name: str) -> Half:
        """`2026H1`; raises ValueError for anything else."""
        found = re.fullmatch(r"([0-9]{4})H([12])", name)
        if found is None:
            raise ValueError(name)
        return cls(int(found[1]), int(found[2]))

    @property
    def name(self) -> str:
        """`2026H1`."""
        return f"{self.year}H{self.half}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    def previous(self, steps: int = 1) -> Half:
        """The half-year that many steps before (after, when negative)."""
        index = self.year * 2 + self.half - 1 - steps
        return Half(index // 2, index % 2 + 1)

    def days_left(self, today: date) -> int:
        """Its last day − today."""
        return (self.last - today).days

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def add_months(day: date, months: int) -> date:
    """So many calendar months later, clamped to the month's end (31 Jan + 1 → 28 Feb)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    from calendar import monthrange

    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
