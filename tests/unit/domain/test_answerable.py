"""谁负责: the leader of the day, else the one of today, else nobody."""

from __future__ import annotations

import pytest

from qingdesk.domain.answerable import answers_for
from qingdesk.domain.assignment import Assignment, Role
from tests.unit.rules.samples import assignment, day

TODAY = day("2026-11-22")
FORMER = assignment(id="a1", cadre_id="c1", started_on=day("2025-01-01"), ended_on=day("2026-06-30"))
PRESENT = assignment(id="a2", cadre_id="c2", started_on=day("2026-09-01"))


def who(on: str, *assignments: Assignment) -> str:
    found = answers_for(assignments, day(on) if on else None, TODAY)
    return found.id if found else ""


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-01-01", "a1"),
        ("2026-06-30", "a1"),  # to the end of his last day
        ("2026-07-01", "a2"),  # nobody's on that day: the present one
        ("2026-09-01", "a2"),
        ("2024-12-31", "a2"),
        ("", "a2"),
    ],
)
def test_the_one_of_its_day_else_the_one_of_today(on: str, expected: str) -> None:
    assert who(on, FORMER, PRESENT) == expected
    assert who(on, PRESENT, FORMER) == expected


def test_nobody() -> None:
    assert who("2026-07-01", FORMER) == ""
    assert who("2026-07-01") == ""
    assert who("2026-10-01", assignment(role=Role.LIAISON_OFFICER)) == ""
    assert who("2026-10-01", assignment(voided_at="2026-10-02T00:00:00Z")) == ""


def test_of_several_the_latest_start_then_the_smallest_id() -> None:
    later = assignment(id="a9", started_on=day("2026-03-01"))
    assert who("2026-03-01", assignment(id="a1"), later) == "a9"
    assert who("2026-02-28", assignment(id="a1"), later) == "a1"
    twins = [assignment(id=name, started_on=day("2026-03-01")) for name in ("a5", "a3", "a4")]
    assert who("2026-03-01", assignment(id="a1"), *twins) == "a3"
