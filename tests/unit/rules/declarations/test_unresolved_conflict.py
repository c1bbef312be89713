"""A29 存在利益关系仍联系."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.declaration import Resolution
from qingdesk.domain.finding import Finding
from qingdesk.rules.declarations.unresolved_conflict import RULE
from tests.unit.rules.samples import RED, assignment, cadre_facts, day, declaration, limits, severities


def judged(today: str, *others: Any, ended_on: str = "", **fields: Any) -> list[Finding]:
    conflict = declaration(**{"declared_on": day("2026-11-02"), "has_conflict": True, **fields})
    facts = cadre_facts(
        assignments=(assignment(ended_on=day(ended_on) if ended_on else None),),
        declarations=(conflict, *others),
    )
    return RULE.check(facts, limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-11-13", []), ("2026-11-16", []), ("2026-11-17", [RED])]
)
def test_ten_working_days(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-16") for _ in expected]
    assert [f.key for f in found] == [("unresolved_conflict", "d1", "c1", "") for _ in expected]


def test_resolved() -> None:
    assert severities(judged("2026-11-17", resolution=Resolution.NONE)) == [RED]
    assert judged("2026-11-17", resolution=Resolution.REASSIGNED) == []
    assert judged("2026-11-17", resolution=Resolution.RECUSED) == []
    assert judged("2026-11-17", has_conflict=False) == []
    assert judged("2026-11-17", ended_on="2026-11-16") == []


def test_the_newest_one_counts() -> None:
    none_any_more = declaration(id="d0", declared_on=day("2026-11-03"))
    assert judged("2026-11-17", none_any_more) == []
    earlier = declaration(id="d9", declared_on=day("2026-11-01"))
    assert severities(judged("2026-11-17", earlier)) == [RED]
    same_day = declaration(id="d2", declared_on=day("2026-11-02"))
    assert judged("2026-11-17", same_day) == [], "of one day, the one entered later"
