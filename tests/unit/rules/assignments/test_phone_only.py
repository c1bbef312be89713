"""B04 仅电话或线上联系."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.visit import Visit, VisitMode, VisitState
from qingdesk.rules.assignments.phone_only import RULE
from tests.unit.rules.samples import COLLEAGUE, YELLOW, assignment, at, cadre_facts, day, limits, visit

CALL = visit(mode=VisitMode.PHONE, at_enterprise=False, started_at=at("2026-05-10T09:00"), ended_at=None)


def judged(today: str, *visits: Visit, **fields: Any) -> list[tuple[str, object]]:
    known = cadre_facts(assignments=(assignment(**fields),), visits=visits)
    return [(finding.period, finding.severity) for finding in RULE.check(known, limits(), day(today))]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-05-30", []),  # 31 days left
        ("2026-05-31", [("2026H1", YELLOW)]),
        ("2026-06-30", [("2026H1", YELLOW)]),
        ("2026-07-01", []),
    ],
)
def test_within_thirty_days_of_the_end(today: str, expected: list[object]) -> None:
    assert judged(today, CALL) == expected


def test_a_call_on_the_tenth_of_june() -> None:
    call = visit(mode=VisitMode.PHONE, at_enterprise=False, started_at=at("2026-06-10T15:00"), ended_at=None)
    assert judged("2026-06-09", call) == []
    assert judged("2026-06-10", call) == [("2026H1", YELLOW)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"mode": VisitMode.ONLINE}, [("2026H1", YELLOW)]),
        ({"mode": VisitMode.ONSITE}, [("2026H1", YELLOW)]),  # on site, they say, but not at the firm's
        ({"visitors": (COLLEAGUE,)}, [("2026H1", YELLOW)]),
        ({"state": VisitState.DRAFT}, []),
        ({"mode": VisitMode.ONSITE, "at_enterprise": True}, []),
        ({"started_at": at("2025-12-10T09:00")}, []),
    ],
)
def test_any_contact_but_none_in_person(fields: dict[str, Any], expected: list[object]) -> None:
    changed = {
        "mode": VisitMode.PHONE,
        "at_enterprise": False,
        "started_at": at("2026-05-10T09:00"),
        **fields,
    }
    assert judged("2026-06-20", visit(ended_at=None, **changed)) == expected


def test_one_visit_besides() -> None:
    assert judged("2026-06-20", CALL, visit(id="v2", started_at=at("2026-02-10T09:00"), ended_at=None)) == []
