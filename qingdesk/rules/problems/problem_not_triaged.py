"""B10 诉求未受理登记: 及时受理处置企业举报线索、反映问题和利益诉求 (豫办〔2020〕23号 二（八）).

- Raised on Friday 2026-11-20: none on Monday the 23rd (1 working day), yellow on Tuesday the 24th.
- Still not on Thursday the 26th (4 working days): red.
- Triaged, or closed: none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qingdesk.domain.facts import FirmFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: FirmFacts, policy: Policy, today: date) -> list[Finding]:
    """Open and not triaged after the profile's `triage_wd`; red after `problem.triage_red_wd`."""
    found = []
    for problem, day in seen(facts.firm_problems, today):
        if not problem.is_open or problem.triaged_on is not None:
            continue
        profile = policy.find("problem.profile", day, unit_id=facts.unit_id)
        red = limit(policy, "problem.triage_red_wd", day, facts.unit_id)
        term = profile.value.get("triage_wd") if profile and isinstance(profile.value, Mapping) else None
        if profile is None or red is None or not isinstance(term, int):
            continue
        waited = facts.calendar.working_days(day, today)
        is_red = waited > red.value
        if waited <= term and not is_red:
            continue
        found.append(
            RULE.finding(
                Severity.RED if is_red else Severity.YELLOW,
                problem.id,
                cadre_id=facts.cadre_id,
                enterprise_id=problem.enterprise_id,
                due_on=facts.calendar.add_working_days(day, term),
                rests_on=(profile, red.row) if is_red else (profile,),
                category=problem.category,
                raised_on=day,
                working_days=waited,
            )
        )
    return found


RULE: Rule[FirmFacts] = Rule(
    code="B10",
    rule_id="problem_not_triaged",
    side=Side.TOO_DISTANT,
    scope=Scope.FIRM,
    noun="problem",
    clause=Clause("positive-8", "及时受理处置企业举报线索、反映问题和利益诉求"),
    check=check,
)
