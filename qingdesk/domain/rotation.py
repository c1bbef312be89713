"""Which backups stay: many of today, a few of long ago, and never one that may be the only good one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from datetime import date, datetime, timedelta

OF_A_DAY = 8
DAYS_WITH_ALL = 2
DAILY, WEEKLY, MONTHLY = 12, 10, 9
LEAST = 2
"""The newest ones, which stay however little room there is."""


def which_to_keep(stamps: Iterable[datetime], today: date) -> set[datetime]:
    """The backups that stay: at most 8 of a day for 2 days (the day's first and its newest seven), then the last
    of each of 12 days, 10 weeks and 9 months that have one.

    Days are counted by what there is, not by the calendar: after a year's pause nothing is thrown away for its
    age. What lies in the future (a clock that ran ahead) stays, and pushes nothing out.
    """
    ordered = sorted(set(stamps))
    future = {stamp for stamp in ordered if stamp.date() > today}
    past = [stamp for stamp in ordered if stamp not in future]
    kept: set[datetime] = set(future)
    for back in range(DAYS_WITH_ALL):
        day = [stamp for stamp in past if stamp.date() == today - timedelta(days=back)]
        kept.update(day[:1] + day[max(1, len(day) - OF_A_DAY + 1) :])
    kept |= _last_of_each(past, datetime.date, DAILY)
    kept |= _last_of_each(past, lambda stamp: stamp.isocalendar()[:2], WEEKLY)
    kept |= _last_of_each(past, lambda stamp: (stamp.year, stamp.month), MONTHLY)
    return kept


def within(kept: Collection[datetime], sizes: Mapping[datetime, int], room: int) -> set[datetime]:
    """Of those, as many as fit into `room` bytes: the oldest go first, but the newest two stay in any case."""
    left = sorted(kept)
    total = sum(sizes[stamp] for stamp in left)
    while total > room and len(left) > LEAST:
        total -= sizes[left.pop(0)]
    return set(left)


def _last_of_each(
    stamps: Collection[datetime], part: Callable[[datetime], Hashable], most: int
) -> set[datetime]:
    last: dict[Hashable, datetime] = {}
    for stamp in sorted(stamps):
        last[part(stamp)] = stamp
    return set(sorted(last.values())[-most:])
