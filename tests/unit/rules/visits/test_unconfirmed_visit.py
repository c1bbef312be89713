"""B08 企业未签字确认."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.domain.visit import ConfirmedVia, VisitMode, VisitState
from qingdesk.rules.visits.unconfirmed_visit import RULE
from tests.unit.rules.samples import (
    BLUE,
    COLLEAGUE,
    YELLOW,
    at,
    cadre_facts,
    day,
    limits,
    severities,
    visit,
)


def judged(today: str, **fields: Any) -> list[Finding]:
    made = {"started_at": at("2026-11-02T09:00"), "ended_at": None, "state": VisitState.COMPLETED, **fields}
    return RULE.check(cadre_facts(visits=(visit(**made),)), limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-13", []),
        ("2026-11-16", []),  # 10 working days
        ("2026-11-17", [BLUE]),
        ("2026-12-31", [BLUE]),
        ("2027-01-01", [YELLOW]),
    ],
)
def test_ten_working_days_then_the_half_year(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-16") for _ in expected]


def test_ten_working_days_run_past_the_half_year_too() -> None:
    june = {"started_at": at("2026-06-25T09:00")}
    assert judged("2026-07-09", **june) == []
    assert severities(judged("2026-07-10", **june)) == [YELLOW]


def test_signed_or_called() -> None:
    assert judged("2026-11-17", state=VisitState.SIGNED) == []
    assert judged("2026-11-17", confirmed_via=ConfirmedVia.CALL) == []
    assert severities(judged("2026-11-17", confirmed_via=ConfirmedVia.SIGNATURE)) == [BLUE]


def test_of_counting_visits_on_which_he_went() -> None:
    assert judged("2026-11-17", mode=VisitMode.PHONE) == []
    assert judged("2026-11-17", at_enterprise=False) == []
    assert judged("2026-11-17", state=VisitState.DRAFT) == []
    assert judged("2026-11-17", visitors=(COLLEAGUE,)) == []
