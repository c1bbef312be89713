"""B06 只挂名不履职: 不得在联系企业过程中只挂名不履职、只联络不服务 (豫办〔2020〕23号 三（四）).

- No visit in either of the last two ended half-years: red, under the later one.
- Two visits, 10 and 19 minutes, 了解情况 and 听取意见 empty in both: red.
- One of them 20 minutes long, or without an end, or with a word on what was heard: none.
"""

from __future__ import annotations

from datetime import date, timedelta

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.period import Half
from qingdesk.domain.policy import Policy
from qingdesk.domain.visit import Visit
from qingdesk.rules.duty import duties
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Both of the last two ended half-years under duty, and no visit in either, or all of them shorter than
    `duty.short_minutes` of their half-year with nothing written."""
    later = Half.of(today).previous()
    short = limit(policy, "duty.short_minutes", later.first, facts.unit_id)
    short_before = limit(policy, "duty.short_minutes", later.previous().first, facts.unit_id)
    earlier = {duty.assignment.id: duty for duty in duties(facts, later.previous(), policy, today)}
    found = []
    for duty in duties(facts, later, policy, today):
        before = earlier.get(duty.assignment.id)
        if before is None or short is None or short_before is None:
            continue
        visits = before.counting + duty.counting
        if not all(_is_empty(visit, short_before.value) for visit in before.counting):
            continue
        if not all(_is_empty(visit, short.value) for visit in duty.counting):
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                duty.assignment.id,
                cadre_id=duty.assignment.cadre_id,
                period=later.name,
                enterprise_id=duty.assignment.enterprise_id,
                due_on=later.last,
                rests_on=[
                    *before.rests_on,
                    *duty.rests_on,
                    *([short_before.row, short.row] if visits else []),
                ],
                case="short" if visits else "none",
                period_name=later.name,
                visits=len(visits),
                minutes=short.value,
            )
        )
    return found


def _is_empty(visit: Visit, minutes: int) -> bool:
    """Short, and nothing written of what was learned or heard; without an end it is not short."""
    if visit.started_at is None or visit.ended_at is None:
        return False
    is_short = visit.ended_at - visit.started_at < timedelta(minutes=minutes)
    return is_short and not visit.situation.strip() and not visit.opinions.strip()


RULE: Rule[CadreFacts] = Rule(
    code="B06",
    rule_id="nominal_only",
    side=Side.TOO_DISTANT,
    scope=Scope.CADRE,
    noun="assignment",
    clause=Clause("negative-4", "只挂名不履职"),
    check=check,
)
