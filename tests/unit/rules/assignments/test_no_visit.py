"""B02 半年内未走访."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from qingdesk.domain.assignment import Role
from qingdesk.domain.enterprise import EnterpriseStatus
from qingdesk.domain.visit import Visit, VisitMode, VisitState
from qingdesk.rules.assignments.no_visit import RULE
from tests.unit.rules.samples import (
    COLLEAGUE,
    FIRM,
    RED,
    WANG,
    YELLOW,
    assignment,
    at,
    cadre_facts,
    day,
    limits,
    row,
    visit,
)


def judged(
    today: str, *visits: Visit, facts: dict[str, Any] | None = None, **fields: Any
) -> list[tuple[str, object]]:
    known = cadre_facts(assignments=(assignment(**fields),), visits=visits, **(facts or {}))
    return [(finding.period, finding.severity) for finding in RULE.check(known, limits(), day(today))]


@pytest.mark.parametrize(("today", "expected"), [("2026-06-30", []), ("2026-07-01", [("2026H1", RED)])])
def test_red_once_the_half_year_is_over(today: str, expected: list[object]) -> None:
    assert judged(today) == expected


def test_every_ended_half_year_stays() -> None:
    assert judged("2027-01-01", started_on=day("2025-06-01")) == [
        ("2025H2", RED),
        ("2026H1", RED),
        ("2026H2", RED),
    ]


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        ("2026-05-15", []),  # 47 days
        ("2026-05-03", []),  # 59 days
        ("2026-05-02", [("2026H1", RED)]),  # 60 days, both ends counted
        ("2026-04-20", [("2026H1", RED)]),  # 72 days
    ],
)
def test_sixty_days_make_a_duty(started: str, expected: list[object]) -> None:
    assert judged("2026-07-01", started_on=day(started)) == expected


@pytest.mark.parametrize(("ended", "expected"), [("2026-02-28", []), ("2026-03-01", [("2026H1", RED)])])
def test_to_the_end_of_the_assignment(ended: str, expected: list[object]) -> None:
    assert judged("2026-11-01", ended_on=day(ended)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"started_at": at("2026-01-01T08:00")}, []),
        ({"started_at": at("2025-12-31T08:00")}, [("2026H1", RED)]),
        ({"started_at": at("2026-06-30T23:00"), "ended_at": None}, []),
        ({"started_at": at("2026-07-01T00:00")}, [("2026H1", RED)]),
        ({"visitors": (COLLEAGUE,)}, []),  # by whoever went
        ({"mode": VisitMode.SERVICE_DAY}, []),
        ({"mode": VisitMode.TALK_DAY}, []),
        ({"mode": VisitMode.PHONE}, [("2026H1", RED)]),
        ({"mode": VisitMode.ONLINE}, [("2026H1", RED)]),
        ({"at_enterprise": False}, [("2026H1", RED)]),
        ({"state": VisitState.COMPLETED}, []),
        ({"state": VisitState.DRAFT}, [("2026H1", RED)]),
        ({"enterprise_id": "e2"}, [("2026H1", RED)]),
        ({"voided_at": "2026-05-06T00:00:00Z"}, [("2026H1", RED)]),
    ],
)
def test_a_counting_visit(fields: dict[str, Any], expected: list[object]) -> None:
    made = visit(**{"started_at": at("2026-05-05T09:00"), "ended_at": None, **fields})
    assert judged("2026-07-01", made) == expected


def test_visits_count_within_the_assignment() -> None:
    made = visit(started_at=at("2026-03-31T09:00"), ended_at=None)
    assert judged("2026-07-01", made, started_on=day("2026-04-01")) == [("2026H1", RED)]
    assert judged("2026-07-01", made, started_on=day("2026-03-31")) == []
    assert judged("2026-07-01", made, ended_on=day("2026-03-30")) == [("2026H1", RED)]
    assert judged("2026-07-01", made, ended_on=day("2026-03-31")) == []


def test_more_than_one_may_be_agreed() -> None:
    made = visit(started_at=at("2026-05-05T09:00"), ended_at=None)
    assert judged("2026-07-01", made, visits_per_half=2) == [("2026H1", YELLOW)]
    again = dataclasses.replace(made, id="v2")
    assert judged("2026-07-01", made, again, visits_per_half=2) == []
    policy = limits(row("duty.visits_per_half", 3, "2026-01-01"))
    known = cadre_facts(visits=(made, again))
    assert [f.severity for f in RULE.check(known, policy, day("2026-07-01"))] == [YELLOW]
    policy = limits(row("duty.visits_per_half", 3, "2026-01-02"))
    assert RULE.check(known, policy, day("2026-07-01")) == [], (
        "not yet in force on the first day of the half-year"
    )


def test_whose_duty_it_is() -> None:
    assert judged("2026-07-01", role=Role.LIAISON_OFFICER) == []
    assert judged("2026-07-01", facts={"cadre": dataclasses.replace(WANG, in_scope=False)}) == []
    closed = dataclasses.replace(FIRM, status=EnterpriseStatus.CLOSED)
    assert judged("2026-07-01", facts={"enterprises": {"e1": closed}}) == []
    suspended = dataclasses.replace(FIRM, status=EnterpriseStatus.SUSPENDED)
    assert judged("2026-07-01", facts={"enterprises": {"e1": suspended}}) == [("2026H1", RED)]


@pytest.mark.parametrize(
    ("records_from", "expected"),
    [
        ("2026-07-01", [("2026H2", RED)]),
        ("2026-01-01", [("2026H1", RED), ("2026H2", RED)]),
        ("2026-01-02", [("2026H2", RED)]),
    ],
)
def test_from_the_first_half_year_of_the_records(records_from: str, expected: list[object]) -> None:
    assert judged("2027-01-01", facts={"records_from": day(records_from)}) == expected


def test_before_the_policy_there_was_no_duty() -> None:
    assert judged("2021-07-01", started_on=day("2019-01-01")) == [("2021H1", RED)]


def test_what_it_says() -> None:
    (finding,) = RULE.check(cadre_facts(), limits(), day("2026-07-01"))
    assert finding.key == ("no_visit", "a1", "c1", "2026H1")
    assert finding.due_on == day("2026-06-30")
    assert (finding.enterprise_id, finding.noun) == ("e1", "assignment")
    assert not finding.unconfirmed


def test_the_sixty_days_matter_only_to_part_of_a_half_year() -> None:
    doubtful = limits(dataclasses.replace(row("duty.min_days", 60), verified_on=None))
    (whole,) = RULE.check(cadre_facts(), doubtful, day("2026-07-01"))
    part = cadre_facts(assignments=(assignment(started_on=day("2026-01-02")),))
    (in_part,) = RULE.check(part, doubtful, day("2026-07-01"))
    assert (whole.unconfirmed, in_part.unconfirmed) == (False, True)


def test_a_firm_that_is_not_among_the_facts_is_not_closed() -> None:
    assert judged("2026-07-01", facts={"enterprises": {}}) == [("2026H1", RED)]
