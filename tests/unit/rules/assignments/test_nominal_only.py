"""B06 只挂名不履职."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.visit import Visit
from qingdesk.rules.assignments.nominal_only import RULE
from tests.unit.rules.samples import RED, assignment, at, cadre_facts, day, limits, row, visit


def empty(on: str, minutes: int = 19, **fields: Any) -> Visit:
    start = at(f"{on}T09:00")
    written = {
        "situation": "",
        "opinions": " ",
        "started_at": start,
        "ended_at": start.replace(minute=minutes),
    }
    return visit(id=f"v{on}", **{**written, **fields})


def judged(today: str, *visits: Visit, **fields: Any) -> list[tuple[str, object, object]]:
    known = cadre_facts(assignments=(assignment(**fields),), visits=visits)
    found = RULE.check(known, limits(), day(today))
    return [(finding.period, finding.severity, finding.params["case"]) for finding in found]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-12-31", []),  # the last two ended are 2025H2 and 2026H1; the first was no duty
        ("2027-01-01", [("2026H2", RED, "none")]),
        ("2027-06-30", [("2026H2", RED, "none")]),
        ("2027-07-01", [("2027H1", RED, "none")]),
    ],
)
def test_no_visit_in_two_ended_half_years(today: str, expected: list[object]) -> None:
    assert judged(today) == expected


def test_both_have_to_be_duties() -> None:
    assert judged("2027-01-01", started_on=day("2026-05-03")) == []
    assert judged("2027-01-01", started_on=day("2026-05-02")) == [("2026H2", RED, "none")]
    assert judged("2027-01-01", ended_on=day("2026-08-28")) == []
    assert judged("2027-01-01", ended_on=day("2026-08-29")) == [("2026H2", RED, "none")]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [("2026H2", RED, "short")]),
        ({"minutes": 20}, []),
        ({"ended_at": None}, []),
        ({"situation": "生产正常"}, []),
        ({"opinions": "盼早通路"}, []),
        ({"visitors": ()}, [("2026H2", RED, "short")]),
    ],
)
def test_all_visits_short_and_empty(fields: dict[str, Any], expected: list[object]) -> None:
    assert judged("2027-01-01", empty("2026-03-03"), empty("2026-09-09", **fields)) == expected
    assert judged("2027-01-01", empty("2026-03-03", **fields)) == expected, "in one of the two"


def test_one_real_visit_is_enough() -> None:
    assert (
        judged("2027-01-01", empty("2026-03-03"), visit(started_at=at("2026-09-09T09:00"), ended_at=None))
        == []
    )


def test_what_is_short_is_said_by_the_limit_of_its_half_year() -> None:
    known = cadre_facts(visits=(empty("2026-03-03", 15), empty("2026-09-09", 15)))
    for since, expected in (("2026-07-01", 0), ("2026-07-02", 1)):
        policy = limits(row("duty.short_minutes", 10, since))
        assert len(RULE.check(known, policy, day("2027-01-01"))) == expected, since
    first_half_only = limits(
        row("duty.short_minutes", 10, "2026-01-01"), row("duty.short_minutes", 20, "2026-07-01")
    )
    assert RULE.check(known, first_half_only, day("2027-01-01")) == []
