"""A01 就餐未交费."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.rules.meals.unpaid_meal import RULE
from tests.unit.rules.samples import RED, YELLOW, cadre_facts, day, limits, meal, row, severities


def judged(today: str, **fields: Any) -> list[Finding]:
    unpaid = meal(**{"paid_fen": None, "paid_on": None, **fields})
    return RULE.check(cadre_facts(meals=(unpaid,)), limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-19", []),  # a Thursday, the day itself
        ("2026-11-20", [YELLOW]),  # 1 working day
        ("2026-11-22", [YELLOW]),  # Sunday, still 1
        ("2026-11-24", [YELLOW]),  # 3
        ("2026-11-25", [RED]),  # 4
    ],
)
def test_yellow_at_once_red_after_three_working_days(today: str, expected: list[object]) -> None:
    assert severities(judged(today)) == expected


@pytest.mark.parametrize(
    ("eaten", "today", "expected"),
    [
        ("2026-06-30", "2026-06-30", []),
        ("2026-06-30", "2026-07-01", [RED]),  # 1 working day, and its half-year is over
        ("2026-06-29", "2026-06-30", [YELLOW]),
        ("2025-12-31", "2026-01-01", []),  # a holiday: no working day has passed
        ("2025-12-31", "2026-01-04", [RED]),  # a made-up working day
    ],
)
def test_red_once_its_half_year_is_over(eaten: str, today: str, expected: list[object]) -> None:
    assert severities(judged(today, eaten_on=day(eaten))) == expected


def test_paid_is_a_sum_and_a_day() -> None:
    assert severities(judged("2026-11-20", paid_fen=8000)) == [YELLOW]
    assert severities(judged("2026-11-20", paid_on=day("2026-11-20"))) == [YELLOW]
    assert judged("2026-11-20", paid_fen=0, paid_on=day("2026-11-20")) == []
    assert judged("2026-11-20", paid_fen=8000, paid_on=day("2026-11-30")) == [], "a later day counts as given"


def test_what_lies_ahead_or_was_voided_is_left_out() -> None:
    assert judged("2026-11-18") == []
    assert judged("2026-11-25", voided_at="2026-11-20T08:00:00Z") == []


def test_the_limit_of_its_own_day() -> None:
    lax = (row("meal.pay_wd", 2, "2026-11-20"), row("meal.pay_red_wd", 2, "2026-11-20"))
    facts = cadre_facts(meals=(meal(paid_on=None), meal(id="m2", paid_on=None, eaten_on=day("2026-11-20"))))
    found = RULE.check(facts, limits(*lax), day("2026-11-24"))
    assert [(f.record_id, f.severity) for f in found] == [("m1", YELLOW)]
    found = RULE.check(facts, limits(*lax), day("2026-11-25"))
    assert [(f.record_id, f.severity) for f in found] == [("m1", RED), ("m2", RED)]


def test_what_it_says() -> None:
    finding = judged("2026-11-25")[0]
    assert finding.key == ("unpaid_meal", "m1", "c1", "")
    assert (finding.code, finding.noun, finding.enterprise_id) == ("A01", "meal", "e1")
    assert finding.due_on == day("2026-11-19")
    assert finding.params["due_fen"] == 8000
    assert finding.params["eaten_on"] == "2026-11-19"
    assert finding.params["days"] == 6
    assert finding.unconfirmed, "how soon a meal is paid is a proposal until the unit confirms it"


def test_what_is_due_may_be_unknown() -> None:
    from qingdesk.domain.meal import MealPlace

    finding = judged("2026-11-25", place=MealPlace.RESTAURANT)[0]
    assert finding.params["due_fen"] is None
    assert finding.params["case"] == "no_sum"


def test_red_even_where_a_unit_set_the_first_limit_beyond_the_second() -> None:
    facts = cadre_facts(meals=(meal(paid_on=None),))
    assert RULE.check(facts, limits(row("meal.pay_wd", 9)), day("2026-11-24")) == []
    assert severities(RULE.check(facts, limits(row("meal.pay_wd", 9)), day("2026-11-25"))) == [RED]
