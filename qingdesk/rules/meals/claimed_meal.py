"""A06 餐费凭证被用于报销: 不得…报销应当由所在单位或个人负担的费用
(豫办〔2020〕23号 三（五）; 财办行〔2019〕104号: 个人保存备查，不作为报销依据).

- Ticked as claimed: red.
- Its receipt number also stands on a cost, 豫 0012 here and 豫0012 there: red.
- Kept by the person: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts, receipt_key
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Claimed, or its receipt number (blanks apart) also on a cost."""
    on_costs = facts.cost_receipts | {receipt_key(c.receipt_no) for c in facts.costs if not c.is_voided}
    found = []
    for meal, day in seen(facts.meals, today):
        number = receipt_key(meal.receipt_no)
        twice = bool(number) and number in on_costs
        if not meal.claimed and not twice:
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                meal.id,
                cadre_id=meal.cadre_id,
                enterprise_id=meal.enterprise_id,
                case="receipt" if twice else "claimed",
                eaten_on=day,
                meal_kind=meal.kind,
                receipt_no=meal.receipt_no,
                paid_fen=meal.paid_fen,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A06",
    rule_id="claimed_meal",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="meal",
    clause=Clause("negative-5", "报销应当由所在单位或个人负担的费用"),
    check=check,
)
