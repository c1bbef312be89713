"""公务出差标准: a night by city, rank and season; the classes of each rank."""

from __future__ import annotations

import pytest

from qingdesk.domain.travel_due import lodging_limit, travel_classes
from tests.unit.rules.samples import day, limits

ON = day("2026-03-01")


@pytest.mark.parametrize(
    ("city", "rank", "night", "fen"),
    [
        ("4101", "other", None, 38_000),
        ("410105", "bureau", None, 48_000),
        ("410381", "other", "2026-03-31", 33_000),
        ("4103", "other", "2026-04-01", 50_000),
        ("4103", "other", "2026-05-10", 50_000),
        ("4103", "other", "2026-05-11", 33_000),
    ],
)
def test_a_night(city: str, rank: str, night: str | None, fen: int) -> None:
    row = lodging_limit(limits(), ON, city=city, rank=rank, night=day(night) if night else None)
    assert row is not None and row.value == fen


def test_what_is_not_known() -> None:
    assert lodging_limit(limits(), ON, city="1101", rank="other") is None
    assert travel_classes(limits(), ON, rank="nobody") is None
    row = travel_classes(limits(), ON, rank="other")
    assert row is not None and isinstance(row.value, list) and "first" not in row.value
