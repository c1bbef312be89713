"""B15 未答复企业."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.rules.problems.problem_unanswered import RULE
from tests.unit.rules.samples import RED, cadre_facts, day, limits, problem, severities


def judged(today: str, **fields: Any) -> list[Finding]:
    return RULE.check(cadre_facts(problems=(problem(**fields),)), limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-11-26", []), ("2026-11-27", []), ("2026-11-28", [RED])]
)
def test_past_its_day(today: str, expected: list[object]) -> None:
    assert severities(judged(today)) == expected
    assert judged(today, answered_on=day("2026-11-27")) == []


def test_closed_without_an_answer() -> None:
    closed = {"closed_on": day("2026-11-24")}
    assert [f.params["case"] for f in judged("2026-11-24", **closed)] == ["closed"]
    assert judged("2026-11-24", **closed, answered_on=day("2026-11-24")) == []
    assert [f.severity for f in judged("2026-11-24", **closed, due_on=None)] == [RED]
    assert judged("2026-11-24", due_on=None) == []
