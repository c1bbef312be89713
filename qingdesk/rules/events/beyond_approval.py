"""A16 超范围参加: 经批准，可以参加… (豫办〔2020〕23号 二（七）).

- Approved for two cadres, a third went too: yellow.
- Approved for one day, stayed into the next: yellow.
- Approved for 郑州 (4101), held in 郑州市金水区 (410105): none; in 洛阳 → yellow.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.event import Event
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Approved, and someone went who was not approved, or for more days, or to another city; the applicant's."""
    found = []
    for event, _ in seen(facts.events, today):
        case = _beyond(event)
        if event.applicant_id != facts.cadre_id or not event.is_approved or not case:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                event.id,
                cadre_id=event.applicant_id,
                enterprise_id=event.enterprise_id,
                case=case,
                title=event.title,
                organiser=event.organiser,
                starts_at=event.starts_at,
                other_cadre_ids=sorted(set(event.attended) - set(event.attendees)),
                days_asked=event.days_asked,
                days_taken=event.days_taken,
                city=event.city,
                actual_city=event.actual_city,
            )
        )
    return found


def _beyond(event: Event) -> str:
    """The first way in which it went beyond, or empty. A county is within the city of its first four digits."""
    if set(event.attended) - set(event.attendees):
        return "people"
    if event.days_taken > event.days_asked:
        return "days"
    elsewhere = event.city and event.actual_city and event.city[:4] != event.actual_city[:4]
    return "city" if elsewhere else ""


RULE: Rule[CadreFacts] = Rule(
    code="A16",
    rule_id="beyond_approval",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="event",
    clause=Clause("positive-7", "经批准，可以参加"),
    check=check,
)
