"""B16 反复退转."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.progress import ProgressKind
from qingdesk.rules.problems.problem_bounced import RULE
from tests.unit.rules.samples import RED, cadre_facts, day, limits, problem, severities, step

PASSED = step(ProgressKind.TRANSFER)
BACK = step(ProgressKind.RETURN, id="s2", noted_on=day("2026-11-24"))


def judged(today: str, *steps: Any, **fields: Any) -> list[object]:
    facts = cadre_facts(problems=(problem(**fields),), progress=steps)
    return list(severities(RULE.check(facts, limits(), day(today))))


@pytest.mark.parametrize(("today", "expected"), [("2026-11-23", []), ("2026-11-24", [RED])])
def test_twice(today: str, expected: list[object]) -> None:
    assert judged(today, PASSED, BACK) == expected


def test_what_counts() -> None:
    assert judged("2026-11-25", PASSED) == []
    assert judged("2026-11-25", PASSED, step(ProgressKind.NOTE, id="s3")) == []
    assert judged("2026-11-25", PASSED, step(ProgressKind.EXTENSION, id="s3")) == []
    assert judged("2026-11-25", PASSED, step(ProgressKind.TRANSFER, id="s3", problem_id="p2")) == []
    assert judged("2026-11-25", PASSED, step(ProgressKind.RETURN, id="s3", voided_at="x")) == []
    assert judged("2026-11-25", PASSED, BACK, closed_on=day("2026-11-25")) == []
