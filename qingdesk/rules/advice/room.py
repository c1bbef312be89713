"""能不能由企业安排住宿: 出行、就餐、住宿按公务出差标准执行，费用由所在单位报销 (豫办〔2020〕23号 二（七）).

- At an approved event the firm may book the room; the bill is the unit's, up to the limit a night.
- 郑州, rank other: 380.00 a night; 洛阳 from 1 April to 10 May: 500.00, else 330.00.
- The firm pays: no. Above the limit: only with a special approval beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.cadre import Rank
from qingdesk.domain.policy import Policy
from qingdesk.domain.travel_due import lodging_limit
from qingdesk.rules.advice.advice import NOT_PAID_BY_FIRM, TRAVEL, Advice, Amount, Answer, Point


@dataclass(frozen=True, kw_only=True)
class RoomQuestion:
    """on: the first night. city: GB/T 2260. rank empty: all three are told."""

    on: date
    city: str = ""
    rank: str = ""
    nights: int = 1
    is_paid_by_firm: bool = False
    unit_id: str = ""


def advise(question: RoomQuestion, policy: Policy) -> Advice:
    """The limit of each rank for those nights, and who pays."""
    if question.is_paid_by_firm:
        return Advice(
            question="room",
            answer=Answer.NO,
            case="firm_pays",
            clauses=(TRAVEL, NOT_PAID_BY_FIRM),
            points=(Point("unit_pays"),),
            record="cost",
        )
    amounts = _amounts(question, policy)
    unknown = () if amounts else (Point("unknown"),)
    return Advice(
        question="room",
        answer=Answer.IF,
        case="limit",
        clauses=(TRAVEL, NOT_PAID_BY_FIRM),
        points=(Point("approved"), Point("unit_pays"), *unknown, Point("special")),
        amounts=amounts,
        record="cost",
    )


def _amounts(question: RoomQuestion, policy: Policy) -> tuple[Amount, ...]:
    ranks = [question.rank] if question.rank else [rank.value for rank in Rank]
    found = []
    for rank in ranks:
        row = lodging_limit(policy, question.on, city=question.city, rank=rank, unit_id=question.unit_id)
        if row is not None and isinstance(row.value, int):
            params = {"rank": rank, "nights": question.nights, "a_night_fen": row.value}
            found.append(Amount("night", row.value * question.nights, (row,), params))
    return tuple(found)
