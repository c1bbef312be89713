"""B19 办结未回访: 不得…只联络不服务 (豫办〔2020〕23号 三（四）).

- Closed on Friday 2026-11-13: none until Friday the 20th (5 working days), yellow from Monday the 23rd.
- Called back: none.
- Open: none.
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
    """Closed more than `callback.wd` working days ago, and not called back."""
    found = []
    for problem, _ in seen(facts.firm_problems, today):
        if problem.closed_on is None or problem.revisited_on is not None:
            continue
        term = limit(policy, "callback.wd", problem.closed_on, facts.unit_id)
        waited = facts.calendar.working_days(problem.closed_on, today)
        if term is None or waited <= term.value:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                problem.id,
                cadre_id=facts.cadre_id,
                enterprise_id=problem.enterprise_id,
                due_on=facts.calendar.add_working_days(problem.closed_on, term.value),
                rests_on=(term.row,),
                category=problem.category,
                closed_on=problem.closed_on,
                working_days=waited,
            )
        )
    return found


RULE: Rule[FirmFacts] = Rule(
    code="B19",
    rule_id="no_call_back",
    side=Side.TOO_DISTANT,
    scope=Scope.FIRM,
    noun="problem",
    clause=Clause("negative-4", "只联络不服务"),
    check=check,
)
