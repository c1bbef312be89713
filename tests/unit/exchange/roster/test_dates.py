"""Dates as rosters write them."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.exchange.roster.dates import NoSuchDate, date_in, date_of_cell


@pytest.mark.parametrize(
    "text",
    [
        "填报日期：2026年1月5日",
        "2026.1.5",
        "２０２６-01-05",
        "2026/1/5",
        "二〇二六年一月五日",
        "20260105",
        "2026 年 1 月 5 日",
        "2026-01-05 09:30",
    ],
)
def test_ways_to_write_a_day(text: str) -> None:
    assert date_in(text) == date(2026, 1, 5)


def test_chinese_tens() -> None:
    assert date_in("二○二六年十二月三十一日") == date(2026, 12, 31)
    assert date_in("二〇二六年十月二十日") == date(2026, 10, 20)


def test_a_month_means_its_first_day() -> None:
    assert date_in("2026年3月") == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["", "填报日期：", "2026年", "13800000001", "914403001922038216"])
def test_no_date(text: str) -> None:
    assert date_in(text) is None


@pytest.mark.parametrize("text", ["2026-02-30", "2026年13月1日", "2026.4.31"])
def test_a_day_that_no_calendar_has(text: str) -> None:
    with pytest.raises(NoSuchDate):
        date_in(text)


def test_cells_of_a_date_column() -> None:
    assert date_of_cell(46027.0) == date(2026, 1, 5)
    assert date_of_cell("2026-01-05") == date(2026, 1, 5)
    assert date_of_cell(20260105.0) == date(2026, 1, 5)
    assert date_of_cell(True) is None
    assert date_of_cell(3.0) is None
