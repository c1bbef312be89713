"""A02 交费不足."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.finding import Finding
from qingdesk.domain.meal import MealKind, MealPlace
from qingdesk.domain.policy import PolicyRow
from qingdesk.rules.meals.underpaid_meal import RULE
from tests.unit.rules.samples import RED, YELLOW, cadre_facts, day, event, limits, meal, row, severities


def judged(*changed: PolicyRow, **fields: Any) -> list[Finding]:
    facts = cadre_facts(meals=(meal(**fields),), events=(event(),))
    return RULE.check(facts, limits(*changed), day("2026-11-22"))


@pytest.mark.parametrize(
    ("paid_fen", "expected"),
    [(8000, []), (8001, []), (7999, [YELLOW]), (6000, [YELLOW]), (4000, [YELLOW]), (3999, [RED]), (0, [RED])],
)
def test_lunch_for_two_by_percentage(paid_fen: int, expected: list[object]) -> None:
    found = judged(paid_fen=paid_fen)
    assert severities(found) == expected
    assert [f.params["short_fen"] for f in found] == [8000 - paid_fen for _ in expected]


def test_breakfast_for_three() -> None:
    assert judged(kind=MealKind.BREAKFAST, heads=3, paid_fen=6000) == []
    assert severities(judged(kind=MealKind.BREAKFAST, heads=3, paid_fen=5999)) == [YELLOW]


def test_a_posted_price_takes_the_place_of_the_percentage() -> None:
    assert judged(heads=1, posted_price_fen=1500, paid_fen=1500) == []
    (finding,) = judged(heads=1, posted_price_fen=1500, paid_fen=1499)
    assert finding.params["due_fen"] == 1500
    assert not finding.unconfirmed


def test_a_percentage_rests_on_an_allowance_to_be_confirmed() -> None:
    assert judged(paid_fen=6000)[0].unconfirmed
    confirmed = row("meal.allowance_fen", 10000, "2026-01-01")
    assert not judged(confirmed, paid_fen=6000)[0].unconfirmed
    assert judged(confirmed, paid_fen=3999)[0].unconfirmed, "which share makes it red is a proposal"
    assert not judged(confirmed, row("meal.red_percent", 50), paid_fen=3999)[0].unconfirmed


def test_a_fixed_sum_of_the_unit_goes_before_the_percentage() -> None:
    fixed = row("meal.fixed_fen", {"lunch": 1500})
    assert judged(fixed, paid_fen=3000) == []
    assert judged(fixed, paid_fen=2999)[0].params["basis"] == "unit_rule"
    assert judged(fixed, kind=MealKind.DINNER, paid_fen=7999)[0].params["basis"] == "percent_rule"


def test_elsewhere_without_a_posted_price_nothing_is_known() -> None:
    assert judged(place=MealPlace.RESTAURANT, paid_fen=1) == []
    assert severities(judged(place=MealPlace.RESTAURANT, posted_price_fen=5000, paid_fen=9999)) == [YELLOW]


def test_not_paid_is_another_rule() -> None:
    assert judged(paid_fen=None, paid_on=None) == []
    assert judged(paid_fen=1, paid_on=None) == []


def test_the_allowance_of_the_day_and_of_the_city() -> None:
    later = row("meal.allowance_fen", 12000, "2026-11-20", city="4101")
    assert judged(later, paid_fen=8000) == [], "the meal was a day before"
    eaten = {"eaten_on": day("2026-11-20"), "paid_fen": 8000}
    assert judged(later, **eaten)[0].params["due_fen"] == 9600
    elsewhere = row("meal.allowance_fen", 12000, "2026-11-20", city="4103")
    assert judged(elsewhere, **eaten) == []


@pytest.mark.parametrize(
    ("region", "home", "event_city", "due_fen"),
    [
        ("410122", "410300", "", 8000),  # the firm's
        ("", "410300", "", 9600),  # the home unit's
        ("410122", "410100", "4103", 9600),  # the event's
    ],
)
def test_whose_city(region: str, home: str, event_city: str, due_fen: int) -> None:
    import dataclasses

    from tests.unit.rules.samples import HOME

    facts = cadre_facts(
        home=dataclasses.replace(HOME, region=home),
        enterprises={"e1": Enterprise(id="e1", name="豫丰机械", region=region)},
        events=(event(city=event_city),),
        meals=(meal(paid_fen=0, event_id="t1" if event_city else ""),),
    )
    (finding,) = RULE.check(facts, limits(row("meal.allowance_fen", 12000, city="4103")), day("2026-11-22"))
    assert finding.params["due_fen"] == due_fen
