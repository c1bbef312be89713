"""B04 仅电话或线上联系: 每半年至少到联系企业1次 (豫办〔2020〕23号 二（五）); 到 is in person.

- One telephone call on 2026-06-10, no visit: none on 05-30 (31 days left), yellow from 05-31 (30 days left).
- From 2026-07-01: B02, for the half-year is over.
- One visit besides the call: none.
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
    """The running half-year under duty: contact, none in person, within `duty.warn_days` of its end."""
    half = Half.of(today)
    warn = limit(policy, "duty.warn_days", half.first, facts.unit_id)
    if warn is None or half.days_left(today) > warn.value:
        return []
    return [
        RULE.finding(
            Severity.YELLOW,
            duty.assignment.id,
            cadre_id=duty.assignment.cadre_id,
            period=half.name,
            enterprise_id=duty.assignment.enterprise_id,
            due_on=half.last,
            rests_on=(*duty.rests_on, warn.row),
            period_name=half.name,
            contacts=len(duty.contacts),
            days_left=half.days_left(today),
        )
        for duty in duties(facts, half, policy, today)
        if duty.is_phone_only(warn.value, today)
    ]


RULE: Rule[CadreFacts] = Rule(
    code="B04",
    rule_id="phone_only",
    side=Side.TOO_DISTANT,
    scope=Scope.CADRE,
    noun="assignment",
    clause=Clause("positive-5", "每半年至少到联系企业1次"),
    check=check,
)
