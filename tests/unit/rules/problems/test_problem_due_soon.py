"""B12 诉求临期."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.rules.problems.problem_due_soon import RULE
from tests.unit.rules.samples import BLUE, cadre_facts, day, limits, problem, severities


def judged(today: str, **fields: Any) -> list[Finding]:
    return RULE.check(cadre_facts(problems=(problem(**fields),)), limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-24", []),  # 3 working days left
        ("2026-11-25", [BLUE]),
        ("2026-11-27", [BLUE]),
        ("2026-11-28", []),  # B13's
    ],
)
def test_two_working_days_to_the_day(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-27") for _ in expected]


def test_closed_or_without_a_day() -> None:
    assert judged("2026-11-27", closed_on=day("2026-11-26")) == []
    assert judged("2026-11-27", due_on=None) == []


def test_due_on_a_sunday() -> None:
    (finding,) = judged("2026-11-28", due_on=day("2026-11-29"))
    assert finding.params["case"] == "today"
