"""A08 非食堂用餐: 可按规定标准在企业食堂就餐 (豫办〔2020〕23号 二（五）).

- Lunch in a restaurant during a visit: red.
- Dinner in a restaurant at an event that was approved: none.
- The same, while the approval is pending or was refused: red.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.meal import MealPlace
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Elsewhere than in the canteen, and no approved event linked."""
    found = []
    for meal, day in seen(facts.meals, today):
        event = facts.event(meal.event_id)
        if meal.place is MealPlace.CANTEEN or (event is not None and event.is_approved):
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                meal.id,
                cadre_id=meal.cadre_id,
                enterprise_id=meal.enterprise_id,
                eaten_on=day,
                meal_kind=meal.kind,
                meal_place=meal.place,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A08",
    rule_id="meal_outside_canteen",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="meal",
    clause=Clause("positive-5", "在企业食堂就餐"),
    check=check,
)
