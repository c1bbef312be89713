"""A15 口头批准未补手续."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.event import Decision
from qingdesk.domain.finding import Finding
from qingdesk.rules.events.oral_approval_unconfirmed import RULE
from tests.unit.rules.samples import YELLOW, at, cadre_facts, day, event, limits, severities

BY_WORD: dict[str, Any] = {
    "decision": Decision.PENDING,
    "approved_at": None,
    "oral_at": at("2026-11-19T17:00"),
    "oral_by": "李敏",
}


def judged(today: str, **fields: Any) -> list[Finding]:
    return RULE.check(cadre_facts(events=(event(**{**BY_WORD, **fields}),)), limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-11-20", []), ("2026-11-23", []), ("2026-11-24", [YELLOW])]
)
def test_two_working_days_for_the_paper(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-23") for _ in expected]


def test_the_paper_came_or_it_was_refused_or_never_said() -> None:
    assert judged("2026-11-24", approved_at=at("2026-11-24T09:00"), decision=Decision.APPROVED) == []
    assert judged("2026-11-24", decision=Decision.REFUSED) == []
    assert judged("2026-11-24", oral_at=None) == []


def test_it_is_the_applicants_whoever_went() -> None:
    assert severities(judged("2026-11-24", attended=())) == [YELLOW]
    assert judged("2026-11-24", applicant_id="c2") == []


def test_what_lies_ahead_is_left_out() -> None:
    assert judged("2026-11-24", starts_at=at("2026-11-25T09:00")) == []
