"""C01 走访过密: 让市场主体少跑腿 (豫办〔2020〕23号 二（三）); 无事不扰.

- Three visits of the unit to one firm within 30 days, no open problem of the firm: yellow, at the latest.
- The same while a problem of the firm is open: none.
- Two groups of the unit on one day without a common visitor: yellow, open problem or not.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations

from qingdesk.domain.facts import UnitFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.domain.text import same_name
from qingdesk.domain.visit import Visit, Visitor
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: UnitFacts, policy: Policy, today: date) -> list[Finding]:
    """In person, with dates > today − `over_visit.days`: at least `over_visit.count` and no open problem of the
    firm, or two on one day without a common visitor."""
    with_problem = {p.enterprise_id for p, _ in seen(facts.problems, today) if p.is_open}
    visits: dict[tuple[str, str], list[tuple[date, Visit]]] = defaultdict(list)
    for visit, day in seen(facts.visits, today):
        if visit.is_in_person:
            visits[visit.unit_id or facts.unit_id, visit.enterprise_id].append((day, visit))
    found = []
    for (_, enterprise_id), all_dated in visits.items():
        latest_on, latest = max(all_dated, key=lambda entry: (str(entry[1].started_at), entry[1].id))
        days = limit(policy, "over_visit.days", latest_on, facts.unit_id)
        most = limit(policy, "over_visit.count", latest_on, facts.unit_id)
        if days is None or most is None:
            continue
        dated = [entry for entry in all_dated if entry[0] > today - timedelta(days=days.value)]
        many = len(dated) >= most.value and enterprise_id not in with_problem
        crowded = any(
            one[0] == other[0] and _strangers(one[1], other[1]) for one, other in combinations(dated, 2)
        )
        if not many and not crowded:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                latest.id,
                enterprise_id=enterprise_id,
                rests_on=(days.row, most.row) if many else (days.row,),
                case="many" if many else "crowded",
                visited_on=latest_on,
                visits=len(dated),
                days=days.value,
            )
        )
    return found


def _strangers(one: Visit, other: Visit) -> bool:
    return not any(_same(a, b) for a in one.visitors for b in other.visitors)


def _same(one: Visitor, other: Visitor) -> bool:
    """The same cadre; where one of the two is not in the store, the same name."""
    if one.cadre_id and other.cadre_id:
        return one.cadre_id == other.cadre_id
    return same_name(one.name, other.name)


RULE: Rule[UnitFacts] = Rule(
    code="C01",
    rule_id="over_visited",
    side=Side.INTEGRITY,
    scope=Scope.UNIT,
    noun="visit",
    clause=Clause("positive-3", "让市场主体少跑腿"),
    check=check,
)
