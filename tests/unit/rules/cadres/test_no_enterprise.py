"""B01 未安排联系企业."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from qingdesk.domain.assignment import Assignment, Role
from qingdesk.domain.finding import Finding
from qingdesk.rules.cadres.no_enterprise import RULE
from tests.unit.rules.samples import RED, WANG, assignment, cadre_facts, day, limits, severities


def judged(today: str, *assignments: Assignment, **fields: Any) -> list[Finding]:
    cadre = dataclasses.replace(WANG, **{"appointed_on": day("2026-10-01"), **fields})
    return RULE.check(cadre_facts(cadre=cadre, assignments=assignments), limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-10-30", []), ("2026-10-31", []), ("2026-11-01", [RED])]
)
def test_thirty_days_after_the_appointment(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-10-31") for _ in expected]
    assert [f.key for f in found] == [("no_enterprise", "c1", "c1", "") for _ in expected]


def test_appointed_who_knows_when() -> None:
    (finding,) = judged("2026-10-01", appointed_on=None)
    assert finding.due_on is None
    assert severities(judged("2026-11-22", appointed_on=day("2009-01-01"))) == [RED]


def test_a_leader_s_assignment_active_today() -> None:
    assert judged("2026-11-01", assignment()) == []
    assert severities(judged("2026-11-01", assignment(role=Role.LIAISON_OFFICER))) == [RED]
    assert judged("2026-11-01", assignment(ended_on=day("2026-11-01"))) == []
    assert severities(judged("2026-11-02", assignment(ended_on=day("2026-11-01")))) == [RED]
    assert severities(judged("2026-11-01", assignment(started_on=day("2026-11-02")))) == [RED]
    assert severities(judged("2026-11-01", assignment(voided_at="2026-10-05T00:00:00Z"))) == [RED]


def test_in_scope_and_still_here() -> None:
    assert judged("2026-11-01", in_scope=False) == []
    assert severities(judged("2026-11-01", left_on=day("2026-11-02"))) == [RED]
    assert judged("2026-11-01", left_on=day("2026-11-01")) == []


def test_before_the_policy_and_of_a_voided_cadre_nothing_is_asked() -> None:
    assert judged("2020-11-03", appointed_on=None) == []
    assert severities(judged("2020-11-04", appointed_on=None)) == [RED]
    assert judged("2026-11-01", voided_at="2026-10-30T00:00:00Z") == []
