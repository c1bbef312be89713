"""能不能在企业就餐: 因工作误餐的，可按规定标准在企业食堂就餐并交纳餐费 (豫办〔2020〕23号 二（五）).

- Lunch in the canteen, no posted price: pay 40 % of the daily allowance a head, on the same day, take a receipt.
- The firm posts 15.00: pay 15.00 a head; the percentages do not apply.
- In its guest house, a restaurant or a club: no.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.companions import most_companions
from qingdesk.domain.meal import MealDraft, MealKind, MealPlace
from qingdesk.domain.meal_due import due
from qingdesk.domain.policy import Policy
from qingdesk.rules.advice.advice import MEAL, NO_ALCOHOL, NO_BANQUET, Advice, Amount, Answer, Point
from qingdesk.rules.limits import limit


@dataclass(frozen=True, kw_only=True)
class MealQuestion:
    """kind None: all three. has_canteen False: the
    records say none; None: no firm is named. city: GB/T 2260, of the allowance."""

    on: date
    kind: MealKind | None = None
    place: MealPlace = MealPlace.CANTEEN
    heads: int = 1
    posted_price_fen: int | None = None
    has_canteen: bool | None = None
    city: str = ""
    unit_id: str = ""


def advise(question: MealQuestion, policy: Policy) -> Advice:
    """What is to be paid for each meal, by when, and against which receipt."""
    if question.place is not MealPlace.CANTEEN:
        return Advice(
            question="meal",
            answer=Answer.NO,
            case="place",
            clauses=(MEAL, NO_BANQUET),
            points=(Point("elsewhere"), Point("declined")),
            record="offer",
        )
    kinds = [question.kind] if question.kind is not None else list(MealKind)
    amounts = tuple(_amount(question, kind, policy) for kind in kinds)
    pay = limit(policy, "meal.pay_wd", question.on, question.unit_id)
    receipt = limit(policy, "meal.receipt_wd", question.on, question.unit_id)
    companions = most_companions(question.heads, policy, question.on, unit_id=question.unit_id)
    points = [Point("missed")]
    if question.has_canteen is False:
        points.append(Point("canteen_unknown"))
    points.append(Point("told"))
    within = {"working_days": pay.value if pay else 0}
    points.append(Point("paid_within", within) if within["working_days"] else Point("paid"))
    if receipt is not None:
        points.append(Point("receipt", {"working_days": receipt.value}))
    if companions is not None:
        points.append(Point("companions", {"hosts_present": companions.most}))
    return Advice(
        question="meal",
        answer=Answer.IF,
        case="canteen",
        clauses=(MEAL, NO_ALCOHOL),
        points=(*points, Point("no_alcohol"), Point("not_claimed")),
        amounts=amounts,
        record="meal",
        rows=tuple(term.row for term in (pay, receipt) if term is not None),
    )


def _amount(question: MealQuestion, kind: MealKind, policy: Policy) -> Amount:
    meal = MealDraft(
        eaten_on=question.on,
        kind=kind,
        place=question.place,
        heads=question.heads,
        posted_price_fen=question.posted_price_fen,
    )
    owed = due(meal, policy, city=question.city, unit_id=question.unit_id)
    params = {
        "meal_kind": kind.value,
        "heads": question.heads,
        "a_head_fen": owed.a_head_fen,
        "percent": owed.percent,
        "allowance_fen": owed.allowance_fen,
    }
    return Amount(owed.basis.value, owed.fen, owed.rows, params)
