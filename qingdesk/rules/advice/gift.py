"""能不能收礼: 不得收受可能影响公正执行公务或明显超出正常礼尚往来的财物 (豫办〔2020〕23号 三（五）; 中办发〔1995〕7号).

- Refuse it. What could not be refused is registered within a calendar month, clamped to the month's end.
- Cash, cards, securities, jewellery, whatever affects the duty, and goods of 200.00 and more: handed in.
- Goods below 100.00 that do not affect the duty: need no register.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.gift import GiftDraft, GiftKind
from qingdesk.domain.gift_due import gift_duty
from qingdesk.domain.policy import Policy
from qingdesk.rules.advice.advice import NO_GIFT, Advice, Amount, Answer, Point
from qingdesk.rules.limits import limit


@dataclass(frozen=True, kw_only=True)
class GiftQuestion:
    """on: the day it is offered. back_on: return to the unit, when away. kind, value_fen None: not known.
    year_total_fen: what he kept this year, this one left out."""

    on: date
    back_on: date | None = None
    kind: GiftKind | None = None
    value_fen: int | None = None
    affects_duty: bool = False
    year_total_fen: int = 0
    unit_id: str = ""


def advise(question: GiftQuestion, policy: Policy) -> Advice:
    """Refuse; and when that is not possible: by when, to whom, from which value on."""
    gift = GiftDraft(
        received_on=question.on,
        back_on=question.back_on,
        kind=question.kind,
        value_fen=question.value_fen,
        affects_duty=question.affects_duty,
    )
    duty = gift_duty(gift, policy, unit_id=question.unit_id)
    small = duty is not None and not duty.must_register and not duty.must_hand_in
    points = [] if small else [Point("refuse")]
    if duty is not None and duty.must_register:
        points.append(Point("register", {"due_on": duty.due_on.isoformat()}))
    if duty is not None and (duty.must_hand_in or question.kind is None):
        case = "hand_in" if duty.must_hand_in else "hand_in_some"
        points.append(Point(case, {"due_on": duty.due_on.isoformat()}))
    amounts = _limits(question, policy)
    points += _year(question, policy)
    return Advice(
        question="gift",
        answer=Answer.IF if small else Answer.NO,
        case="small" if small else "refuse",
        clauses=(NO_GIFT,),
        points=tuple(points),
        amounts=amounts,
        record="gift",
        rows=duty.rows if duty is not None else (),
    )


def _limits(question: GiftQuestion, policy: Policy) -> tuple[Amount, ...]:
    keys = (("register", "gift.register_fen"), ("hand_in", "gift.hand_in_fen"), ("year", "gift.year_fen"))
    found = [(case, limit(policy, key, question.on, question.unit_id)) for case, key in keys]
    return tuple(Amount(case, known.value, (known.row,)) for case, known in found if known is not None)


def _year(question: GiftQuestion, policy: Policy) -> list[Point]:
    most = limit(policy, "gift.year_fen", question.on, question.unit_id)
    total = question.year_total_fen + (question.value_fen or 0)
    if most is None or total <= most.value:
        return []
    return [Point("year", {"total_fen": total, "limit_fen": most.value, "above_fen": total - most.value})]
