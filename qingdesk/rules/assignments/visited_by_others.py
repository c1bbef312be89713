"""B05 他人代走访: 省市县三级领导班子成员和有关部门负责同志至少联系1家企业…每半年至少到联系企业1次
(豫办〔2020〕23号 二（五）).

- Two visits this half-year, both by colleagues: yellow.
- He came along once: none.
- Nobody went at all: B02 or B03, none here.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.period import Half
from qingdesk.domain.policy import Policy
from qingdesk.rules.duty import duties
from qingdesk.rules.rule import Clause, Rule, Scope


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """The running and the last half-year under duty: visits in person, none with the cadre himself."""
    running = Half.of(today)
    found = []
    for half in (running.previous(), running):
        for duty in duties(facts, half, policy, today):
            went = {visitor.cadre_id for visit in duty.counting for visitor in visit.visitors}
            if not duty.counting or facts.cadre_id in went:
                continue
            found.append(
                RULE.finding(
                    Severity.YELLOW,
                    duty.assignment.id,
                    cadre_id=duty.assignment.cadre_id,
                    period=half.name,
                    enterprise_id=duty.assignment.enterprise_id,
                    due_on=half.last,
                    rests_on=duty.rests_on,
                    period_name=half.name,
                    visits=len(duty.counting),
                )
            )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="B05",
    rule_id="visited_by_others",
    side=Side.TOO_DISTANT,
    scope=Scope.CADRE,
    noun="assignment",
    clause=Clause("positive-5", "省市县三级领导班子成员和有关部门负责同志至少联系1家企业"),
    check=check,
)
