"""A14 活动未批先参加."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.event import Decision
from qingdesk.domain.finding import Finding
from qingdesk.rules.events.unapproved_event import RULE
from tests.unit.rules.samples import RED, YELLOW, at, cadre_facts, day, event, limits, severities

NOT_YET: dict[str, Any] = {"decision": Decision.PENDING, "approved_at": None}
BY_WORD = {"oral_at": at("2026-11-19T17:00")}


def judged(today: str = "2026-11-22", **fields: Any) -> list[Finding]:
    return RULE.check(cadre_facts(events=(event(**fields),)), limits(), day(today))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"approved_at": at("2026-11-20T09:30")}, [RED]),
        ({"approved_at": at("2026-11-20T09:01")}, [RED]),
        ({"approved_at": at("2026-11-20T09:00")}, []),
        ({"approved_at": at("2026-11-19T10:00")}, []),
        (NOT_YET, [RED]),
        ({**NOT_YET, "decision": Decision.REFUSED}, [RED]),
    ],
)
def test_approved_by_the_planned_start(fields: dict[str, Any], expected: list[object]) -> None:
    assert severities(judged(**fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({**NOT_YET, **BY_WORD}, [YELLOW]),
        ({**NOT_YET, "oral_at": at("2026-11-20T09:00")}, [YELLOW]),
        ({**NOT_YET, "oral_at": at("2026-11-20T09:01")}, [RED]),
        ({**BY_WORD, "approved_at": at("2026-11-24T10:00")}, []),
        ({"oral_at": at("2026-11-20T09:01"), "approved_at": at("2026-11-24T10:00")}, [RED]),
        ({**NOT_YET, **BY_WORD, "decision": Decision.REFUSED}, [RED]),
    ],
)
def test_an_oral_approval_holds_until_the_paper_comes(fields: dict[str, Any], expected: list[object]) -> None:
    assert severities(judged(**fields)) == expected


def test_the_start_counts_as_planned() -> None:
    assert judged(approved_at=at("2026-11-20T08:00"), actual_starts_at=at("2026-11-20T07:00")) == []


def test_each_who_attended_and_nobody_else() -> None:
    (finding,) = judged(**NOT_YET, attended=("c2", "c1"))
    assert finding.key == ("unapproved_event", "t1", "c1", "")
    assert finding.due_on is None
    assert judged(**NOT_YET, attended=("c2",)) == [], "the applicant stayed at home"
    assert judged(**NOT_YET, attended=()) == []


def test_what_lies_ahead_is_left_out() -> None:
    assert judged("2026-11-19", **NOT_YET) == []
    assert severities(judged("2026-11-20", **NOT_YET)) == [RED]
    assert judged(**NOT_YET, voided_at="2026-11-21T00:00:00Z") == []
