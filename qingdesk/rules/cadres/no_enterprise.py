"""B01 未安排联系企业: 省市县三级领导班子成员和有关部门负责同志至少联系1家企业 (豫办〔2020〕23号 二（五）).

- In scope, appointed on 2026-10-01, no firm: none until 10-31 (30 days), red from 11-01.
- A liaison officer's assignment is not a leader's: red.
- Left on 2026-11-01: none from that day on.
"""

from __future__ import annotations

from datetime import date, timedelta

from qingdesk.domain.assignment import Role
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy, PolicyRow
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import POLICY_ISSUED, Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """In scope, not left, appointed more than `duty.assign_days` ago or who knows when, and no active assignment
    as leader."""
    cadre = facts.cadre
    if not cadre.in_scope or cadre.has_left(today) or cadre.is_voided or today < POLICY_ISSUED:
        return []
    if any(a.role is Role.LEADER and a.is_active(today) for a, _ in seen(facts.assignments, today)):
        return []
    due_on: date | None = None
    rests_on: tuple[PolicyRow, ...] = ()
    if cadre.appointed_on is not None:
        term = limit(policy, "duty.assign_days", max(cadre.appointed_on, POLICY_ISSUED), facts.unit_id)
        if term is None:
            return []
        if (today - cadre.appointed_on).days <= term.value:
            return []
        due_on, rests_on = cadre.appointed_on + timedelta(days=term.value), (term.row,)
    return [
        RULE.finding(
            Severity.RED,
            cadre.id,
            cadre_id=cadre.id,
            due_on=due_on,
            rests_on=rests_on,
            appointed_on=cadre.appointed_on,
        )
    ]


RULE: Rule[CadreFacts] = Rule(
    code="B01",
    rule_id="no_enterprise",
    side=Side.TOO_DISTANT,
    scope=Scope.CADRE,
    noun="cadre",
    clause=Clause("positive-5", "至少联系1家企业"),
    check=check,
)
