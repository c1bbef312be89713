"""诉求办到哪一步: where a problem stands on its way from raising to call-back and rating."""

from __future__ import annotations

from enum import StrEnum

from qingdesk.domain.problem import ProblemDraft

BAD = 2
"""不满意 and worse (好差评)."""


class Stage(StrEnum):
    """待受理 · 待交办 · 办理中 · 待销号 · 待回访 · 待评价 · 待整改 · 待再评价 · 已办结."""

    TO_TRIAGE = "to_triage"
    TO_ASSIGN = "to_assign"
    IN_HAND = "in_hand"
    TO_CLOSE = "to_close"
    TO_CALL_BACK = "to_call_back"
    TO_RATE = "to_rate"
    TO_REPAIR = "to_repair"
    TO_RATE_AGAIN = "to_rate_again"
    DONE = "done"


def stage(problem: ProblemDraft, bad: int = BAD) -> Stage:
    """The step that is next. bad: the worst ratings, that ask for repair (`rating.bad`)."""
    if problem.closed_on is None:
        if problem.triaged_on is None:
            return Stage.TO_TRIAGE
        if problem.assigned_on is None or not problem.lead_unit.strip():
            return Stage.TO_ASSIGN
        return Stage.IN_HAND if problem.answered_on is None else Stage.TO_CLOSE
    if problem.rating is not None and problem.rating <= bad:
        if problem.fixed_on is None:
            return Stage.TO_REPAIR
        return Stage.TO_RATE_AGAIN if problem.second_rating is None else Stage.DONE
    if problem.revisited_on is None:
        return Stage.TO_CALL_BACK
    return Stage.TO_RATE if problem.rating is None else Stage.DONE
