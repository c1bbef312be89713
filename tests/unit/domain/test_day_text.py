"""Days and times as people type them."""

from __future__ import annotations

from datetime import date, time

import pytest

from qingdesk.domain.day_text import parse_day, parse_time
from qingdesk.domain.fields import BadValue

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("11.22", date(2026, 11, 22)),
        ("11-3", date(2026, 11, 3)),
        ("1122", date(2026, 11, 22)),
        ("22", date(2026, 11, 22)),
        ("22日", date(2026, 11, 22)),
        ("11月22号", date(2026, 11, 22)),
        ("2026-11-20", date(2026, 11, 20)),
        ("2026年1月5日", date(2026, 1, 5)),
        ("20260105", date(2026, 1, 5)),
        ("26.1.5", date(2026, 1, 5)),
        ("２０２６－１１－２２", date(2026, 11, 22)),
        ("１１．２２", date(2026, 11, 22)),
        (" 11 月 22 日 ", date(2026, 11, 22)),
        ("昨天", date(2026, 11, 21)),
        ("前天", date(2026, 11, 20)),
        ("Today", SUNDAY),
        ("周三", date(2026, 11, 18)),
        ("星期天", SUNDAY),
        ("上周五", date(2026, 11, 13)),
        ("上周日", date(2026, 11, 15)),
    ],
)
def test_a_day_is_read_as_it_was_meant(typed: str, meant: date) -> None:
    assert parse_day(typed, SUNDAY) == meant


def test_in_january_a_day_of_december_is_of_last_year() -> None:
    assert parse_day("12.28", date(2027, 1, 5)) == date(2026, 12, 28)
    assert parse_day("1.28", date(2027, 1, 5)) == date(2027, 1, 28)


def test_in_december_a_day_of_january_may_lie_ahead() -> None:
    assert parse_day("2028.1.5", date(2027, 12, 20)) == date(2028, 1, 5)
    assert parse_day("5.20", date(2027, 3, 1)) == date(2027, 5, 20)


def test_nothing_typed_is_no_day() -> None:
    assert parse_day("　", SUNDAY) is None
    assert parse_time(" ") is None


@pytest.mark.parametrize(
    "typed", ["2026-02-30", "11.31", "2.29", "3月", "31", "0", "abc", "11.22.", "周八", "昨", "-5"]
)
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(BadValue) as refused:
        parse_day(typed, SUNDAY)
    assert refused.value.params == {"value": typed}
    assert "2026-11-22" in refused.value.reason


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:30", time(9, 30)),
        ("９：３０", time(9, 30)),
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("9", time(9)),
        ("9点", time(9)),
        ("9点半", time(9, 30)),
        ("9时5分", time(9, 5)),
        ("17.30", time(17, 30)),
        ("下午3点", time(15)),
        ("晚上8:15", time(20, 15)),
        ("中午1点", time(13)),
        ("中午12点", time(12)),
        ("3pm", time(15)),
        ("12am", time(0)),
    ],
)
def test_a_time_is_read_as_it_was_meant(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["24:00", "9:75", "上", "九点", "9:30:15", "12345"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        parse_time(typed)
