"""B13 诉求超期未办结: 对企业合理诉求推诿扯皮、置若罔闻 (豫办〔2020〕23号 三（四）).

- Grade C, raised on Friday 2026-11-20, due on Friday the 27th (5 working days): none on that day.
- On Saturday the 28th: yellow, still on Monday the 30th (1 working day).
- On Thursday 2026-12-03 (4 working days): red. Closed: none.
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
    """Open after its day; red more than `problem.overdue_red_wd` working days after it."""
    found = []
    for problem, _ in seen(facts.firm_problems, today):
        if not problem.is_open or problem.due_on is None or today <= problem.due_on:
            continue
        red = limit(policy, "problem.overdue_red_wd", problem.due_on, facts.unit_id)
        late = facts.calendar.working_days(problem.due_on, today)
        is_red = red is not None and late > red.value
        found.append(
            RULE.finding(
                Severity.RED if is_red else Severity.YELLOW,
                problem.id,
                cadre_id=facts.cadre_id,
                enterprise_id=problem.enterprise_id,
                due_on=problem.due_on,
                rests_on=(red.row,) if red is not None and is_red else (),
                case="" if late else "just",
                category=problem.category,
                due_date_on=problem.due_on,
                working_days=late,
            )
        )
    return found


RULE: Rule[FirmFacts] = Rule(
    code="B13",
    rule_id="problem_overdue",
    side=Side.TOO_DISTANT,
    scope=Scope.FIRM,
    noun="problem",
    clause=Clause("negative-4", "推诿扯皮、置若罔闻"),
    check=check,
)
