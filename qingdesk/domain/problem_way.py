"""The way of a problem: 受理 → 交办 → 办理 → 答复 → 销号 → 回访 → 评价 → 整改, and which step is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.problem import Problem
from qingdesk.domain.progress import Progress

BAD = 2
"""A rating of this or less is to be put right (好差评: 不满意、非常不满意)."""


class Stage(StrEnum):
    """受理 · 交办 · 办理 · 答复 · 销号 · 回访 · 评价 · 整改, in this order."""

    TRIAGE = "triage"
    ASSIGN = "assign"
    PROGRESS = "progress"
    ANSWER = "answer"
    CLOSE = "close"
    CALL_BACK = "call_back"
    RATE = "rate"
    REPAIR = "repair"


@dataclass(frozen=True)
class Step:
    """One stage of a problem. on: the day it was done; None while it was not. is_next: what is to be done now.
    notes: of the handling, what was noted on the way."""

    stage: Stage
    on: date | None = None
    is_next: bool = False
    notes: tuple[Progress, ...] = ()


def way(problem: Problem, notes: Sequence[Progress]) -> tuple[Step, ...]:
    """Every stage in order; a repair only where the rating was bad."""
    following = next_stage(problem)
    days = {
        Stage.TRIAGE: problem.triaged_on,
        Stage.ASSIGN: problem.assigned_on,
        Stage.PROGRESS: notes[-1].noted_on if notes else None,
        Stage.ANSWER: problem.answered_on,
        Stage.CLOSE: problem.closed_on,
        Stage.CALL_BACK: problem.revisited_on,
        Stage.RATE: problem.rated_on,
        Stage.REPAIR: problem.fixed_on,
    }
    return tuple(
        Step(stage, days[stage], stage is following, tuple(notes) if stage is Stage.PROGRESS else ())
        for stage in Stage
        if stage is not Stage.REPAIR or is_badly_rated(problem)
    )


def next_stage(problem: Problem) -> Stage | None:
    """What is to be done now; None when all is done. An old record that was answered needs no triage any more."""
    is_past = problem.answered_on is not None or problem.closed_on is not None
    wanting = (
        (Stage.TRIAGE, problem.triaged_on is None and not is_past and problem.assigned_on is None),
        (Stage.ASSIGN, problem.assigned_on is None and not is_past),
        (Stage.ANSWER, problem.answered_on is None),
        (Stage.CLOSE, problem.closed_on is None),
        (Stage.CALL_BACK, problem.revisited_on is None),
        (Stage.RATE, problem.rating is None),
        (Stage.REPAIR, is_badly_rated(problem) and problem.fixed_on is None),
    )
    return next((stage for stage, is_wanting in wanting if is_wanting), None)


def is_badly_rated(problem: Problem) -> bool:
    """Was the firm dissatisfied at first?"""
    return problem.rating is not None and problem.rating <= BAD
