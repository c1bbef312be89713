"""A28 未作利益关系申报."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.assignment import Role
from qingdesk.domain.finding import Finding
from qingdesk.rules.assignments.no_declaration import RULE
from tests.unit.rules.samples import YELLOW, assignment, cadre_facts, day, declaration, limits, severities


def judged(today: str, *declared: str, **fields: Any) -> list[Finding]:
    declarations = tuple(declaration(id=f"d{n}", declared_on=day(on)) for n, on in enumerate(declared))
    facts = cadre_facts(
        assignments=(assignment(**{"started_on": day("2026-10-01"), **fields}),), declarations=declarations
    )
    return RULE.check(facts, limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-10-30", []), ("2026-10-31", []), ("2026-11-01", [YELLOW])]
)
def test_thirty_days_for_the_first(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-10-31") for _ in expected]


@pytest.mark.parametrize(
    ("declared", "today", "expected"),
    [
        ("2025-11-22", "2026-11-21", []),
        ("2025-11-22", "2026-11-22", []),
        ("2025-11-22", "2026-11-23", [YELLOW]),
        ("2024-02-29", "2025-02-28", []),  # clamped
        ("2024-02-29", "2025-03-01", [YELLOW]),
    ],
)
def test_twelve_calendar_months_after_the_newest(declared: str, today: str, expected: list[object]) -> None:
    since = {"started_on": day("2023-01-01")}
    assert severities(judged(today, declared, **since)) == expected
    assert severities(judged(today, declared, "2023-01-05", **since)) == expected


def test_active_ones_only_in_any_role() -> None:
    assert severities(judged("2026-11-01", role=Role.LIAISON_OFFICER)) == [YELLOW]
    assert judged("2026-11-02", ended_on=day("2026-11-01")) == []
    assert severities(judged("2026-11-01", ended_on=day("2026-11-01"))) == [YELLOW]
    assert judged("2026-11-01", "2026-11-01") == []
    assert severities(judged("2026-11-01", "2026-11-02")) == [YELLOW], "a later declaration is not there yet"


def test_another_assignment_s_declaration_does_not_count() -> None:
    facts = cadre_facts(
        assignments=(assignment(started_on=day("2026-10-01")),),
        declarations=(declaration(assignment_id="a2"),),
    )
    assert severities(RULE.check(facts, limits(), day("2026-11-01"))) == [YELLOW]
