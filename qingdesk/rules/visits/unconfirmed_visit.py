"""B08 企业未签字确认: 每半年至少到联系企业1次，了解情况、听取意见 (豫办〔2020〕23号 二（五）).

- Visited on Monday 2026-11-02, completed, nothing signed: none until Monday the 16th (10 working days), blue from
  the 17th; yellow from 2027-01-01, for its half-year is over.
- The signed scan is attached: none.
- The firm confirmed by telephone: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.period import Half
from qingdesk.domain.policy import Policy
from qingdesk.domain.visit import ConfirmedVia, VisitState
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import visits_of


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """In person, not signed, not confirmed by a call, more than `confirm.wd` working days ago; yellow after its
    half-year."""
    found = []
    for visit, day in visits_of(facts, today):
        if (
            not visit.is_in_person
            or visit.state is VisitState.SIGNED
            or visit.confirmed_via is ConfirmedVia.CALL
        ):
            continue
        term = limit(policy, "confirm.wd", day, facts.unit_id)
        if term is None or facts.calendar.working_days(day, today) <= term.value:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW if today > Half.of(day).last else Severity.BLUE,
                visit.id,
                cadre_id=facts.cadre_id,
                enterprise_id=visit.enterprise_id,
                due_on=facts.calendar.add_working_days(day, term.value),
                rests_on=(term.row,),
                visited_on=day,
                number=visit.number,
                working_days=facts.calendar.working_days(day, today),
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="B08",
    rule_id="unconfirmed_visit",
    side=Side.TOO_DISTANT,
    scope=Scope.CADRE,
    noun="visit",
    clause=Clause("positive-5", "了解情况、听取意见"),
    check=check,
)
