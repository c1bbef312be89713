"""A19 费用由企业承担: 费用由所在单位报销 (豫办〔2020〕23号 二（七）).

- Lodging 330.00 paid by the enterprise: red.
- Paid by the organiser, a chamber: red.
- Paid by the unit, or an amount of 0: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.cost import Payer
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import costs_of


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Payer enterprise or organiser, amount > 0."""
    found = []
    for cost, event, day in costs_of(facts, today):
        if cost.payer not in (Payer.ENTERPRISE, Payer.ORGANISER) or not cost.amount_fen:
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                cost.id,
                cadre_id=facts.cadre_id,
                enterprise_id=event.enterprise_id,
                title=event.title,
                starts_on=day,
                cost_kind=cost.kind,
                payer=cost.payer,
                amount_fen=cost.amount_fen,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A19",
    rule_id="cost_paid_by_firm",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="cost",
    clause=Clause("positive-7", "费用由所在单位报销"),
    check=check,
)
