"""交接: what one cadre hands to the next when an assignment changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.mistakes import in_future
from qingdesk.domain.record import Draft, Mistake, Numbered


@dataclass(frozen=True)
class HandoverItem:
    """One open matter: its noun, its id, and a line of text as it was on the day."""

    noun: str = ""
    record_id: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class HandoverDraft(Draft):
    """signed_out_on, signed_in_on: typed by a person who sees the signed paper."""

    REQUIRED = frozenset({"assignment_id", "to_cadre_id", "handed_over_on"})

    assignment_id: str = ""
    to_cadre_id: str = ""
    handed_over_on: date | None = None
    items: tuple[HandoverItem, ...] = ()
    signed_out_on: date | None = None
    signed_in_on: date | None = None
    supervised_by: str = ""

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: handed over in the future."""
        return super().mistakes(today) + in_future("handed_over_on", self.handed_over_on, today)


@dataclass(frozen=True, kw_only=True)
class Handover(HandoverDraft, Numbered):
    """A saved handover."""
