"""能不能搭企业的车: 出行、就餐、住宿按公务出差标准执行 (豫办〔2020〕23号 二（七）; 财办行〔2019〕104号).

- A seat in a car of the firm that goes there anyhow, with a reason: yes, against half the daily standard a
  half-day and person.
- Two of us for one half-day: 80.00 (2 × 50 % of 80.00).
- A car that is sent for us: no.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.car_due import car_due
from qingdesk.domain.policy import Policy
from qingdesk.rules.advice.advice import NOT_PAID_BY_FIRM, TRAVEL, Advice, Amount, Answer, Point


@dataclass(frozen=True, kw_only=True)
class LiftQuestion:
    """half_days, people: of our side."""

    on: date
    half_days: int = 1
    people: int = 1
    is_dedicated: bool = False
    unit_id: str = ""


def advise(question: LiftQuestion, policy: Policy) -> Advice:
    """What is to be paid, and what has to be noted."""
    if question.is_dedicated:
        return Advice(
            question="lift",
            answer=Answer.NO,
            case="dedicated",
            clauses=(TRAVEL, NOT_PAID_BY_FIRM),
            points=(Point("own_way"),),
            record="visit",
        )
    owed = car_due(question.half_days, question.people, policy, question.on, unit_id=question.unit_id)
    params = {"half_days": question.half_days, "people": question.people}
    return Advice(
        question="lift",
        answer=Answer.IF,
        case="shared",
        clauses=(TRAVEL, NOT_PAID_BY_FIRM),
        points=(Point("needed"), Point("reason"), Point("paid"), Point("own_way")),
        amounts=(Amount("lift", owed.fen, owed.rows, params),) if owed is not None else (),
        record="visit",
    )
