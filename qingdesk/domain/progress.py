"""办理进展: a step in solving a problem."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.mistakes import in_future
from qingdesk.domain.record import Draft, Mistake, Record


class ProgressKind(StrEnum):
    """记录 · 转办 · 退回 · 延期."""

    NOTE = "note"
    TRANSFER = "transfer"
    RETURN = "return"
    EXTENSION = "extension"


@dataclass(frozen=True, kw_only=True)
class ProgressDraft(Draft):
    """new_due_on: of an extension. told_enterprise: the firm knows."""

    REQUIRED = frozenset({"problem_id", "noted_on", "kind"})
    LONG = frozenset({"text"})

    problem_id: str = ""
    noted_on: date | None = None
    kind: ProgressKind | None = None
    text: str = ""
    new_due_on: date | None = None
    told_enterprise: bool = False
    by: str = ""

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: noted in the future."""
        return super().mistakes(today) + in_future("noted_on", self.noted_on, today)


@dataclass(frozen=True, kw_only=True)
class Progress(ProgressDraft, Record):
    """A saved step."""
