"""A11 无走访就餐: 因工作误餐的，可按规定标准在企业食堂就餐 (豫办〔2020〕23号 二（五）).

- Lunch with neither visit nor event: red.
- Lunch of a visit whose page is still a draft: none.
- Its visit was voided (and the meal was not): red, for a link to a voided record is no link.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Neither visit nor event."""
    found = []
    for meal, day in seen(facts.meals, today):
        if facts.visit(meal.visit_id) is not None or facts.event(meal.event_id) is not None:
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                meal.id,
                cadre_id=meal.cadre_id,
                enterprise_id=meal.enterprise_id,
                eaten_on=day,
                meal_kind=meal.kind,
                heads=meal.heads,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A11",
    rule_id="meal_without_business",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="meal",
    clause=Clause("positive-5", "因工作误餐的"),
    check=check,
)
