"""B03 走访即将到期."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.visit import Visit, VisitMode
from qingdesk.rules.assignments.visit_due import RULE
from tests.unit.rules.samples import BLUE, YELLOW, assignment, at, cadre_facts, day, limits, row, visit

CALL = visit(mode=VisitMode.PHONE, at_enterprise=False, started_at=at("2026-09-01T09:00"), ended_at=None)
WENT = visit(started_at=at("2026-09-01T09:00"), ended_at=None)


def judged(today: str, *visits: Visit, **fields: Any) -> list[tuple[str, object]]:
    known = cadre_facts(assignments=(assignment(**fields),), visits=visits)
    return [(finding.period, finding.severity) for finding in RULE.check(known, limits(), day(today))]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-10-31", []),  # 61 days left
        ("2026-11-01", [("2026H2", BLUE)]),  # 60
        ("2026-11-30", [("2026H2", BLUE)]),  # 31
        ("2026-12-01", [("2026H2", YELLOW)]),  # 30
        ("2026-12-31", [("2026H2", YELLOW)]),  # 0
        ("2027-01-01", []),  # B02's
    ],
)
def test_blue_then_yellow(today: str, expected: list[object]) -> None:
    assert judged(today) == expected


def test_made() -> None:
    assert judged("2026-12-01", WENT) == []
    assert judged("2026-12-01", WENT, visits_per_half=2) == [("2026H2", YELLOW)]


def test_a_call_is_another_rule_s_near_the_end() -> None:
    assert judged("2026-11-30", CALL) == [("2026H2", BLUE)]
    assert judged("2026-12-01", CALL) == []
    assert judged("2026-12-01", CALL, visits_per_half=2) == []
    went = visit(id="v2", started_at=at("2026-09-02T09:00"), ended_at=None)
    assert judged("2026-12-01", CALL, went, visits_per_half=2) == [("2026H2", YELLOW)]


def test_only_what_is_active_today_and_long_enough() -> None:
    assert judged("2026-12-01", ended_on=day("2026-11-30")) == []
    assert judged("2026-12-01", ended_on=day("2026-12-01")) == [("2026H2", YELLOW)]
    assert judged("2026-12-01", started_on=day("2026-11-02")) == [("2026H2", YELLOW)], (
        "60 days to the half's end"
    )
    assert judged("2026-12-01", started_on=day("2026-11-03")) == []
    assert judged("2026-12-01", started_on=day("2026-11-02"), ended_on=day("2026-12-30")) == [], "59 days"


def test_the_bands_of_the_first_day_of_the_half_year() -> None:
    narrow = (row("duty.notice_days", 30, "2026-07-01"), row("duty.warn_days", 14, "2026-07-01"))
    assert RULE.check(cadre_facts(), limits(*narrow), day("2026-11-30")) == []
    assert [f.severity for f in RULE.check(cadre_facts(), limits(*narrow), day("2026-12-01"))] == [BLUE]
    later = row("duty.notice_days", 30, "2026-07-02")
    assert [f.severity for f in RULE.check(cadre_facts(), limits(later), day("2026-11-30"))] == [BLUE]


def test_on_the_last_day_the_half_year_still_runs() -> None:
    assert judged("2026-12-31", ended_on=day("2026-12-30")) == []
    assert judged("2026-12-31", ended_on=day("2026-12-31")) == [("2026H2", YELLOW)]
