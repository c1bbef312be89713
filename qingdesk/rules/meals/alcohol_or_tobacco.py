"""A09 用餐提供酒水香烟: 工作餐不得提供高档菜肴，不得提供香烟，不上酒 (《党政机关厉行节约反对浪费条例》, 2025).

- Alcohol at lunch: red, and it stays until the entry is corrected or cleared.
- Tobacco at dinner: red.
- Neither: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Either was served."""
    found = []
    for meal, day in seen(facts.meals, today):
        if not meal.alcohol and not meal.tobacco:
            continue
        case = "both" if meal.alcohol and meal.tobacco else "alcohol" if meal.alcohol else "tobacco"
        found.append(
            RULE.finding(
                Severity.RED,
                meal.id,
                cadre_id=meal.cadre_id,
                enterprise_id=meal.enterprise_id,
                case=case,
                eaten_on=day,
                meal_kind=meal.kind,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A09",
    rule_id="alcohol_or_tobacco",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="meal",
    clause=Clause("frugality", "不得提供香烟，不上酒"),
    check=check,
)
