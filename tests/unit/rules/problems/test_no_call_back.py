"""B19 办结未回访."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.rules.problems.no_call_back import RULE
from tests.unit.rules.samples import YELLOW, cadre_facts, day, limits, problem, severities

CLOSED = {"raised_on": day("2026-11-02"), "closed_on": day("2026-11-13")}


def judged(today: str, **fields: Any) -> list[Finding]:
    return RULE.check(cadre_facts(problems=(problem(**{**CLOSED, **fields}),)), limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-11-19", []), ("2026-11-20", []), ("2026-11-22", []), ("2026-11-23", [YELLOW])],
)
def test_five_working_days(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-20") for _ in expected]


def test_called_back_or_open() -> None:
    assert judged("2026-11-23", revisited_on=day("2026-11-23")) == []
    assert judged("2026-11-23", closed_on=None) == []
