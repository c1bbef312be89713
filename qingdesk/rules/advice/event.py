"""能不能参加企业或商协会的活动: 经批准，可以参加…，费用由所在单位报销 (豫办〔2020〕23号 二（七）).

- A matchmaking meeting: yes, when approved before it begins; the unit pays, by the standard of official travel.
- Asked for by word at the last moment: the oral approval counts, the paper follows within two working days.
- A firm's own celebration: as a rule no.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.policy import Policy
from qingdesk.domain.travel_due import lodging_limit, travel_classes
from qingdesk.rules.advice.advice import (
    EVENT,
    NO_BANQUET,
    NOT_PAID_BY_FIRM,
    TRAVEL,
    Advice,
    Amount,
    Answer,
    Point,
)
from qingdesk.rules.limits import limit


@dataclass(frozen=True, kw_only=True)
class EventQuestion:
    """on: its first day. city: GB/T 2260. rank empty: not known."""

    on: date
    city: str = ""
    rank: str = ""
    is_celebration: bool = False
    unit_id: str = ""


def advise(question: EventQuestion, policy: Policy) -> Advice:
    """Whose approval, which standards, who pays."""
    if question.is_celebration:
        return Advice(
            question="event",
            answer=Answer.NO,
            case="celebration",
            clauses=(EVENT, NO_BANQUET),
            points=(Point("declined"),),
            record="offer",
        )
    on, unit_id = question.on, question.unit_id
    oral = limit(policy, "event.oral_wd", on, unit_id)
    settle = limit(policy, "event.settle_wd", on, unit_id)
    points = [Point("approved"), Point("superior")]
    if oral is not None:
        points.append(Point("oral", {"working_days": oral.value}))
    points += [Point("as_approved"), Point("unit_pays")]
    if settle is not None:
        points.append(Point("settled", {"working_days": settle.value}))
    classes = travel_classes(policy, on, rank=question.rank, unit_id=unit_id) if question.rank else None
    if classes is not None:
        points.append(Point("classes", {"travel_classes": classes.value}))
    terms = [term.row for term in (oral, settle) if term is not None]
    rows = (*terms, classes) if classes is not None else tuple(terms)
    return Advice(
        question="event",
        answer=Answer.IF,
        case="approved",
        clauses=(EVENT, TRAVEL, NOT_PAID_BY_FIRM),
        points=(*points, Point("no_gifts")),
        amounts=_amounts(question, policy),
        record="event",
        rows=rows,
    )


def _amounts(question: EventQuestion, policy: Policy) -> tuple[Amount, ...]:
    on, unit_id = question.on, question.unit_id
    found = []
    if question.city and question.rank:
        night = lodging_limit(policy, on, city=question.city, rank=question.rank, unit_id=unit_id)
        if night is not None and isinstance(night.value, int):
            found.append(Amount("lodging", night.value, (night,), {"rank": question.rank}))
    for case, key in (("meals", "meal.allowance_fen"), ("local_transport", "transport.local_fen")):
        row = policy.find(key, on, unit_id=unit_id, city=question.city)
        if row is not None and isinstance(row.value, int):
            found.append(Amount(case, row.value, (row,)))
    return tuple(found)
