"""A04 缺少交费凭证."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.rules.meals.meal_without_receipt import RULE
from tests.unit.rules.samples import YELLOW, cadre_facts, day, limits, meal, row, severities

PAID = {"eaten_on": day("2026-11-09"), "paid_on": day("2026-11-09")}


def judged(today: str, receipts: frozenset[str] = frozenset(), **fields: Any) -> list[Finding]:
    facts = cadre_facts(meals=(meal(**{**PAID, **fields}),), receipts=receipts)
    return RULE.check(facts, limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-11-13", []), ("2026-11-16", []), ("2026-11-17", [YELLOW])]
)
def test_five_working_days_from_the_payment(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-16") for _ in expected]


def test_a_kind_and_a_picture_are_both_needed() -> None:
    with_picture = frozenset({"m1"})
    assert judged("2026-11-17", with_picture) == []
    assert severities(judged("2026-11-17", with_picture, receipt_kind=None)) == [YELLOW]
    assert severities(judged("2026-11-17", frozenset({"m2"}))) == [YELLOW]


def test_not_paid_is_another_rule() -> None:
    assert judged("2026-11-30", paid_fen=None) == []


def test_the_term_runs_by_the_limit_of_the_day_of_payment() -> None:
    longer = row("meal.receipt_wd", 10, "2026-11-10")
    facts = cadre_facts(meals=(meal(**PAID), meal(id="m2", **{**PAID, "paid_on": day("2026-11-10")})))
    found = RULE.check(facts, limits(longer), day("2026-11-24"))
    assert [f.record_id for f in found] == ["m1"]
    assert [f.record_id for f in RULE.check(facts, limits(longer), day("2026-11-25"))] == ["m1", "m2"]
