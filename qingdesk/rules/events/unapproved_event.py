"""A14 活动未批先参加: 经批准，可以参加企业或行业协会商会举办的推介会、展销会… (豫办〔2020〕23号 二（七）).

- The event 2026-11-20 09:00, approved on the 20th at 09:30: red; approved on the 19th: none.
- Approved by word on the 19th, the paper to follow: yellow until it is there, then none.
- Refused, and he went: red, whatever was said before.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.event import Decision, Event
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """He attended, and it was refused, or not approved by the planned start; an oral approval by then holds
    until the paper comes."""
    found = []
    for event, _ in seen(facts.events, today):
        severity, case = _judge(event)
        if severity is None or facts.cadre_id not in event.attended:
            continue
        found.append(
            RULE.finding(
                severity,
                event.id,
                cadre_id=facts.cadre_id,
                enterprise_id=event.enterprise_id,
                case=case,
                title=event.title,
                organiser=event.organiser,
                starts_at=event.starts_at,
                approved_at=event.approved_at,
            )
        )
    return found


def _judge(event: Event) -> tuple[Severity | None, str]:
    if event.decision is Decision.REFUSED:
        return Severity.RED, "refused"
    if event.starts_at is None:
        return None, ""
    if event.oral_at is not None and event.oral_at <= event.starts_at:
        return (Severity.YELLOW, "oral") if event.approved_at is None else (None, "")
    if event.approved_at is None:
        return Severity.RED, "never"
    return (Severity.RED, "late") if event.approved_at > event.starts_at else (None, "")


RULE: Rule[CadreFacts] = Rule(
    code="A14",
    rule_id="unapproved_event",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="event",
    clause=Clause("positive-7", "经批准，可以参加"),
    check=check,
)
