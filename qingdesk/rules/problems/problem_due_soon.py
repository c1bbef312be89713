"""B12 诉求临期: 对企业反映的问题，纳入统筹协调机制尽力解决 (豫办〔2020〕23号 二（五）).

- Due on Friday 2026-11-27: none on Tuesday the 24th (3 working days), blue from Wednesday the 25th to the day.
- On Saturday the 28th: B13.
- Closed: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import FirmFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: FirmFacts, policy: Policy, today: date) -> list[Finding]:
    """Open, not yet due, at most `problem.soon_wd` working days left."""
    found = []
    for problem, day in seen(facts.firm_problems, today):
        if not problem.is_open or problem.due_on is None or today > problem.due_on:
            continue
        soon = limit(policy, "problem.soon_wd", day, facts.unit_id)
        left = facts.calendar.working_days(today, problem.due_on)
        if soon is None or left > soon.value:
            continue
        found.append(
            RULE.finding(
                Severity.BLUE,
                problem.id,
                cadre_id=facts.cadre_id,
                enterprise_id=problem.enterprise_id,
                due_on=problem.due_on,
                rests_on=(soon.row,),
                case="" if left else "today",
                category=problem.category,
                due_date_on=problem.due_on,
                working_days=left,
            )
        )
    return found


RULE: Rule[FirmFacts] = Rule(
    code="B12",
    rule_id="problem_due_soon",
    side=Side.TOO_DISTANT,
    scope=Scope.FIRM,
    noun="problem",
    clause=Clause("positive-5", "纳入统筹协调机制尽力解决"),
    check=check,
)
