"""Firm × half-year as 总览 shows it: who was visited, who was only spoken to, who was left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Contact(Enum):
    """visited: in person, at the firm. contacted: by phone or online only. none: neither. unassigned: nobody's."""

    VISITED = "visited"
    CONTACTED = "contacted"
    NONE = "none"
    UNASSIGNED = "unassigned"


@dataclass(frozen=True)
class Cell:
    """One firm in one half-year. many: visits in person. missed: it was a duty and was not done in time."""

    contact: Contact
    many: int = 0
    missed: bool = False


@dataclass(frozen=True)
class FirmRow:
    """One firm with its leader and its half-years, the oldest first."""

    enterprise_id: str
    enterprise: str
    cadre: str
    cells: tuple[Cell, ...]
