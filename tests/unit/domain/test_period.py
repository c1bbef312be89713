"""The half-years, and calendar months."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.domain.period import Half, add_months


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "2026H1"), (date(2026, 6, 30), "2026H1"), (date(2026, 7, 1), "2026H2"),
        (date(2026, 12, 31), "2026H2"), (date(2024, 2, 29), "2024H1"),
    ],
)  # fmt: skip
def test_the_half_of_a_day(day: date, name: str) -> None:
    half = Half.of(day)
    assert half.name == name
    assert day in half
    assert Half.parse(name) == half


def test_its_days() -> None:
    half = Half(2026, 1)
    assert (half.first, half.last) == (date(2026, 1, 1), date(2026, 6, 30))
    assert date(2025, 12, 31) not in half and date(2026, 7, 1) not in half
    assert half.days_left(date(2026, 6, 1)) == 29
    assert half.days_left(date(2026, 7, 1)) == -1


def test_before_and_after() -> None:
    assert Half(2026, 1).previous() == Half(2025, 2)
    assert Half(2026, 2).previous(-1) == Half(2027, 1)
    assert Half(2026, 1).previous(4) == Half(2024, 1)
    assert Half(2025, 2) < Half(2026, 1)


@pytest.mark.parametrize(
    "name", ["2026", "2026H3", "26H1", "2026h1", "2026H1 ", "0000H", "2026H", "２０２６H1"]
)
def test_what_is_no_half(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        Half.parse(name)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)), (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)), (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)  # fmt: skip
def test_months_are_clamped(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then
