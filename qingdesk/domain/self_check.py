"""自查: nine questions each half-year, one for each 不得 of the policy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.mistakes import in_future
from qingdesk.domain.period import Half
from qingdesk.domain.record import Draft, Mistake, Numbered
from qingdesk.i18n import N_

ITEMS = tuple(str(number) for number in range(1, 10))
"""One question for each 不得."""


@dataclass(frozen=True)
class SelfAnswer:
    """item: `1`–`9`; answer: `yes` or `no`, empty while it is open; note: in one's own words."""

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

    @property
    def is_complete(self) -> bool:
        """All nine are answered."""
        return {given.item for given in self.answers if given.answer} >= set(ITEMS)

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: no such half-year, an item that is none or stands twice, another answer than yes or no, signed
        before all nine are answered."""
        found = super().mistakes(today) + in_future("signed_on", self.signed_on, today)
        if self.period and not _is_half(self.period):
            found.append(Mistake("period", N_("A half-year is written as 2026H1.")))
        items = [given.item for given in self.answers]
        if len(set(items)) < len(items) or not set(items) <= set(ITEMS):
            found.append(Mistake("answers", N_("The items are 1 to 9, each once.")))
        if any(given.answer not in ("", "yes", "no") for given in self.answers):
            found.append(Mistake("answers", N_("An answer is yes or no.")))
        if self.signed_on is not None and not self.is_complete:
            found.append(Mistake("signed_on", N_("It is signed when all nine questions are answered.")))
        return found


def _is_half(name: str) -> bool:
    try:
        Half.parse(name)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, kw_only=True)
class SelfCheck(SelfCheckDraft, Numbered):
    """A saved self-check."""
