"""办理时限: by when a firm's problem is to be solved, by the deadline profile of the day it was raised."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from qingdesk.domain.calendar import Calendar
from qingdesk.domain.period import add_months
from qingdesk.domain.policy import Policy
from qingdesk.domain.problem import Grade

_TERM = re.compile(r"(\d{1,3})(wd|d|m)")


def after_term(start: date, term: str, calendar: Calendar) -> date:
    """The last day of a term: `5wd` working days, `30d` calendar days, `1m` calendar months, clamped.

    Raises ValueError for anything else.
    """
    found = _TERM.fullmatch(term)
    if found is None:
        raise ValueError(term)
    number = int(found[1])
    if found[2] == "wd":
        return calendar.add_working_days(start, number)
    return start + timedelta(days=number) if found[2] == "d" else add_months(start, number)


def problem_due_on(
    raised_on: date, grade: Grade | None, policy: Policy, calendar: Calendar, *, unit_id: str = ""
) -> date | None:
    """raised_on + the profile's term of its grade (none counts as C); None where no profile is in force."""
    row = policy.find("problem.profile", raised_on, unit_id=unit_id)
    if row is None or not isinstance(row.value, Mapping):
        return None
    term = row.value.get((grade or Grade.C).value)
    return after_term(raised_on, term, calendar) if isinstance(term, str) else None
