"""B10 诉求未受理登记."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.rules.problems.problem_not_triaged import RULE
from tests.unit.rules.samples import RED, YELLOW, cadre_facts, day, limits, problem, row, severities


def judged(today: str, **fields: Any) -> list[Finding]:
    return RULE.check(
        cadre_facts(problems=(problem(**{"triaged_on": None, **fields}),)), limits(), day(today)
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-22", []),
        ("2026-11-23", []),  # 1 working day
        ("2026-11-24", [YELLOW]),
        ("2026-11-25", [YELLOW]),  # 3
        ("2026-11-26", [RED]),  # 4
    ],
)
def test_one_working_day_red_after_three(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-23") for _ in expected]


def test_triaged_or_closed() -> None:
    assert judged("2026-11-26", triaged_on=day("2026-11-26")) == []
    assert judged("2026-11-26", closed_on=day("2026-11-20")) == []


def test_the_profile_of_the_day() -> None:
    slower = row("problem.profile", {"triage_wd": 2, "C": "5wd"}, "2026-11-20")
    facts = cadre_facts(problems=(problem(triaged_on=None),))
    assert RULE.check(facts, limits(slower), day("2026-11-24")) == []
    assert severities(RULE.check(facts, limits(slower), day("2026-11-25"))) == [YELLOW]


def test_red_even_where_the_profile_is_slower_and_nothing_where_it_is_broken() -> None:
    facts = cadre_facts(problems=(problem(triaged_on=None),))
    slow = limits(row("problem.profile", {"triage_wd": 9}))
    assert RULE.check(facts, slow, day("2026-11-25")) == []
    assert severities(RULE.check(facts, slow, day("2026-11-26"))) == [RED]
    for broken in ({"triage_wd": "1"}, {}, "默认"):
        assert RULE.check(facts, limits(row("problem.profile", broken)), day("2026-11-26")) == []
