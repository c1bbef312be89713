"""B02 半年内未走访: 每半年至少到联系企业1次 (豫办〔2020〕23号 二（五）).

- Assigned on 2026-05-15, 47 days in the first half: no duty in it; the second half counts.
- Assigned on 2026-04-20, 72 days, no visit: red from 2026-07-01, and it stays.
- Two visits a half-year agreed, one made: yellow.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.duty import duties, ended_halves
from qingdesk.rules.rule import Clause, Rule, Scope


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """For each ended half-year under duty: no visit in person → red; fewer than required → yellow."""
    found = []
    for half in ended_halves(facts, today):
        for duty in duties(facts, half, policy, today):
            made = len(duty.counting)
            if made >= duty.required:
                continue
            found.append(
                RULE.finding(
                    Severity.YELLOW if made else Severity.RED,
                    duty.assignment.id,
                    cadre_id=duty.assignment.cadre_id,
                    period=half.name,
                    enterprise_id=duty.assignment.enterprise_id,
                    due_on=half.last,
                    rests_on=duty.rests_on,
                    case="fewer" if made else "none",
                    period_name=half.name,
                    required=duty.required,
                    made=made,
                )
            )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="B02",
    rule_id="no_visit",
    side=Side.TOO_DISTANT,
    scope=Scope.CADRE,
    noun="assignment",
    clause=Clause("positive-5", "每半年至少到联系企业1次"),
    check=check,
)
