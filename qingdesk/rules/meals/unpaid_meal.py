"""A01 就餐未交费: 因工作误餐的，可按规定标准在企业食堂就餐并交纳餐费 (豫办〔2020〕23号 二（五）).

- Lunch on Thursday 2026-11-19, not paid: none on that day; yellow from the 20th; red from Wednesday the 25th.
- Dinner on Tuesday 2026-06-30, not paid: red on 2026-07-01, for its half-year is over.
- Paid on the day: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.period import Half
from qingdesk.domain.policy import Policy
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Not paid, and more than `meal.pay_wd` working days ago; red beyond `meal.pay_red_wd`, or after its
    half-year."""
    found = []
    for meal, day in seen(facts.meals, today):
        pay = limit(policy, "meal.pay_wd", day, facts.unit_id)
        red = limit(policy, "meal.pay_red_wd", day, facts.unit_id)
        if meal.is_paid or pay is None or red is None:
            continue
        waited = facts.calendar.working_days(day, today)
        late = waited > pay.value
        is_red = waited > red.value or (late and today > Half.of(day).last)
        if not late and not is_red:
            continue
        due_fen = facts.meal_due(meal, policy).fen
        found.append(
            RULE.finding(
                Severity.RED if is_red else Severity.YELLOW,
                meal.id,
                cadre_id=meal.cadre_id,
                enterprise_id=meal.enterprise_id,
                due_on=day,
                rests_on=(pay.row, red.row) if is_red else (pay.row,),
                case="" if due_fen is not None else "no_sum",
                eaten_on=day,
                meal_kind=meal.kind,
                heads=meal.heads,
                due_fen=due_fen,
                days=(today - day).days,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A01",
    rule_id="unpaid_meal",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="meal",
    clause=Clause("positive-5", "在企业食堂就餐并交纳餐费"),
    check=check,
)
