"""A07 非误餐时段就餐."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.meal import MealKind
from qingdesk.domain.visit import VisitState
from qingdesk.rules.meals.meal_outside_window import RULE
from tests.unit.rules.samples import YELLOW, at, cadre_facts, day, event, limits, meal, row, severities, visit


def judged(start: str, end: str | None, kind: MealKind = MealKind.LUNCH, **fields: Any) -> list[object]:
    times = {
        "started_at": at(f"2026-11-19T{start}"),
        "ended_at": at(f"2026-11-19T{end}") if end else None,
        "state": VisitState.DRAFT,
    }
    facts = cadre_facts(meals=(meal(kind=kind, **fields),), visits=(visit(**times),), events=(event(),))
    return list(severities(RULE.check(facts, limits(), day("2026-11-22"))))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("09:00", "10:29", [YELLOW]),
        ("09:00", "10:30", []),  # + 60 minutes touches 11:30
        ("14:00", "15:00", []),  # - 30 minutes touches 13:30
        ("14:01", "15:00", [YELLOW]),
        ("10:00", "16:00", []),
        ("12:00", "12:10", []),
    ],
)
def test_lunch_is_from_half_past_eleven_to_half_past_one(
    start: str, end: str, expected: list[object]
) -> None:
    assert judged(start, end) == expected


@pytest.mark.parametrize(
    ("kind", "start", "end", "expected"),
    [
        (MealKind.BREAKFAST, "09:30", "10:00", []),
        (MealKind.BREAKFAST, "09:31", "10:00", [YELLOW]),
        (MealKind.DINNER, "15:00", "16:30", []),
        (MealKind.DINNER, "15:00", "16:29", [YELLOW]),
    ],
)
def test_breakfast_and_dinner(kind: MealKind, start: str, end: str, expected: list[object]) -> None:
    assert judged(start, end, kind) == expected


def test_without_an_end_or_a_visit_nothing_is_known() -> None:
    assert judged("09:00", None) == []
    assert judged("09:00", "09:10", visit_id="v2") == []


def test_meals_at_events_are_not_judged_but_at_voided_ones() -> None:
    assert judged("09:00", "09:10", event_id="t1") == []
    assert judged("09:00", "09:10", event_id="t2") == [YELLOW]


def test_the_window_is_on_the_day_of_the_meal() -> None:
    assert judged("11:00", "13:00", eaten_on=day("2026-11-18")) == [YELLOW]


def test_a_unit_may_have_other_windows() -> None:
    facts = cadre_facts(meals=(meal(),), visits=(visit(ended_at=at("2026-11-19T10:00")),))
    early = row("meal.windows", {"lunch": ["11:00", "13:00"]})
    assert severities(RULE.check(facts, limits(), day("2026-11-22"))) == [YELLOW]
    assert RULE.check(facts, limits(early), day("2026-11-22")) == []
