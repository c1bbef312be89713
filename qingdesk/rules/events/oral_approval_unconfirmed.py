"""A15 口头批准未补手续: 经批准，可以参加… (豫办〔2020〕23号 二（七）).

- The event on Friday 2026-11-20, approved by word on Thursday the 19th: none until Monday the 23rd (2 working days).
- No paper on Tuesday the 24th: yellow.
- Refused in the meantime: none here (A14 asks whether he went).
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.event import Decision
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Approved by word more than `event.oral_wd` working days ago, no paper, not refused; the applicant's."""
    found = []
    for event, _ in seen(facts.events, today):
        if event.applicant_id != facts.cadre_id or event.oral_at is None or event.approved_at is not None:
            continue
        said_on = event.oral_at.date()
        term = limit(policy, "event.oral_wd", said_on, facts.unit_id)
        if event.decision is Decision.REFUSED or term is None:
            continue
        waited = facts.calendar.working_days(said_on, today)
        if waited <= term.value:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                event.id,
                cadre_id=event.applicant_id,
                enterprise_id=event.enterprise_id,
                due_on=facts.calendar.add_working_days(said_on, term.value),
                rests_on=(term.row,),
                title=event.title,
                organiser=event.organiser,
                starts_at=event.starts_at,
                oral_at=event.oral_at,
                oral_by=event.oral_by,
                working_days=waited,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A15",
    rule_id="oral_approval_unconfirmed",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="event",
    clause=Clause("positive-7", "经批准，可以参加"),
    check=check,
)
