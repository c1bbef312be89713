"""A16 超范围参加."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.event import Decision
from qingdesk.rules.events.beyond_approval import RULE
from tests.unit.rules.samples import YELLOW, at, cadre_facts, day, event, limits, severities


def judged(**fields: Any) -> list[object]:
    found = RULE.check(cadre_facts(events=(event(**fields),)), limits(), day("2026-11-25"))
    assert severities(found) == [YELLOW] * len(found)
    return [finding.params["case"] for finding in found]


def test_who_went_was_approved() -> None:
    assert judged(attendees=("c1", "c2"), attended=("c1",)) == []
    assert judged(attendees=("c1",), attended=("c1", "c2")) == ["people"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"ends_at": at("2026-11-21T12:00"), "actual_ends_at": at("2026-11-21T18:00")}, []),
        ({"ends_at": at("2026-11-20T18:00"), "actual_ends_at": at("2026-11-21T00:30")}, ["days"]),
        ({"actual_ends_at": at("2026-11-21T09:00")}, ["days"]),  # planned without an end: one day
        ({"actual_ends_at": at("2026-11-20T23:00")}, []),
        ({"ends_at": at("2026-11-21T12:00"), "actual_starts_at": at("2026-11-19T20:00")}, ["days"]),
        ({"actual_starts_at": at("2026-11-21T09:00"), "actual_ends_at": at("2026-11-21T12:00")}, []),
    ],
)
def test_not_more_calendar_days(fields: dict[str, Any], expected: list[str]) -> None:
    assert judged(**fields) == expected


@pytest.mark.parametrize(
    ("city", "actual", "expected"),
    [
        ("4101", "", []),
        ("4101", "4101", []),
        ("4101", "410105", []),
        ("410105", "410100", []),
        ("4101", "4103", ["city"]),
        ("4101", "410305", ["city"]),
        ("", "4103", []),
    ],
)
def test_the_city_of_the_approval(city: str, actual: str, expected: list[str]) -> None:
    assert judged(city=city, actual_city=actual) == expected


def test_only_what_was_approved_and_only_the_applicants() -> None:
    beyond: dict[str, Any] = {"attended": ("c1", "c2")}
    assert judged(**beyond, decision=Decision.PENDING, approved_at=None) == []
    assert judged(**beyond, applicant_id="c2") == []
