"""B16 反复退转: 对企业合理诉求推诿扯皮、置若罔闻 (豫办〔2020〕23号 三（四）).

- Passed on once and sent back once: red.
- Passed on once: none.
- Passed on twice, then closed: none.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from qingdesk.domain.facts import FirmFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.domain.progress import ProgressKind
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen

BOUNCES = frozenset({ProgressKind.TRANSFER, ProgressKind.RETURN})


def check(facts: FirmFacts, policy: Policy, today: date) -> list[Finding]:
    """Open, and `problem.bounces` or more transfers and returns."""
    bounced = Counter(step.problem_id for step, _ in seen(facts.progress, today) if step.kind in BOUNCES)
    found = []
    for problem, day in seen(facts.firm_problems, today):
        most = limit(policy, "problem.bounces", day, facts.unit_id)
        if not problem.is_open or most is None or bounced[problem.id] < most.value:
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                problem.id,
                cadre_id=facts.cadre_id,
                enterprise_id=problem.enterprise_id,
                rests_on=(most.row,),
                category=problem.category,
                raised_on=day,
                bounces=bounced[problem.id],
            )
        )
    return found


RULE: Rule[FirmFacts] = Rule(
    code="B16",
    rule_id="problem_bounced",
    side=Side.TOO_DISTANT,
    scope=Scope.FIRM,
    noun="problem",
    clause=Clause("negative-4", "推诿扯皮"),
    check=check,
)
