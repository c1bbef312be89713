"""C06 时间冲突: nobody is at two places at once.

- 宏达 9:00-10:30 and 立新 10:00-11:00, the same cadre: yellow, at the later one.
- 9:00-10:00 and 10:00-11:00: they touch, none.
- The first has no end: none.
"""

from __future__ import annotations

from datetime import date, datetime

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import visits_of


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Two visits in person with this cadre at once; the finding is the later one's (larger start, then id)."""
    spans = sorted(
        (visit.started_at, visit.id, visit.ended_at, visit.enterprise_id)
        for visit, _ in visits_of(facts, today)
        if visit.is_in_person and visit.started_at is not None and visit.ended_at is not None
    )
    found = []
    running: list[tuple[datetime, str, datetime, str]] = []
    for span in spans:
        started_at, visit_id, ended_at, enterprise_id = span
        running = [other for other in running if other[2] > started_at]
        others = running if ended_at > started_at else []
        running = [*running, span]
        if not others:
            continue
        other_started_at, other_id, _, other_enterprise_id = others[-1]
        found.append(
            RULE.finding(
                Severity.YELLOW,
                visit_id,
                cadre_id=facts.cadre_id,
                enterprise_id=enterprise_id,
                started_at=started_at,
                ended_at=ended_at,
                other_visit_id=other_id,
                other_enterprise_id=other_enterprise_id,
                other_started_at=other_started_at,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="C06",
    rule_id="visits_overlap",
    side=Side.INTEGRITY,
    scope=Scope.CADRE,
    noun="visit",
    clause=Clause("house", "同一人不能同时在两处走访"),
    check=check,
)
