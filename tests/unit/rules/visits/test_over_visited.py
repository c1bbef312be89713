"""C01 走访过密."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.visit import Visit, VisitMode, Visitor
from qingdesk.rules.visits.over_visited import RULE
from tests.unit.rules.samples import (
    COLLEAGUE,
    VISITOR,
    YELLOW,
    at,
    day,
    limits,
    problem,
    row,
    unit_facts,
    visit,
)


def made(record_id: str, on: str, *visitors: Visitor, **fields: Any) -> Visit:
    return visit(id=record_id, started_at=at(on), ended_at=None, visitors=visitors or (VISITOR,), **fields)


def judged(today: str, *visits: Visit, **facts: Any) -> list[tuple[str, object]]:
    found = RULE.check(unit_facts(visits=visits, **facts), limits(), day(today))
    assert all(finding.severity is YELLOW and not finding.cadre_id for finding in found)
    return [(finding.record_id, finding.params["case"]) for finding in found]


THREE = (made("v1", "2026-11-01T09:00"), made("v2", "2026-11-10T09:00"), made("v3", "2026-11-20T09:00"))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-19", []),  # the third is still to come
        ("2026-11-20", [("v3", "many")]),
        ("2026-11-30", [("v3", "many")]),  # 11-01 > 10-31
        ("2026-12-01", []),  # 11-01 is not later than today − 30
    ],
)
def test_three_within_thirty_days(today: str, expected: list[object]) -> None:
    assert judged(today, *THREE) == expected


def test_an_open_problem_explains_it() -> None:
    assert judged("2026-11-20", *THREE, problems=(problem(),)) == []
    assert judged("2026-11-20", *THREE, problems=(problem(closed_on=day("2026-11-20")),)) == [("v3", "many")]
    assert judged("2026-11-20", *THREE, problems=(problem(enterprise_id="e2"),)) == [("v3", "many")]
    assert judged("2026-11-20", *THREE, problems=(problem(raised_on=day("2026-11-21")),)) == [("v3", "many")]


def test_of_one_unit_one_firm_in_person() -> None:
    third = THREE[2]
    assert judged("2026-11-20", *THREE[:2], made("v3", "2026-11-20T09:00", unit_id="u2")) == []
    assert judged("2026-11-20", *THREE[:2], made("v3", "2026-11-20T09:00", unit_id="u1")) == [("v3", "many")]
    assert judged("2026-11-20", *THREE[:2], made("v3", "2026-11-20T09:00", enterprise_id="e2")) == []
    assert judged("2026-11-20", *THREE[:2], made("v3", "2026-11-20T09:00", mode=VisitMode.PHONE)) == []
    assert judged("2026-11-20", third, *THREE[:2]) == [("v3", "many")]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ((COLLEAGUE,), [("v2", "crowded")]),
        ((COLLEAGUE, VISITOR), []),
        ((Visitor("", "王 海涛"),), []),  # the same name, blanks apart
        ((Visitor("c2", "王海涛"),), [("v2", "crowded")]),  # another cadre of the same name
    ],
)
def test_two_groups_on_one_day(second: tuple[Visitor, ...], expected: list[object]) -> None:
    pair = (made("v1", "2026-11-20T09:00"), made("v2", "2026-11-20T15:00", *second))
    assert judged("2026-11-22", *pair) == expected
    assert judged("2026-11-22", *pair, problems=(problem(),)) == expected, "open problem or not"
    apart = (made("v1", "2026-11-19T09:00"), made("v2", "2026-11-20T15:00", *second))
    assert judged("2026-11-22", *apart) == []


def test_a_unit_may_count_otherwise() -> None:
    found = RULE.check(unit_facts(visits=THREE), limits(row("over_visit.count", 4)), day("2026-11-20"))
    assert found == []


def test_whichever_of_the_two_is_not_in_the_store() -> None:
    by_name = Visitor("", "王海涛")
    for one, other in ((by_name, VISITOR), (VISITOR, by_name), (by_name, by_name)):
        pair = (made("v1", "2026-11-20T09:00", one), made("v2", "2026-11-20T15:00", other))
        assert judged("2026-11-22", *pair) == []
