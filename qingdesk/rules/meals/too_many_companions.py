"""A10 陪餐人数超限: 接待对象在10人以内的，陪餐人数不得超过3人；超过10人的，不得超过接待对象人数的三分之一
(《党政机关国内公务接待管理规定》, here a yardstick).

- 10 of us, 3 of them: none; 4 of them → yellow.
- 11 of us, 3 of them: none (11 // 3 = 3).
- 12 of us, 4 of them: none; 5 of them → yellow.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.companions import most_companions
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """hosts_present > `companions.max` up to `companions.upto` heads, beyond > heads // `companions.divisor`."""
    found = []
    for meal, day in seen(facts.meals, today):
        if meal.hosts_present is None or meal.heads is None:
            continue
        allowed = most_companions(meal.heads, policy, day, unit_id=facts.unit_id)
        if allowed is None or meal.hosts_present <= allowed.most:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                meal.id,
                cadre_id=meal.cadre_id,
                enterprise_id=meal.enterprise_id,
                rests_on=(allowed.row,),
                eaten_on=day,
                meal_kind=meal.kind,
                heads=meal.heads,
                hosts_present=meal.hosts_present,
                allowed=allowed.most,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A10",
    rule_id="too_many_companions",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="meal",
    clause=Clause(
        "reception", "接待对象在10人以内的，陪餐人数不得超过3人；超过10人的，不得超过接待对象人数的三分之一"
    ),
    check=check,
)
