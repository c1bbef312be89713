"""A22 礼品逾期未登记: 不得收受可能影响公正执行公务或明显超出正常礼尚往来的财物
(豫办〔2020〕23号 三（五）; 中办发〔1995〕7号).

- Received at the unit on 2026-01-31: blue from 02-20, the month ends on 02-28, red from 03-01.
- Received away on 2026-01-31, back on 02-05: the month ends on 03-05.
- Tea for 99.99 that does not affect the duty: exempt; cash of any value is not.
"""

from __future__ import annotations

from datetime import date, timedelta

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.gift_due import gift_duty
from qingdesk.domain.policy import Policy
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Kept and not registered: red after `gift.months` calendar months (clamped), blue from `gift.notice_days`
    after the start. Goods below `gift.register_fen` that do not affect the duty are exempt."""
    found = []
    for gift, day in seen(facts.gifts, today):
        start = gift.term_starts_on or day
        duty = gift_duty(gift, policy, unit_id=facts.unit_id)
        notice = limit(policy, "gift.notice_days", start, facts.unit_id)
        if duty is None or notice is None or not duty.must_register or not gift.is_kept:
            continue
        late = today > duty.due_on
        if gift.registered_on is not None or start > today:
            continue
        if today < start + timedelta(days=notice.value) and not late:
            continue
        rows = (duty.months, duty.least, None if late else notice.row)
        found.append(
            RULE.finding(
                Severity.RED if late else Severity.BLUE,
                gift.id,
                cadre_id=gift.cadre_id,
                enterprise_id=gift.enterprise_id,
                due_on=duty.due_on,
                rests_on=[row for row in rows if row is not None],
                case="late" if late else "soon",
                received_on=day,
                item=gift.item,
                value_fen=gift.value_fen,
                month_end_on=duty.due_on,
                days_left=(duty.due_on - today).days,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A22",
    rule_id="gift_unregistered",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="gift",
    clause=Clause("negative-5", "不得收受可能影响公正执行公务或明显超出正常礼尚往来的财物"),
    check=check,
)
