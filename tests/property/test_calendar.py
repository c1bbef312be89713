"""Sums of working days against a count day by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qingdesk.domain.calendar import Calendar
from qingdesk.domain.period import Half, add_months

DAYS = st.dates(date(1988, 1, 1), date(2032, 12, 31))
CALENDARS = st.dictionaries(st.dates(date(1989, 6, 1), date(2031, 6, 1)), st.booleans(), max_size=40).map(
    lambda days: Calendar(days, frozenset(day.year for day in days))
)


@given(CALENDARS, DAYS, st.integers(-40, 900))
def test_the_sums_are_those_of_a_count(calendar: Calendar, after: date, length: int) -> None:
    to = after + timedelta(days=length)
    counted = sum(calendar.is_workday(after + timedelta(days=n)) for n in range(1, length + 1))
    assert calendar.working_days(after, to) == counted


@given(CALENDARS, DAYS, st.integers(1, 60))
def test_adding_is_the_reverse_of_counting(calendar: Calendar, start: date, number: int) -> None:
    day = calendar.add_working_days(start, number)
    assert calendar.working_days(start, day) == number
    assert calendar.is_workday(day)


@given(DAYS)
def test_the_halves_follow_one_another_without_a_gap(day: date) -> None:
    half = Half.of(day)
    assert day in half
    assert half.previous(-1).first - half.last == timedelta(days=1)
    assert Half.of(half.previous().last) == half.previous()
    assert Half.parse(half.name) == half


@given(DAYS, st.integers(-30, 30), st.integers(-30, 30))
def test_halves_are_counted_like_numbers(day: date, one: int, other: int) -> None:
    half = Half.of(day)
    assert half.previous(one).previous(other) == half.previous(one + other)


@given(DAYS, st.integers(-60, 60))
def test_months_stay_in_their_month(day: date, months: int) -> None:
    then = add_months(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day <= day.day
    assert then.day == day.day or (then + timedelta(days=1)).day == 1
