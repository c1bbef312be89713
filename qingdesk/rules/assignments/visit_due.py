"""B03 走访即将到期: 每半年至少到联系企业1次，了解情况、听取意见 (豫办〔2020〕23号 二（五）).

- No visit yet, 2026-11-01 (60 days left): blue; 2026-12-01 (30 days left): yellow.
- 2026-10-31, 61 days left: none.
- Only a telephone call, 30 days left: B04 instead.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.period import Half
from qingdesk.domain.policy import Policy
from qingdesk.rules.duty import duties
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """The running half-year under duty, fewer visits than required: blue within `duty.notice_days` of its end,
    yellow within `duty.warn_days`."""
    half = Half.of(today)
    notice = limit(policy, "duty.notice_days", half.first, facts.unit_id)
    warn = limit(policy, "duty.warn_days", half.first, facts.unit_id)
    if notice is None or warn is None or half.days_left(today) > max(notice.value, warn.value):
        return []
    found = []
    for duty in duties(facts, half, policy, today):
        made = len(duty.counting)
        if made >= duty.required or duty.is_phone_only(warn.value, today):
            continue
        near = half.days_left(today) <= warn.value
        found.append(
            RULE.finding(
                Severity.YELLOW if near else Severity.BLUE,
                duty.assignment.id,
                cadre_id=duty.assignment.cadre_id,
                period=half.name,
                enterprise_id=duty.assignment.enterprise_id,
                due_on=half.last,
                rests_on=(*duty.rests_on, warn.row if near else notice.row),
                case="fewer" if made else "none",
                period_name=half.name,
                required=duty.required,
                made=made,
                days_left=half.days_left(today),
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="B03",
    rule_id="visit_due",
    side=Side.TOO_DISTANT,
    scope=Scope.CADRE,
    noun="assignment",
    clause=Clause("positive-5", "每半年至少到联系企业1次"),
    check=check,
)
