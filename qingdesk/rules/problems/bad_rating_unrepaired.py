"""B20 评价不满意未整改: 落实政务服务“好差评”制度 (豫办〔2020〕23号 二（六）).

- Rated 2 on Monday 2026-10-26: none until Monday 11-16 (15 working days), yellow from the 17th.
- Rated 2 a second time: red at once.
- Put right: none. Rated 3: none.
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
    """A second rating of `rating.bad` or worse; else a first one, not put right after `rating.fix_wd` working
    days."""
    found = []
    for problem, day in seen(facts.firm_problems, today):
        rated_on = problem.rated_on or problem.second_rated_on or day
        bad = limit(policy, "rating.bad", day, facts.unit_id)
        term = limit(policy, "rating.fix_wd", rated_on, facts.unit_id)
        if bad is None or term is None:
            continue
        waited = facts.calendar.working_days(rated_on, today)
        if problem.second_rating is not None and problem.second_rating <= bad.value:
            severity, case, rows = Severity.RED, "again", [bad.row]
        elif (
            problem.rating is not None
            and problem.rating <= bad.value
            and problem.fixed_on is None
            and waited > term.value
        ):
            severity, case, rows = Severity.YELLOW, "waiting", [bad.row, term.row]
        else:
            continue
        found.append(
            RULE.finding(
                severity,
                problem.id,
                cadre_id=facts.cadre_id,
                enterprise_id=problem.enterprise_id,
                due_on=facts.calendar.add_working_days(rated_on, term.value),
                rests_on=rows,
                case=case,
                category=problem.category,
                rated_on=rated_on,
                working_days=waited,
            )
        )
    return found


RULE: Rule[FirmFacts] = Rule(
    code="B20",
    rule_id="bad_rating_unrepaired",
    side=Side.TOO_DISTANT,
    scope=Scope.FIRM,
    noun="problem",
    clause=Clause("positive-6", "落实政务服务“好差评”制度"),
    check=check,
)
