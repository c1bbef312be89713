"""A08 非食堂用餐."""

from __future__ import annotations

import pytest

from qingdesk.domain.event import Decision
from qingdesk.domain.meal import MealPlace
from qingdesk.rules.meals.meal_outside_canteen import RULE
from tests.unit.rules.samples import RED, cadre_facts, day, event, limits, meal, severities

TODAY = day("2026-11-22")


@pytest.mark.parametrize("place", list(MealPlace))
def test_every_place_but_the_canteen(place: MealPlace) -> None:
    found = RULE.check(cadre_facts(meals=(meal(place=place),)), limits(), TODAY)
    assert severities(found) == ([] if place is MealPlace.CANTEEN else [RED])


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"decision": Decision.PENDING, "approved_at": None}, [RED]),
        ({"decision": Decision.REFUSED, "approved_at": None}, [RED]),
        ({"voided_at": "2026-11-21T00:00:00Z"}, [RED]),
        ({"id": "t2"}, [RED]),
    ],
)
def test_an_approved_event_allows_it(changed: dict[str, object], expected: list[object]) -> None:
    dinner = meal(place=MealPlace.RESTAURANT, visit_id="", event_id="t1")
    facts = cadre_facts(meals=(dinner,), events=(event(**changed),))
    assert severities(RULE.check(facts, limits(), TODAY)) == expected


def test_what_lies_ahead_is_left_out() -> None:
    facts = cadre_facts(meals=(meal(place=MealPlace.CLUB),))
    assert RULE.check(facts, limits(), day("2026-11-18")) == []
    assert severities(RULE.check(facts, limits(), day("2026-11-19"))) == [RED]
