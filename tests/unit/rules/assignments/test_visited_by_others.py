"""B05 他人代走访."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.visit import Visit, VisitMode, Visitor
from qingdesk.rules.assignments.visited_by_others import RULE
from tests.unit.rules.samples import (
    COLLEAGUE,
    VISITOR,
    YELLOW,
    assignment,
    at,
    cadre_facts,
    day,
    limits,
    visit,
)


def made(on: str, *visitors: Visitor, **fields: Any) -> Visit:
    return visit(id=f"v{on}", started_at=at(f"{on}T09:00"), ended_at=None, visitors=visitors, **fields)


def judged(today: str, *visits: Visit, **fields: Any) -> list[tuple[str, object]]:
    known = cadre_facts(assignments=(assignment(**fields),), visits=visits)
    return [(finding.period, finding.severity) for finding in RULE.check(known, limits(), day(today))]


OTHERS = made("2026-05-05", COLLEAGUE)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-05-04", []),
        ("2026-05-05", [("2026H1", YELLOW)]),
        ("2026-07-01", [("2026H1", YELLOW)]),
        ("2026-12-31", [("2026H1", YELLOW)]),
        ("2027-01-01", []),
    ],
)
def test_the_running_and_the_last_half_year(today: str, expected: list[object]) -> None:
    assert judged(today, OTHERS) == expected


def test_he_came_along_once() -> None:
    assert judged("2026-07-01", OTHERS, made("2026-06-06", COLLEAGUE, VISITOR)) == []
    by_phone = made("2026-06-06", VISITOR, mode=VisitMode.PHONE, at_enterprise=False)
    assert judged("2026-07-01", OTHERS, by_phone) == [("2026H1", YELLOW)]


def test_nobody_went() -> None:
    assert judged("2026-07-01") == []


def test_no_duty_no_finding() -> None:
    assert judged("2026-07-01", OTHERS, started_on=day("2026-05-03")) == []
    assert judged("2026-06-01", OTHERS, ended_on=day("2026-05-31")) == [], (
        "not active today, in the running half"
    )
    assert judged("2026-07-01", OTHERS, ended_on=day("2026-05-31")) == [("2026H1", YELLOW)]
