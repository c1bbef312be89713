"""A20 活动费用逾期未结算: 费用由所在单位报销 (豫办〔2020〕23号 二（七）).

- Ended on Friday 2026-10-23, lodging on the unit not settled: none on Friday 11-20 (20 working days), yellow from
  Monday the 23rd.
- The cost was paid by himself: none.
- Settled: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.cost import Payer
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """More than `event.settle_wd` working days after its last day a cost of the unit is not settled; the
    applicant's."""
    found = []
    for event, _ in seen(facts.events, today):
        last = event.last_day
        open_costs = [
            cost
            for cost in facts.costs
            if cost.event_id == event.id
            and cost.payer is Payer.UNIT
            and cost.settled_on is None
            and not cost.is_voided
        ]
        if event.applicant_id != facts.cadre_id or last is None or not open_costs:
            continue
        term = limit(policy, "event.settle_wd", last, facts.unit_id)
        if term is None or facts.calendar.working_days(last, today) <= term.value:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                event.id,
                cadre_id=event.applicant_id,
                enterprise_id=event.enterprise_id,
                due_on=facts.calendar.add_working_days(last, term.value),
                rests_on=(term.row,),
                title=event.title,
                organiser=event.organiser,
                last_day_on=last,
                unsettled_fen=sum(cost.amount_fen or 0 for cost in open_costs),
                working_days=facts.calendar.working_days(last, today),
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A20",
    rule_id="event_unsettled",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="event",
    clause=Clause("positive-7", "费用由所在单位报销"),
    check=check,
)
