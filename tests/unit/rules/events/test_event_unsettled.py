"""A20 活动费用逾期未结算."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.cost import Payer
from qingdesk.domain.finding import Finding
from qingdesk.rules.events.event_unsettled import RULE
from tests.unit.rules.samples import YELLOW, at, cadre_facts, cost, day, event, limits, severities

OCTOBER = {"starts_at": at("2026-10-23T09:00"), "approved_at": at("2026-10-20T09:00")}


def judged(today: str, costs: tuple[Any, ...] = (), **fields: Any) -> list[Finding]:
    facts = cadre_facts(events=(event(**{**OCTOBER, **fields}),), costs=costs or (cost(settled_on=None),))
    return RULE.check(facts, limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-11-19", []), ("2026-11-20", []), ("2026-11-22", []), ("2026-11-23", [YELLOW])],
)
def test_twenty_working_days(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-20") for _ in expected]


@pytest.mark.parametrize(
    "ends",
    [
        {"ends_at": at("2026-10-26T12:00")},
        {"actual_ends_at": at("2026-10-26T12:00")},
        {"ends_at": at("2026-10-23T12:00"), "actual_ends_at": at("2026-10-26T12:00")},
        {"actual_starts_at": at("2026-10-26T09:00")},
    ],
)
def test_from_the_last_day_as_it_was_else_as_planned(ends: dict[str, Any]) -> None:
    assert judged("2026-11-23", **ends) == []
    assert severities(judged("2026-11-24", **ends)) == [YELLOW]


def test_one_open_cost_of_the_unit_is_enough() -> None:
    both = (cost(), cost(id="k2", settled_on=None))
    assert severities(judged("2026-11-23", both)) == [YELLOW]
    assert judged("2026-11-23", (cost(),)) == []
    assert judged("2026-11-23", (cost(settled_on=None, payer=Payer.SELF),)) == []
    assert judged("2026-11-23", (cost(settled_on=None, event_id="t2"),)) == []
    assert judged("2026-11-23", (cost(settled_on=None, voided_at="2026-11-01T00:00:00Z"),)) == []


def test_it_is_the_applicants() -> None:
    assert judged("2026-11-23", applicant_id="c2") == []


def test_how_much_is_open() -> None:
    costs = (cost(settled_on=None), cost(id="k2", settled_on=None, amount_fen=1200), cost(id="k3"))
    assert judged("2026-11-23", costs)[0].params["unsettled_fen"] == 39200
