"""Problems that were left lying, bounced or not answered: one of each kind, at the age that its rule speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qingdesk.actions.demo.asked import Asked, ask
from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.people import person
from qingdesk.actions.demo.problems import Step
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.values import values
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.problem import Grade, ProblemResult, ProblemSource, RatedVia
from qingdesk.domain.progress import ProgressKind

_NOT_TRIAGED: dict[str, Any] = {
    "triaged_on": None,
    "assigned_on": None,
    "lead_unit": "",
    "co_units": "",
    "owner": "",
}
_SOURCES = (ProblemSource.HOTLINE, ProblemSource.PLATFORM, ProblemSource.LETTER, ProblemSource.SUPERIOR)


@dataclass(frozen=True)
class Left:
    """code: of the rule. raised: working days before today. days: fields that hold a day, in working days
    before today. fields: others."""

    code: str
    raised: int
    grade: Grade
    days: dict[str, int] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


_CLOSED: dict[str, Any] = {"result": ProblemResult.SOLVED}
_BAD: dict[str, Any] = {**_CLOSED, "rating": 2, "rated_via": RatedVia.CALL}
_BOUNCES = (Step(ProgressKind.TRANSFER, 9), Step(ProgressKind.RETURN, 5))
LEFT = (
    Left("B13 yellow", 7, Grade.C, {"answered_on": 3}),
    Left("B13 red", 24, Grade.B, {"answered_on": 6}),
    Left("B10 yellow", 2, Grade.C, fields=_NOT_TRIAGED),
    Left("B10 red", 4, Grade.B, fields=_NOT_TRIAGED),
    Left("B12", 4, Grade.C),
    Left("B15", 40, Grade.C, {"closed_on": 36, "revisited_on": 34}, _CLOSED),
    Left("B16", 12, Grade.A, steps=_BOUNCES),
    Left("B19", 20, Grade.B, {"answered_on": 9, "closed_on": 9}, _CLOSED),
    Left(
        "B20 yellow", 40, Grade.C,
        {"answered_on": 36, "closed_on": 36, "revisited_on": 33, "rated_on": 33}, _BAD,
    ),
    Left(
        "B20 red", 60, Grade.C,
        {"answered_on": 56, "closed_on": 56, "revisited_on": 53, "rated_on": 53, "fixed_on": 45, "second_rated_on": 40},
        {**_BAD, "second_rating": 2},
    ),
)  # fmt: skip


def source_of_others(dice: Dice) -> ProblemSource:
    """Where a problem comes from that was not raised on a visit."""
    return dice.pick(_SOURCES)


def left_lying(dice: Dice, span: Span, firm: Enterprise, left: Left) -> tuple[Asked, dict[str, Any]]:
    """What the firm asked for, and what became of it."""
    day = span.back(left.raised)
    asked = ask(
        dice,
        day,
        firm.id,
        source_of_others(dice),
        firm.contact_name or firm.legal_representative,
        values(dice, day),
    )
    fate: dict[str, Any] = {"grade": left.grade, **left.fields}
    fate |= {name: max(day, span.back(back)) for name, back in left.days.items()}
    if "closed_on" in left.days:
        fate |= {"closed_by": person(dice), "revisited_by": person(dice), "result_reason": asked.solution}
        if "revisited_on" not in left.days:
            fate["revisited_by"] = ""
    return asked, fate


def others(dice: Dice, span: Span, firms: list[Enterprise], many: int) -> list[Asked]:
    """Problems that came by hotline, platform, letter or from above."""
    days: list[date] = span.between(span.first, span.yesterday)
    found = []
    for _ in range(many if firms else 0):
        firm, day = dice.pick(firms), dice.pick(days)
        found.append(ask(dice, day, firm.id, source_of_others(dice), firm.contact_name, values(dice, day)))
    return found
