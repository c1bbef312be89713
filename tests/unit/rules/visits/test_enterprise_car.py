"""A21 搭乘企业车辆."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.domain.visit import Transport, VisitState
from qingdesk.rules.visits.enterprise_car import RULE
from tests.unit.rules.samples import (
    COLLEAGUE,
    RED,
    VISITOR,
    YELLOW,
    cadre_facts,
    day,
    limits,
    row,
    severities,
    visit,
)

SHARED: dict[str, Any] = {"transport": Transport.ENTERPRISE_SHARED, "transport_reason": "厂区偏远，无公交"}


def judged(**fields: Any) -> list[Finding]:
    return RULE.check(cadre_facts(visits=(visit(**fields),)), limits(), day("2026-11-22"))


def test_by_means_of_travel() -> None:
    assert severities(judged(transport=Transport.ENTERPRISE_DEDICATED, transport_reason="偏远")) == [RED]
    assert judged(**SHARED) == []
    assert severities(judged(**{**SHARED, "transport_reason": " "})) == [YELLOW]
    assert judged(transport=Transport.OFFICIAL) == []
    assert judged(transport=None) == []


@pytest.mark.parametrize(
    ("half_days", "visitors", "paid_fen", "expected"),
    [
        (1, (VISITOR,), 4000, []),
        (1, (VISITOR,), 3999, [YELLOW]),
        (1, (VISITOR, COLLEAGUE), 8000, []),
        (1, (VISITOR, COLLEAGUE), 7999, [YELLOW]),
        (2, (VISITOR,), None, [YELLOW]),
        (None, (VISITOR,), None, []),
        (0, (VISITOR,), None, []),
    ],
)
def test_half_the_daily_standard_a_half_day_and_person(
    half_days: int | None, visitors: tuple[Any, ...], paid_fen: int | None, expected: list[object]
) -> None:
    found = judged(**SHARED, transport_half_days=half_days, visitors=visitors, transport_paid_fen=paid_fen)
    assert severities(found) == expected
    assert [f.unconfirmed for f in found] == [True for _ in expected]


def test_the_standard_of_the_day() -> None:
    facts = cadre_facts(visits=(visit(**SHARED, transport_half_days=1, transport_paid_fen=3000),))
    lower = row("transport.local_fen", 6000, "2026-11-19")
    assert RULE.check(facts, limits(lower), day("2026-11-22")) == []


def test_of_completed_and_signed_visits_of_each_visitor() -> None:
    assert judged(transport=Transport.ENTERPRISE_DEDICATED, state=VisitState.DRAFT) == []
    assert severities(judged(transport=Transport.ENTERPRISE_DEDICATED, state=VisitState.COMPLETED)) == [RED]
    assert judged(transport=Transport.ENTERPRISE_DEDICATED, visitors=(COLLEAGUE,)) == []


def test_without_a_reason_it_rests_on_no_figure() -> None:
    (finding,) = judged(**{**SHARED, "transport_reason": ""}, transport_half_days=1)
    assert (finding.params["case"], finding.unconfirmed) == ("reason", False)
    (finding,) = judged(**SHARED, transport_half_days=1, transport_paid_fen=1500)
    assert (finding.params["due_fen"], finding.params["paid_fen"]) == (4000, 1500)
    assert judged(transport=Transport.OWN, transport_half_days=1) == []
