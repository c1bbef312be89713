"""The four half-years of the sample, and its working days counted back from today."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from qingdesk.domain.calendar import Calendar
from qingdesk.domain.period import Half

HALVES = 4
_REST = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)}
"""Rest days of every year, for a year whose calendar nobody has entered."""


class Span:
    """halves: four, the last is that of `today`. yesterday: the last day on which something has happened."""

    def __init__(self, today: date, calendar: Calendar) -> None:
        self.today = today
        self.calendar = calendar
        self.yesterday = today - timedelta(days=1)
        self.half = Half.of(today)
        self.halves = tuple(self.half.previous(n) for n in range(HALVES - 1, -1, -1))
        self.first = self.halves[0].first
        self._days = [
            day
            for n in range((today - self.first).days)
            if calendar.is_workday(day := self.first + timedelta(days=n))
            and (calendar.is_known(day.year) or (day.month, day.day) not in _REST)
        ]

    @property
    def days_left(self) -> int:
        """To the end of the running half-year."""
        return self.half.days_left(self.today)

    def between(self, first: date, last: date) -> list[date]:
        """Its working days within both ends, up to yesterday."""
        return self._days[bisect_left(self._days, first) : bisect_right(self._days, last)]

    def back(self, number: int) -> date:
        """The latest working day with at least so many working days from it to today (`wd(day, today)`)."""
        return next(
            (day for day in reversed(self._days) if self.calendar.working_days(day, self.today) >= number),
            self.first,
        )

    def age(self, day: date) -> int:
        """Working days since."""
        return self.calendar.working_days(day, self.today)

    def later(self, day: date, number: int) -> date:
        """So many working days later; may lie after today."""
        return self.calendar.add_working_days(day, number)
