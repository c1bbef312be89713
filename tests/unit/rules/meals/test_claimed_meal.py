"""A06 餐费凭证被用于报销."""

from __future__ import annotations

from typing import Any

from qingdesk.domain.finding import Finding
from qingdesk.rules.meals.claimed_meal import RULE
from tests.unit.rules.samples import RED, cadre_facts, cost, day, limits, meal, severities


def judged(cost_receipts: frozenset[str] = frozenset(), on_event: str = "", **fields: Any) -> list[Finding]:
    facts = cadre_facts(
        meals=(meal(**fields),),
        cost_receipts=cost_receipts,
        costs=(cost(receipt_no=on_event),) if on_event else (),
    )
    return RULE.check(facts, limits(), day("2026-11-22"))


def test_claimed() -> None:
    assert judged() == []
    (finding,) = judged(claimed=True)
    assert finding.severity is RED
    assert finding.params["case"] == "claimed"


def test_its_receipt_stands_on_a_cost_too_blanks_apart() -> None:
    assert severities(judged(frozenset({"豫0012"}), receipt_no="豫 00 12")) == [RED]
    assert severities(judged(on_event="豫00　12 ", receipt_no="豫0012")) == [RED]
    assert judged(frozenset({"豫0013"}), receipt_no="豫0012") == []
    assert judged(frozenset({""}), receipt_no=" ") == [], "two empty numbers are not one receipt"


def test_a_voided_cost_is_no_cost() -> None:
    facts = cadre_facts(
        meals=(meal(receipt_no="7"),), costs=(cost(receipt_no="7", voided_at="2026-11-21T00:00:00Z"),)
    )
    assert RULE.check(facts, limits(), day("2026-11-22")) == []
