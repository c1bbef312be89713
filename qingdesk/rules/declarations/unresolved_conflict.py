"""A29 存在利益关系仍联系: 不得违规在企业兼职、挂靠…，靠职务影响安排配偶、子女及其配偶等亲属…到企业就业
(豫办〔2020〕23号 三（七）; 《公务员回避规定》).

- Declared on Monday 2026-11-02 that there is an interest: none until Monday the 16th (10 working days), red from the
  17th.
- The liaison was passed to another: none.
- A newer declaration says there is none: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.declaration import Resolution
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.declared import newest
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Active assignment, the newest declaration has a conflict, and nothing done `conflict.wd` working days on."""
    found = []
    for assignment, _ in seen(facts.assignments, today):
        declaration = newest(facts, assignment, today) if assignment.is_active(today) else None
        if declaration is None or declaration.declared_on is None or not declaration.has_conflict:
            continue
        term = limit(policy, "conflict.wd", declaration.declared_on, facts.unit_id)
        if declaration.resolution not in (None, Resolution.NONE) or term is None:
            continue
        if facts.calendar.working_days(declaration.declared_on, today) <= term.value:
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                declaration.id,
                cadre_id=assignment.cadre_id,
                enterprise_id=assignment.enterprise_id,
                due_on=facts.calendar.add_working_days(declaration.declared_on, term.value),
                rests_on=(term.row,),
                declared_on=declaration.declared_on,
                conflict_kind=declaration.kind,
                working_days=facts.calendar.working_days(declaration.declared_on, today),
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A29",
    rule_id="unresolved_conflict",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="declaration",
    clause=Clause("negative-7", "靠职务影响安排配偶、子女及其配偶等亲属和其他特定关系人到企业就业"),
    check=check,
)
