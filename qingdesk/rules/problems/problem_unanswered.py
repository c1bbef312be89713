"""B15 未答复企业: 对企业合理诉求推诿扯皮、置若罔闻 (豫办〔2020〕23号 三（四）).

- Due on 2026-11-27, not answered: none on that day, red from the 28th.
- Closed without an answer: red at once.
- Answered: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import FirmFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: FirmFacts, policy: Policy, today: date) -> list[Finding]:
    """No answer to the firm, and closed or past its day."""
    found = []
    for problem, day in seen(facts.firm_problems, today):
        overdue = problem.due_on is not None and today > problem.due_on
        if problem.answered_on is not None or (problem.is_open and not overdue):
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                problem.id,
                cadre_id=facts.cadre_id,
                enterprise_id=problem.enterprise_id,
                due_on=problem.due_on,
                case="overdue" if problem.is_open else "closed",
                category=problem.category,
                raised_on=day,
                closed_on=problem.closed_on,
                due_date_on=problem.due_on,
            )
        )
    return found


RULE: Rule[FirmFacts] = Rule(
    code="B15",
    rule_id="problem_unanswered",
    side=Side.TOO_DISTANT,
    scope=Scope.FIRM,
    noun="problem",
    clause=Clause("negative-4", "对企业合理诉求推诿扯皮、置若罔闻"),
    check=check,
)
