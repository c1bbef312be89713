"""A21 搭乘企业车辆: 出行、就餐、住宿按公务出差标准执行 (豫办〔2020〕23号 二（七）; 财办行〔2019〕104号).

- The firm sent a car for us: red.
- Shared the firm's car, no reason given: yellow.
- Shared for one half-day by two, 80.00 due (2 × half of 80.00), 79.99 paid: yellow; 80.00 paid: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.car_due import car_due
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.domain.visit import Transport
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import visits_of


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """A dedicated car; or a shared one without a reason, or half-days known and paid less than due."""
    found = []
    for visit, day in visits_of(facts, today):
        due = None
        if visit.transport is Transport.ENTERPRISE_SHARED and visit.transport_half_days is not None:
            due = car_due(visit.transport_half_days, len(visit.visitors), policy, day, unit_id=facts.unit_id)
        if visit.transport is Transport.ENTERPRISE_DEDICATED:
            case = "dedicated"
        elif visit.transport is Transport.ENTERPRISE_SHARED and not visit.transport_reason.strip():
            case = "reason"
        elif due is not None and (visit.transport_paid_fen or 0) < due.fen:
            case = "unpaid"
        else:
            continue
        found.append(
            RULE.finding(
                Severity.RED if case == "dedicated" else Severity.YELLOW,
                visit.id,
                cadre_id=facts.cadre_id,
                enterprise_id=visit.enterprise_id,
                rests_on=due.rows if due is not None and case == "unpaid" else (),
                case=case,
                visited_on=day,
                due_fen=due.fen if due else None,
                paid_fen=visit.transport_paid_fen or 0,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A21",
    rule_id="enterprise_car",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="visit",
    clause=Clause("positive-7", "出行、就餐、住宿按公务出差标准执行"),
    check=check,
)
