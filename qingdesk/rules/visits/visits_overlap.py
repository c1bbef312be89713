"""C06 时间冲突: nobody is at two places at once.

- 宏达 9:00-10:30 and 立新 10:00-11:00, the same cadre: yellow, at the later one.
- 9:00-10:00 and 10:00-11:00: they touch, none.
- The first has no end: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.domain.visit import Visit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import visits_of


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Two visits in person with this cadre at once; the finding is the later one's (larger start, then id)."""
    visits = [
        visit for visit, _ in visits_of(facts, today) if visit.is_in_person and visit.ended_at is not None
    ]
    visits.sort(key=lambda visit: (str(visit.started_at), visit.id))
    found = []
    for place, later in enumerate(visits):
        others = [earlier for earlier in visits[:place] if _overlap(earlier, later)]
        if not others or later.started_at is None:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                later.id,
                cadre_id=facts.cadre_id,
                enterprise_id=later.enterprise_id,
                started_at=later.started_at,
                ended_at=later.ended_at,
                other_visit_id=others[-1].id,
                other_enterprise_id=others[-1].enterprise_id,
                other_started_at=others[-1].started_at,
            )
        )
    return found


def _overlap(earlier: Visit, later: Visit) -> bool:
    if None in (earlier.started_at, earlier.ended_at, later.started_at, later.ended_at):
        return False
    return max(str(earlier.started_at), str(later.started_at)) < min(
        str(earlier.ended_at), str(later.ended_at)
    )


RULE: Rule[CadreFacts] = Rule(
    code="C06",
    rule_id="visits_overlap",
    side=Side.INTEGRITY,
    scope=Scope.CADRE,
    noun="visit",
    clause=Clause("house", "同一人不能同时在两处走访"),
    check=check,
)
