"""A19 费用由企业承担."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.cost import Payer
from qingdesk.rules.costs.cost_paid_by_firm import RULE
from tests.unit.rules.samples import RED, at, cadre_facts, cost, day, event, limits, severities


def judged(today: str = "2026-11-22", **fields: Any) -> list[object]:
    facts = cadre_facts(events=(event(),), costs=(cost(**fields),))
    return list(severities(RULE.check(facts, limits(), day(today))))


@pytest.mark.parametrize(
    ("payer", "amount_fen", "expected"),
    [
        (Payer.ENTERPRISE, 1, [RED]),
        (Payer.ORGANISER, 33000, [RED]),
        (Payer.ENTERPRISE, 0, []),
        (Payer.UNIT, 33000, []),
        (Payer.SELF, 33000, []),
    ],
)
def test_by_payer(payer: Payer, amount_fen: int, expected: list[object]) -> None:
    assert judged(payer=payer, amount_fen=amount_fen) == expected


def test_a_cost_has_its_events_day() -> None:
    assert judged("2026-11-19", payer=Payer.ENTERPRISE) == []
    assert judged("2026-11-20", payer=Payer.ENTERPRISE) == [RED]


def test_of_an_event_that_is_not_there_it_is_left_out() -> None:
    assert judged(payer=Payer.ENTERPRISE, event_id="t2") == []
    facts = cadre_facts(
        events=(event(starts_at=at("2026-11-20T09:00"), voided_at="x"),),
        costs=(cost(payer=Payer.ENTERPRISE),),
    )
    assert RULE.check(facts, limits(), day("2026-11-22")) == []
