"""B25 换届调整未交接."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.assignment import Role
from qingdesk.domain.finding import Finding
from qingdesk.rules.assignments.not_handed_over import RULE
from tests.unit.rules.samples import (
    RED,
    assignment,
    cadre_facts,
    commitment,
    day,
    handover,
    limits,
    problem,
    severities,
)

ENDED = {"ended_on": day("2026-11-06")}
RAISED = problem(raised_on=day("2026-11-06"))


def judged(today: str = "2026-11-22", *, role: Role = Role.LEADER, **facts: Any) -> list[Finding]:
    known = cadre_facts(
        **{"assignments": (assignment(role=role, **ENDED),), "left_problems": (RAISED,), **facts}
    )
    return RULE.check(known, limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-11-20", []), ("2026-11-21", []), ("2026-11-22", [RED])]
)
def test_fifteen_days(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-21") for _ in expected]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"left_problems": ()}, []),
        ({"left_problems": (problem(raised_on=day("2026-11-07")),)}, []),
        ({"left_problems": (problem(raised_on=day("2026-11-06"), closed_on=day("2026-11-21")),)}, []),
        ({"left_problems": (problem(raised_on=day("2026-11-01"), enterprise_id="e2"),)}, []),
        ({"left_problems": (), "left_commitments": (commitment(promised_on=day("2026-11-06")),)}, [RED]),
        ({"left_problems": (), "left_commitments": (commitment(promised_on=day("2026-11-07")),)}, []),
        ({"left_problems": (), "left_commitments": (commitment(fulfilled_on=day("2026-11-20")),)}, []),
        ({"left_problems": (), "left_commitments": (commitment(changed_by_law=True),)}, []),
        ({"left_problems": (), "left_commitments": (commitment(enterprise_id="e2"),)}, []),
        ({"left_problems": (), "left_commitments": (commitment(amount_fen=100, fulfilled_fen=100),)}, []),
        ({"left_problems": (), "left_commitments": (commitment(amount_fen=100, fulfilled_fen=99),)}, [RED]),
    ],
)
def test_something_of_his_time_is_still_open(facts: dict[str, Any], expected: list[object]) -> None:
    assert severities(judged(**facts)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"signed_in_on": None}, [RED]),
        ({"signed_out_on": None}, [RED]),
        ({"assignment_id": "a2"}, [RED]),
        ({"handed_over_on": day("2026-11-23")}, [RED]),
        ({"voided_at": "2026-11-11T00:00:00Z"}, [RED]),
    ],
)
def test_a_handover_signed_by_both(fields: dict[str, Any], expected: list[object]) -> None:
    assert severities(judged(handovers=(handover(**fields),))) == expected


def test_any_role_and_only_ended_ones() -> None:
    assert severities(judged(role=Role.CHIEF_SERVICE_OFFICER)) == [RED]
    assert judged(assignments=(assignment(),)) == []
