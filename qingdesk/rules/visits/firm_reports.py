"""A27 企业反映有宴请、摊派、报销: 不得…接受企业宴请…，向企业摊派、报销应当由所在单位或个人负担的费用
(豫办〔2020〕23号 三（五）).

- The firm ticked 有摊派 on the signed form: red for each visitor, until the tick is corrected or cleared.
- It ticked that there was none: none.
- Nobody has entered the ticks yet: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import visits_of


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """One of the three ticks on a completed or signed visit."""
    found = []
    for visit, day in visits_of(facts, today):
        ticks = ("banquet_reported", "levy_reported", "reimbursement_reported")
        reported = [name for name in ticks if getattr(visit, name)]
        if not reported:
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                visit.id,
                cadre_id=facts.cadre_id,
                enterprise_id=visit.enterprise_id,
                visited_on=day,
                reported=reported,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A27",
    rule_id="firm_reports",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="visit",
    clause=Clause("negative-5", "向企业摊派、报销应当由所在单位或个人负担的费用"),
    check=check,
)
