"""应交餐费: posted price, the unit's sum, percentage, unknown; and whose allowance."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from qingdesk.domain.meal import MealBasis, MealDraft, MealKind, MealPlace
from qingdesk.domain.meal_due import Due, allowance_city, due
from qingdesk.domain.policy import Policy
from tests.unit.rules.samples import day, limits, row

LUNCH = MealDraft(eaten_on=day("2026-11-19"), kind=MealKind.LUNCH, place=MealPlace.CANTEEN, heads=2)


def of(policy: Policy | None = None, city: str = "4101", unit_id: str = "", **fields: Any) -> Due:
    return due(dataclasses.replace(LUNCH, **fields), policy or limits(), city=city, unit_id=unit_id)


@pytest.mark.parametrize(
    ("kind", "heads", "fen"),
    [
        (MealKind.BREAKFAST, 1, 2000),
        (MealKind.LUNCH, 1, 4000),
        (MealKind.DINNER, 1, 4000),
        (MealKind.LUNCH, 2, 8000),
        (MealKind.BREAKFAST, 3, 6000),
    ],
)
def test_by_percentage_of_a_hundred_yuan(kind: MealKind, heads: int, fen: int) -> None:
    known = of(kind=kind, heads=heads)
    assert (known.basis, known.fen) == (MealBasis.PERCENT_RULE, fen)
    assert (known.allowance_fen, known.a_head_fen) == (10000, fen // heads)
    assert {limit.key for limit in known.rows} == {"meal.percent", "meal.allowance_fen"}
    assert known.is_unconfirmed, "the allowance is 待核实"


def test_a_posted_price_goes_before_everything_in_any_place() -> None:
    for place in MealPlace:
        known = of(limits(row("meal.fixed_fen", {"lunch": 1000})), place=place, posted_price_fen=1500)
        assert (known.basis, known.fen) == (MealBasis.POSTED_PRICE, 3000)
        assert not known.is_unconfirmed
    assert of(posted_price_fen=0).fen == 0


def test_the_units_own_sum_goes_before_the_percentage_where_it_has_one() -> None:
    policy = limits(row("meal.fixed_fen", {"breakfast": 500, "lunch": 1500, "dinner": None}))
    assert (of(policy).basis, of(policy).fen) == (MealBasis.UNIT_RULE, 3000)
    assert of(policy, kind=MealKind.DINNER).basis is MealBasis.PERCENT_RULE
    earlier = of(policy, eaten_on=day("2020-11-03"))
    assert earlier.basis is MealBasis.PERCENT_RULE, "not yet in force"


def test_elsewhere_or_before_any_standard_nothing_is_known() -> None:
    for place in set(MealPlace) - {MealPlace.CANTEEN}:
        assert (of(place=place).basis, of(place=place).fen) == (MealBasis.NONE, None)
    assert of(eaten_on=day("2019-07-31")).fen is None
    assert of(eaten_on=day("2019-08-01")).fen == 8000
    assert of(heads=None).fen is None
    assert of(kind=None).fen is None
    assert of(eaten_on=None).fen is None


def test_halves_of_a_fen_go_up() -> None:
    policy = limits(row("meal.allowance_fen", 12345))
    assert of(policy, heads=1).fen == 4938
    policy = limits(row("meal.allowance_fen", 10001), row("meal.percent", {"lunch": 50}))
    assert of(policy, heads=1).fen == 5001
    assert of(policy, heads=2).fen == 10002, "rounded a head"


def test_the_allowance_of_the_city_and_of_the_unit() -> None:
    policy = limits(
        row("meal.allowance_fen", 12000, city="6301"), row("meal.allowance_fen", 11000, unit_id="u7")
    )
    assert of(policy, city="630102").fen == 9600
    assert of(policy, city="4103").fen == 8000
    assert of(policy, unit_id="u7").fen == 8800


@pytest.mark.parametrize(
    ("event", "firm", "home", "city"),
    [
        ("4103", "410122", "410122", "4103"),
        ("410305", "410122", "", "4103"),
        ("", "410122", "411681", "4101"),
        ("", "", "411681", "4116"),
        ("", "", "", ""),
    ],
)
def test_whose_city(event: str, firm: str, home: str, city: str) -> None:
    assert allowance_city(event_city=event, enterprise_region=firm, home_region=home) == city
