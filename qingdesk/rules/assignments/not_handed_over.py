"""B25 换届调整未交接: 不得“新官不理旧账”…因班子换届、机构改革、岗位调整等原因，擅自改变… (豫办〔2020〕23号 三（九）).

- Ended on 2026-11-06 with a problem open: none until 11-21 (15 days), red from 11-22.
- A handover signed by both: none; signed by one alone: red.
- The problem was raised after he left: none, it is his successor's.
"""

from __future__ import annotations

from datetime import date, timedelta

from qingdesk.domain.assignment import Assignment
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Ended more than `handover.days` ago, any role; no handover signed by both; and of the firm a problem or
    commitment from his time is still open."""
    found = []
    for assignment, _ in seen(facts.assignments, today):
        ended_on = assignment.ended_on
        term = limit(policy, "handover.days", ended_on, facts.unit_id) if ended_on else None
        if ended_on is None or term is None or (today - ended_on).days <= term.value:
            continue
        problems, commitments = _left_open(facts, assignment, ended_on, today)
        if not problems + commitments or _is_handed_over(facts, assignment, today):
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                assignment.id,
                cadre_id=assignment.cadre_id,
                enterprise_id=assignment.enterprise_id,
                due_on=ended_on + timedelta(days=term.value),
                rests_on=(term.row,),
                ended_on=ended_on,
                problems=problems,
                commitments=commitments,
            )
        )
    return found


def _left_open(facts: CadreFacts, assignment: Assignment, ended_on: date, today: date) -> tuple[int, int]:
    problems = sum(
        problem.enterprise_id == assignment.enterprise_id and day <= ended_on and problem.is_open
        for problem, day in seen(facts.left_problems, today)
    )
    commitments = sum(
        commitment.enterprise_id == assignment.enterprise_id and day <= ended_on and commitment.is_live
        for commitment, day in seen(facts.left_commitments, today)
    )
    return problems, commitments


def _is_handed_over(facts: CadreFacts, assignment: Assignment, today: date) -> bool:
    return any(
        handover.assignment_id == assignment.id
        and handover.signed_out_on is not None
        and handover.signed_in_on is not None
        for handover, _ in seen(facts.handovers, today)
    )


RULE: Rule[CadreFacts] = Rule(
    code="B25",
    rule_id="not_handed_over",
    side=Side.TOO_DISTANT,
    scope=Scope.CADRE,
    noun="assignment",
    clause=Clause("negative-9", "不得“新官不理旧账”"),
    check=check,
)
