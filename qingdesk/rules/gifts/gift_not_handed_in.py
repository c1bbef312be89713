"""A23 应上交未上交: 不得收受可能影响公正执行公务或明显超出正常礼尚往来的财物
(豫办〔2020〕23号 三（五）; 中办发〔1995〕7号).

- A gift card of 100.00, received on 2026-01-31, not handed in: red from 03-01.
- Tea for 199.99 that does not affect the duty: none; for 200.00 → red.
- Returned to the giver: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.gift_due import gift_duty
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Kept; of a kind that has to be handed in, or affecting the duty, or of `gift.hand_in_fen` and more; not
    handed in after `gift.months` calendar months."""
    found = []
    for gift, day in seen(facts.gifts, today):
        duty = gift_duty(gift, policy, unit_id=facts.unit_id)
        if duty is None or not duty.must_hand_in or not gift.is_kept or gift.handed_on is not None:
            continue
        if today <= duty.due_on:
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                gift.id,
                cadre_id=gift.cadre_id,
                enterprise_id=gift.enterprise_id,
                due_on=duty.due_on,
                rests_on=[row for row in (duty.months, duty.most) if row is not None],
                received_on=day,
                item=gift.item,
                gift_kind=gift.kind,
                value_fen=gift.value_fen,
                month_end_on=duty.due_on,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A23",
    rule_id="gift_not_handed_in",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="gift",
    clause=Clause("negative-5", "不得收受可能影响公正执行公务或明显超出正常礼尚往来的财物"),
    check=check,
)
