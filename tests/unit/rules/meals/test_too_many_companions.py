"""A10 陪餐人数超限."""

from __future__ import annotations

import pytest

from qingdesk.rules.meals.too_many_companions import RULE
from tests.unit.rules.samples import YELLOW, cadre_facts, day, limits, meal, row, severities

TODAY = day("2026-11-22")


@pytest.mark.parametrize(
    ("heads", "hosts", "expected"),
    [
        (1, 3, []),
        (10, 3, []),
        (10, 4, [YELLOW]),
        (11, 3, []),
        (11, 4, [YELLOW]),
        (12, 4, []),
        (12, 5, [YELLOW]),
        (2, None, []),
        (2, 0, []),
    ],
)
def test_three_up_to_ten_then_a_third(heads: int, hosts: int | None, expected: list[object]) -> None:
    facts = cadre_facts(meals=(meal(heads=heads, hosts_present=hosts),))
    assert severities(RULE.check(facts, limits(), TODAY)) == expected


def test_a_unit_may_be_stricter() -> None:
    facts = cadre_facts(meals=(meal(hosts_present=2),))
    assert RULE.check(facts, limits(), TODAY) == []
    assert severities(RULE.check(facts, limits(row("companions.max", 1)), TODAY)) == [YELLOW]


def test_ten_are_still_the_smaller_company_and_a_divisor_may_be_missing() -> None:
    facts = cadre_facts(meals=(meal(heads=10, hosts_present=3),))
    assert severities(RULE.check(facts, limits(row("companions.max", 2)), TODAY)) == [YELLOW]
    facts = cadre_facts(meals=(meal(heads=11, hosts_present=9),))
    assert RULE.check(facts, limits(row("companions.divisor", 0)), TODAY) == []
