"""C06 时间冲突."""

from __future__ import annotations

import pytest

from qingdesk.domain.visit import Visit, VisitMode
from qingdesk.rules.visits.visits_overlap import RULE
from tests.unit.rules.samples import COLLEAGUE, YELLOW, at, cadre_facts, day, limits, visit


def span(record_id: str, start: str, end: str | None, **fields: object) -> Visit:
    ended_at = at(f"2026-11-19T{end}") if end else None
    return visit(id=record_id, started_at=at(f"2026-11-19T{start}"), ended_at=ended_at, **fields)


def judged(*visits: Visit) -> list[str]:
    found = RULE.check(cadre_facts(visits=visits), limits(), day("2026-11-19"))
    assert all(finding.severity is YELLOW and finding.cadre_id == "c1" for finding in found)
    return [finding.record_id for finding in found]


FIRST = span("v1", "09:00", "10:30")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("10:29", "11:00", ["v2"]),
        ("10:30", "11:00", []),  # touching
        ("09:10", "09:20", ["v2"]),
        ("08:00", "09:00", []),
        ("08:00", "09:01", ["v1"]),  # the later start is the first one's
        ("09:00", "09:30", ["v2"]),  # the same start: the larger id
        ("10:00", None, []),
    ],
)
def test_two_at_once(start: str, end: str | None, expected: list[str]) -> None:
    second = span("v2", start, end, enterprise_id="e2")
    assert judged(FIRST, second) == expected
    assert judged(second, FIRST) == expected


def test_in_person_and_the_same_cadre() -> None:
    assert judged(FIRST, span("v2", "10:00", "11:00", mode=VisitMode.PHONE)) == []
    assert judged(FIRST, span("v2", "10:00", "11:00", visitors=(COLLEAGUE,))) == []
    assert judged(FIRST, span("v2", "10:00", "11:00", voided_at="2026-11-20T00:00:00Z")) == []


def test_three_at_once_are_two_findings() -> None:
    assert judged(FIRST, span("v2", "10:00", "11:00"), span("v3", "10:15", "10:20")) == ["v2", "v3"]


def test_a_visit_without_length_takes_no_time() -> None:
    assert judged(FIRST, span("v2", "10:00", "10:00")) == []
    assert judged(span("v0", "09:00", "09:00"), FIRST) == []
