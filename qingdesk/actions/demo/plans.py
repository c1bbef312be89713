"""Which visit is on which day: nobody is at two places at once, no firm is overrun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.span import Span
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.visit import IN_PERSON, VisitMode

NEAR = 16
"""Days between two visits to a firm: three within thirty would be a finding (C01)."""
APART = 31
"""Days between a visit that no duty asks for and any other."""
CLOSE = 3
MORNING, AFTERNOON = 0, 1
_TRIES = 12
_IN_PERSON = (*[VisitMode.ONSITE] * 8, VisitMode.SERVICE_DAY, VisitMode.TALK_DAY)


@dataclass(frozen=True)
class MealTwist:
    """What is wrong with a meal. share: per cent of the amount due that was paid; None: unpaid. facts: fields
    before the amount due is found. fields: others."""

    share: int | None = 100
    facts: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    has_picture: bool = True


class Confirmed(Enum):
    """How the firm confirms a visit."""

    AS_IT_COMES = 1
    BY_NOBODY = 2
    ON_OLD_PAPER = 3


@dataclass(slots=True, eq=False)
class Plan:
    """One visit, before its words are found. start, end: minutes of the day. twist: fields of the visit that
    are to be otherwise. eats, asks: does he eat there, does the firm ask for something; None as it comes.
    confirmed: as it comes, by nobody, or on a paper that was superseded."""

    id: str
    day: date
    start: int
    end: int
    mode: VisitMode
    firm: Enterprise
    cadre: Cadre
    officer: Cadre | None = None
    twist: Mapping[str, Any] | None = None
    meal: MealTwist | None = None
    eats: bool | None = None
    asks: bool | None = None
    confirmed: Confirmed = Confirmed.AS_IT_COMES

    @property
    def is_in_person(self) -> bool:
        """Somebody goes there."""
        return self.mode in IN_PERSON


class Diary:
    """All visits of the sample as they are planned."""

    def __init__(self, dice: Dice, span: Span) -> None:
        self.plans: list[Plan] = []
        self._dice = dice
        self._span = span
        self._busy: set[tuple[str, int]] = set()
        self._at_firm: dict[str, list[int]] = defaultdict(list)

    def go(
        self, day: date, firm: Enterprise, cadre: Cadre, officer: Cadre | None = None, **more: Any
    ) -> Plan:
        """A visit in person on this very day. part: morning (0) or afternoon (1), the free one if not said."""
        number = day.toordinal()
        part = more.pop("part", None)
        if part is None:
            part = MORNING if (cadre.id, number * 2) not in self._busy else AFTERNOON
        start, end = self._times(part)
        plan = Plan(
            self._dice.new_id(), day, more.pop("start", start), more.pop("end", end),
            more.pop("mode", None) or self._dice.pick(_IN_PERSON), firm, cadre, self._companion(officer, number, part),
        )  # fmt: skip
        for name, value in more.items():
            setattr(plan, name, value)
        self._busy.add((cadre.id, number * 2 + part))
        self._at_firm[firm.id].append(number)
        self.plans.append(plan)
        return plan

    def is_free(self, cadre: Cadre, day: date, part: int) -> bool:
        """Has he nothing planned in this half of the day?"""
        return (cadre.id, day.toordinal() * 2 + part) not in self._busy

    def call(self, first: date, last: date, firm: Enterprise, cadre: Cadre) -> bool:
        """A contact by telephone or on line on some day; False when there is none to choose from."""
        days = self._span.between(first, last)
        if not days:
            return False
        start = 5 * self._dice.between(9 * 12, 17 * 12)
        mode = VisitMode.PHONE if self._dice.chance(0.75) else VisitMode.ONLINE
        end = start + 5 * self._dice.between(2, 6)
        self.plans.append(Plan(self._dice.new_id(), self._dice.pick(days), start, end, mode, firm, cadre))
        return True

    def find_day(
        self, first: date, last: date, firm: Enterprise, cadre: Cadre, apart: int
    ) -> tuple[date, int] | None:
        """A day and a half of it on which he is free and nobody was at the firm for so many days around it."""
        days = self._span.between(first, last)
        for _ in range(_TRIES if days else 0):
            found = self._free(self._dice.pick(days), firm, cadre, apart)
            if found is not None:
                return found
        return None

    def find_any_day(
        self, first: date, last: date, firm: Enterprise, cadre: Cadre
    ) -> tuple[date, int] | None:
        """As `find_day`, the first that there is, with fewer days around it."""
        found = (self._free(day, firm, cadre, CLOSE) for day in self._span.between(first, last))
        return next((day for day in found if day is not None), None)

    def _free(self, day: date, firm: Enterprise, cadre: Cadre, apart: int) -> tuple[date, int] | None:
        number = day.toordinal()
        if any(abs(number - other) < apart for other in self._at_firm[firm.id]):
            return None
        part = MORNING if self._dice.chance(0.7) else AFTERNOON
        for choice in (part, 1 - part):
            if (cadre.id, number * 2 + choice) not in self._busy:
                return day, choice
        return None

    def _companion(self, officer: Cadre | None, number: int, part: int) -> Cadre | None:
        if officer is None or (officer.id, number * 2 + part) in self._busy or not self._dice.chance(0.6):
            return None
        self._busy.add((officer.id, number * 2 + part))
        return officer

    def _times(self, part: int) -> tuple[int, int]:
        """From when to when, so that a meal after it lies in its window: 12:00 or 18:00 is near."""
        if part == MORNING:
            return 8 * 60 + 40 + 10 * self._dice.between(0, 6), 11 * 60 + 5 * self._dice.between(0, 12)
        return 14 * 60 + 30 + 10 * self._dice.between(0, 4), 16 * 60 + 40 + 5 * self._dice.between(0, 14)
