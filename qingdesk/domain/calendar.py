"""工作日: working days by the state's calendar; Monday to Friday where a year's is not known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import accumulate


class Calendar:
    """days: the days that differ from Monday–Friday (holidays False, made-up days True). known: the years
    whose calendar was entered; any other year is counted Monday–Friday, and `is_known` says so."""

    def __init__(self, days: Mapping[date, bool] | None = None, known: frozenset[int] = frozenset()) -> None:
        self.days = dict(days or {})
        self.known = known
        odd = sorted(day for day, works in self.days.items() if works is not _in_week(day))
        self._odd = [day.toordinal() for day in odd]
        self._moved = list(accumulate((1 if self.days[day] else -1 for day in odd), initial=0))

    def is_known(self, year: int) -> bool:
        """Was this year's calendar entered?"""
        return year in self.known

    def is_workday(self, day: date) -> bool:
        """A working day, made-up ones included."""
        return self.days.get(day, _in_week(day))

    def working_days(self, after: date, to: date) -> int:
        """Working days in (after, to]; 0 when `to` is not later."""
        if to <= after:
            return 0
        return self._count(to) - self._count(after)

    def add_working_days(self, start: date, number: int) -> date:
        """The day on which the `number`-th working day after `start` falls."""
        day = start
        while number > 0 and day < date.max:
            day += timedelta(days=1)
            if self.is_workday(day):
                number -= 1
        return day

    def unknown_years(self, first: date, last: date) -> list[int]:
        """Years between the two days that are only estimated."""
        return [year for year in range(first.year, last.year + 1) if not self.is_known(year)]

    def _count(self, day: date) -> int:
        """Working days from the first of all days to this one: Monday to Friday, and what the state moved by then."""
        number = day.toordinal()  # day 1 was a Monday
        weeks, rest = divmod(number, 7)
        return weeks * 5 + min(rest, 5) + self._moved[bisect_right(self._odd, number)]


def _in_week(day: date) -> bool:
    return day.weekday() < 5
