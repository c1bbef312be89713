"""What every draft and every record carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from qingdesk.domain.mistakes import Mistake as Mistake
from qingdesk.domain.mistakes import of_every_field


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What was entered, not yet saved. `REQUIRED` may not be empty; `LONG` may hold lines."""

    REQUIRED: ClassVar[frozenset[str]] = frozenset()
    LONG: ClassVar[frozenset[str]] = frozenset()

    def mistakes(self, today: date) -> list[Mistake]:
        """What refuses this entry: the malformed only; what a rule reports stays savable."""
        return of_every_field(self)


@dataclass(frozen=True, kw_only=True)
class Record:
    """id: UUIDv7 text. desk_id: which desk made it. revision: 1, + 1 with every saved change of the row.
    Moments are UTC text `2026-11-22T08:00:00Z`; `created_by`, `updated_by` are a cadre's id or `desk`.
    voided_with: the id of the record whose voiding took this one along; `unvoid` brings it back with it."""

    BOOKKEEPING: ClassVar[bool] = True
    """`fields_of` lists the fields of this class after a noun's own."""

    id: str = ""
    desk_id: str = ""
    revision: int = 1
    created_at: str = ""
    created_by: str = ""
    updated_at: str = ""
    updated_by: str = ""
    voided_at: str = ""
    void_reason: str = ""
    voided_with: str = ""

    @property
    def is_voided(self) -> bool:
        """A voided record exists for the audit only."""
        return bool(self.voided_at)


@dataclass(frozen=True, kw_only=True)
class Numbered(Record):
    """number: `DESK-2026-0012`, empty until it is given. form_revision: + 1 by 更正 only."""

    number: str = ""
    form_revision: int = 1
