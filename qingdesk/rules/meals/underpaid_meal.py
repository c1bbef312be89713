"""A02 交费不足: 可按规定标准在企业食堂就餐并交纳餐费 (豫办〔2020〕23号 二（五）; 财办行〔2019〕104号).

- Lunch for 2, no posted price, allowance 100.00: 80.00 due; 60.00 paid → yellow, 20.00 short; 39.99 → red.
- Breakfast for 3, 60.00 paid: 60.00 due, none.
- Posted price 15.00, lunch for 1, 15.00 paid: none; the percentage does not apply.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Paid, due known, and less than due; red below `meal.red_percent` of it."""
    found = []
    for meal, day in seen(facts.meals, today):
        due = facts.meal_due(meal, policy)
        if not meal.is_paid or meal.paid_fen is None or due.fen is None or meal.paid_fen >= due.fen:
            continue
        red = limit(policy, "meal.red_percent", day, facts.unit_id)
        is_red = red is not None and meal.paid_fen * 100 < due.fen * red.value
        found.append(
            RULE.finding(
                Severity.RED if is_red else Severity.YELLOW,
                meal.id,
                cadre_id=meal.cadre_id,
                enterprise_id=meal.enterprise_id,
                rests_on=(*due.rows, red.row) if red is not None and is_red else due.rows,
                eaten_on=day,
                meal_kind=meal.kind,
                heads=meal.heads,
                basis=due.basis,
                due_fen=due.fen,
                paid_fen=meal.paid_fen,
                short_fen=due.fen - meal.paid_fen,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A02",
    rule_id="underpaid_meal",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="meal",
    clause=Clause("positive-5", "按规定标准在企业食堂就餐并交纳餐费"),
    check=check,
)
