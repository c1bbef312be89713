"""B20 评价不满意未整改."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.rules.problems.bad_rating_unrepaired import RULE
from tests.unit.rules.samples import RED, YELLOW, cadre_facts, day, limits, problem, severities

RATED = {
    "raised_on": day("2026-10-09"),
    "closed_on": day("2026-10-20"),
    "rating": 2,
    "rated_on": day("2026-10-26"),
}


def judged(today: str, **fields: Any) -> list[Finding]:
    return RULE.check(cadre_facts(problems=(problem(**{**RATED, **fields}),)), limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-11-13", []), ("2026-11-16", []), ("2026-11-17", [YELLOW])]
)
def test_fifteen_working_days(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-16") for _ in expected]


@pytest.mark.parametrize(("rating", "expected"), [(1, [YELLOW]), (2, [YELLOW]), (3, []), (5, []), (None, [])])
def test_two_or_worse(rating: int | None, expected: list[object]) -> None:
    assert severities(judged("2026-11-17", rating=rating)) == expected


@pytest.mark.parametrize(("second", "expected"), [(1, [RED]), (2, [RED]), (3, [])])
def test_a_second_bad_one_is_red_at_once(second: int, expected: list[object]) -> None:
    again = {"second_rating": second, "second_rated_on": day("2026-11-03"), "fixed_on": day("2026-11-02")}
    found = judged("2026-11-03", **again)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-16") for _ in expected]


def test_put_right() -> None:
    assert judged("2026-11-17", fixed_on=day("2026-11-17")) == []


def test_a_second_rating_alone_has_its_own_day() -> None:
    alone = {"rating": None, "rated_on": None, "second_rating": 1, "second_rated_on": day("2026-11-02")}
    (finding,) = judged("2026-11-03", **alone)
    assert finding.due_on == day("2026-11-23")
