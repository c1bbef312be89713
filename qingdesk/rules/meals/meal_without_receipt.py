"""A04 缺少交费凭证: 在企业食堂就餐并交纳餐费 (豫办〔2020〕23号 二（五）).

- Paid on Monday 2026-11-09 without a receipt: none until Monday the 16th (5 working days), yellow from the 17th.
- A receipt of some kind, and its picture attached in the role receipt: none.
- Its kind noted, nothing attached: yellow.
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
    """Paid more than `meal.receipt_wd` working days ago, and no receipt_kind or no attachment."""
    found = []
    for meal, day in seen(facts.meals, today):
        if not meal.is_paid or meal.paid_on is None:
            continue
        if meal.receipt_kind is not None and meal.id in facts.receipts:
            continue
        term = limit(policy, "meal.receipt_wd", meal.paid_on, facts.unit_id)
        if term is None or facts.calendar.working_days(meal.paid_on, today) <= term.value:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                meal.id,
                cadre_id=meal.cadre_id,
                enterprise_id=meal.enterprise_id,
                due_on=facts.calendar.add_working_days(meal.paid_on, term.value),
                rests_on=(term.row,),
                eaten_on=day,
                meal_kind=meal.kind,
                paid_on=meal.paid_on,
                paid_fen=meal.paid_fen,
                working_days=facts.calendar.working_days(meal.paid_on, today),
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A04",
    rule_id="meal_without_receipt",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="meal",
    clause=Clause("positive-5", "并交纳餐费"),
    check=check,
)
