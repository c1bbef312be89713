"""A28 未作利益关系申报: 不得违规在企业兼职、挂靠或借用资格资质证书… (豫办〔2020〕23号 三（七）).

- Assigned on 2026-10-01, nothing declared: none until 10-31 (30 days), yellow from 11-01.
- Declared on 2025-02-28: yellow from 2026-03-01 (12 calendar months).
- The assignment has ended: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.declaration_due import declaration_due
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.declared import newest
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Active, any role: nothing declared after `declaration.days`, or the newest older than
    `declaration.months`."""
    found = []
    for assignment, started_on in seen(facts.assignments, today):
        declaration = newest(facts, assignment, today)
        declared_on = declaration.declared_on if declaration else None
        due = declaration_due(started_on, declared_on, policy, unit_id=facts.unit_id)
        if due is None or not assignment.is_active(today) or today <= due.on:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                assignment.id,
                cadre_id=assignment.cadre_id,
                enterprise_id=assignment.enterprise_id,
                due_on=due.on,
                rests_on=(due.row,),
                case="old" if declared_on else "none",
                started_on=started_on,
                declared_on=declared_on,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A28",
    rule_id="no_declaration",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="assignment",
    clause=Clause("negative-7", "不得违规在企业兼职、挂靠或借用资格资质证书"),
    check=check,
)
