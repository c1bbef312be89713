"""The way of a problem: 受理 → 交办 → 办理 → 答复 → 销号 → 回访 → 评价 → 整改, and which step is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.problem import Problem
from qingdesk.domain.progress import Progress
from qingdesk.domain.stage import BAD, Stage, stage
from qingdesk.i18n import N_

RATINGS = (
    (5, N_("Very satisfied")),
    (4, N_("Satisfied")),
    (3, N_("Fairly satisfied")),
    (2, N_("Dissatisfied")),
    (1, N_("Very dissatisfied")),
)
"""The five grades of 好差评, best first: value, msgid."""


class Milestone(StrEnum):
    """受理 · 交办 · 办理 · 答复 · 销号 · 回访 · 评价 · 整改 · 再评价, in this order."""

    TRIAGE = "triage"
    ASSIGN = "assign"
    PROGRESS = "progress"
    ANSWER = "answer"
    CLOSE = "close"
    CALL_BACK = "call_back"
    RATE = "rate"
    REPAIR = "repair"
    RATE_AGAIN = "rate_again"


_WAITS: Mapping[Stage, Milestone | None] = {
    Stage.TO_TRIAGE: Milestone.TRIAGE,
    Stage.TO_ASSIGN: Milestone.ASSIGN,
    Stage.IN_HAND: Milestone.ANSWER,
    Stage.TO_CLOSE: Milestone.CLOSE,
    Stage.TO_CALL_BACK: Milestone.CALL_BACK,
    Stage.TO_RATE: Milestone.RATE,
    Stage.TO_REPAIR: Milestone.REPAIR,
    Stage.TO_RATE_AGAIN: Milestone.RATE_AGAIN,
    Stage.DONE: None,
}
_AFTER_A_BAD_RATING = (Milestone.REPAIR, Milestone.RATE_AGAIN)


@dataclass(frozen=True)
class Step:
    """One milestone of a problem. on: the day it was reached; None while it was not. is_next: what is to be done
    now. notes: of the handling, what was noted on the way."""

    milestone: Milestone
    on: date | None = None
    is_next: bool = False
    notes: tuple[Progress, ...] = ()


def way(problem: Problem, notes: Sequence[Progress], bad: int = BAD) -> tuple[Step, ...]:
    """Every milestone in order; the repair only where the rating was bad."""
    following = next_milestone(problem, bad)
    is_bad = problem.rating is not None and problem.rating <= bad
    days = {
        Milestone.TRIAGE: problem.triaged_on,
        Milestone.ASSIGN: problem.assigned_on,
        Milestone.PROGRESS: notes[-1].noted_on if notes else None,
        Milestone.ANSWER: problem.answered_on,
        Milestone.CLOSE: problem.closed_on,
        Milestone.CALL_BACK: problem.revisited_on,
        Milestone.RATE: problem.rated_on,
        Milestone.REPAIR: problem.fixed_on,
        Milestone.RATE_AGAIN: problem.second_rated_on,
    }
    return tuple(
        Step(each, days[each], each is following, tuple(notes) if each is Milestone.PROGRESS else ())
        for each in Milestone
        if is_bad or each not in _AFTER_A_BAD_RATING
    )


def next_milestone(problem: Problem, bad: int = BAD) -> Milestone | None:
    """What is to be done now; None when all is done."""
    return _WAITS[stage(problem, bad)]
