"""Working days, holidays and made-up days; years that are not known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qingdesk.actions.set_up import shipped_workdays
from qingdesk.domain.calendar import Calendar


@pytest.fixture(scope="module")
def shipped() -> Calendar:
    days = {day: is_workday for day, is_workday, _basis in shipped_workdays()}
    return Calendar(days, frozenset(day.year for day in days))


def test_holidays_and_made_up_days_of_2026(shipped: Calendar) -> None:
    assert not shipped.is_workday(date(2026, 10, 1))  # a Thursday
    assert shipped.is_workday(date(2026, 10, 9))
    made_up = [day for day, is_workday in shipped.days.items() if is_workday and day.year == 2026]
    assert made_up and all(day.weekday() >= 5 for day in made_up)


def test_the_first_day_is_out_and_the_last_is_in() -> None:
    plain = Calendar()
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert plain.working_days(friday, monday) == 1
    assert plain.working_days(friday, friday) == 0
    assert plain.working_days(monday, friday) == 0
    assert plain.working_days(friday - timedelta(days=1), friday) == 1


def test_over_the_national_day(shipped: Calendar) -> None:
    assert shipped.add_working_days(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert shipped.working_days(date(2026, 9, 30), date(2026, 10, 7)) == 0


def test_a_term_that_crosses_into_a_year_not_known_is_counted_monday_to_friday(shipped: Calendar) -> None:
    assert shipped.is_known(2026) and not shipped.is_known(2027)
    assert shipped.add_working_days(date(2026, 12, 30), 3) == date(2027, 1, 4)
    assert shipped.unknown_years(date(2026, 12, 30), date(2027, 1, 4)) == [2027]


def test_no_days_more_is_the_day_itself() -> None:
    assert Calendar().add_working_days(date(2026, 11, 22), 0) == date(2026, 11, 22)


def test_far_away_days_do_not_fail() -> None:
    plain = Calendar()
    assert plain.working_days(date(9999, 12, 27), date.max) == 4
    assert plain.working_days(date(1989, 12, 31), date(1990, 1, 1)) == 1
    assert plain.working_days(date(1989, 12, 29), date(1990, 1, 1)) == 1
    assert plain.working_days(date(1989, 1, 2), date(1989, 1, 6)) == 4
