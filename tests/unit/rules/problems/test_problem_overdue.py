"""B13 诉求超期未办结."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from qingdesk.domain.deadline import problem_due_on
from qingdesk.domain.finding import Finding
from qingdesk.domain.problem import Grade
from qingdesk.rules.problems.problem_overdue import RULE
from tests.unit.rules.samples import (
    RED,
    YELLOW,
    cadre_facts,
    day,
    limits,
    problem,
    row,
    severities,
    unit_facts,
    workdays,
)


def judged(today: str, **fields: Any) -> list[Finding]:
    return RULE.check(cadre_facts(problems=(problem(**fields),)), limits(), day(today))


def test_the_term_of_grade_c_from_a_friday() -> None:
    due_on = problem_due_on(day("2026-11-20"), Grade.C, limits(), workdays())
    assert due_on == problem().due_on == day("2026-11-27")


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-27", []),
        ("2026-11-28", [YELLOW]),  # Saturday, no working day yet
        ("2026-11-30", [YELLOW]),  # 1
        ("2026-12-02", [YELLOW]),  # 3
        ("2026-12-03", [RED]),  # 4
    ],
)
def test_yellow_after_its_day_red_after_three_more(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-27") for _ in expected]
    assert [f.key for f in found] == [("problem_overdue", "p1", "c1", "") for _ in expected]


def test_closed_or_without_a_day() -> None:
    assert judged("2026-12-03", closed_on=day("2026-12-03")) == []
    assert judged("2026-12-03", due_on=None) == []


def test_in_a_year_without_a_calendar_monday_to_friday_count() -> None:
    late = {"raised_on": day("2026-12-20"), "due_on": day("2026-12-31")}
    assert not workdays().is_known(2027)
    assert severities(judged("2027-01-05", **late)) == [YELLOW]  # Friday, Monday, Tuesday
    assert severities(judged("2027-01-06", **late)) == [RED]


def test_where_no_leader_answers_for_it_it_is_the_unit_s() -> None:
    facts = unit_facts(problems=(problem(),), unclaimed_problems=(problem(),))
    (finding,) = RULE.check(facts, limits(), day("2026-12-03"))
    assert finding.key == ("problem_overdue", "p1", "", "")
    assert RULE.check(unit_facts(problems=(problem(),)), limits(), day("2026-12-03")) == []


def test_only_red_rests_on_the_second_limit() -> None:
    doubtful = dataclasses.replace(row("problem.overdue_red_wd", 3), verified_on=None)
    facts = cadre_facts(problems=(problem(),))
    (yellow,) = RULE.check(facts, limits(doubtful), day("2026-12-02"))
    (red,) = RULE.check(facts, limits(doubtful), day("2026-12-03"))
    assert (yellow.unconfirmed, red.unconfirmed) == (False, True)
