"""工作日: working days by the state's calendar; Monday to Friday where a year's is not known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

_EPOCH = 1990


class Calendar:
    """days: the days that differ from Monday–Friday (holidays False, made-up days True). known: the years
    whose calendar was entered; any other year is counted Monday–Friday, and `is_known` says so."""

    def __init__(self, days: Mapping[date, bool] | None = None, known: frozenset[int] = frozenset()) -> None:
        self.days = dict(days or {})
        self.known = known
        self._years = {day.year for day in self.days}
        self._sums: dict[int, list[int]] = {}
        self._before: dict[int, int] = {_EPOCH: 0}

    def is_known(self, year: int) -> bool:
        """Was this year's calendar entered?"""
        return year in self.known

    def is_workday(self, day: date) -> bool:
        """A working day, made-up ones included."""
        return self.days.get(day, day.weekday() < 5)

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
        """Working days from the epoch to this day, the day counted: two look-ups once its year was summed."""
        if day.year < _EPOCH:
            return -sum(
                self.is_workday(day + timedelta(days=n)) for n in range(1, (date(_EPOCH, 1, 1) - day).days)
            )
        sums = self._sums.get(day.year) or self._sum(day.year)
        return self._total_before(day.year) + sums[day.timetuple().tm_yday - 1]

    def _total_before(self, year: int) -> int:
        known = year
        while known not in self._before:
            known -= 1
        for earlier in range(known, year):
            self._before[earlier + 1] = self._before[earlier] + self._in_year(earlier)
        return self._before[year]

    def _in_year(self, year: int) -> int:
        if year in self._years:
            return (self._sums.get(year) or self._sum(year))[-1]
        last = date(year, 12, 31)
        beyond = last.timetuple().tm_yday - 52 * 7
        return 52 * 5 + sum((last.weekday() - n) % 7 < 5 for n in range(beyond))

    def _sum(self, year: int) -> list[int]:
        day, running, sums = date(year, 1, 1), 0, []
        while day.year == year:
            running += self.is_workday(day)
            sums.append(running)
            if day == date.max:
                break
            day += timedelta(days=1)
        self._sums[year] = sums
        return sums
