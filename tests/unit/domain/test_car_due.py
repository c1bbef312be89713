"""应交交通费: half of the daily standard a half-day and person."""

from __future__ import annotations

import pytest

from qingdesk.domain.car_due import car_due
from tests.unit.rules.samples import day, limits, row


@pytest.mark.parametrize(
    ("half_days", "people", "fen"), [(1, 1, 4000), (2, 1, 8000), (1, 3, 12000), (0, 3, 0)]
)
def test_by_half_days_and_people(half_days: int, people: int, fen: int) -> None:
    known = car_due(half_days, people, limits(), day("2026-11-22"))
    assert known is not None and known.fen == fen
    assert {limit.key for limit in known.rows} == {"transport.local_fen", "transport.half_day_percent"}


def test_the_standard_of_the_day_and_of_the_unit() -> None:
    policy = limits(row("transport.local_fen", 5001, "2026-11-22", unit_id="u1"))
    known = car_due(1, 1, policy, day("2026-11-22"), unit_id="u1")
    assert known is not None and known.fen == 2501, "halves of a fen go up"
    known = car_due(1, 1, policy, day("2026-11-21"), unit_id="u1")
    assert known is not None and known.fen == 4000
    assert car_due(1, 1, policy, day("2010-01-01")) is None
    assert car_due(1, 1, limits(row("transport.local_fen", "80")), day("2026-11-22")) is None
