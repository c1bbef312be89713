"""Which backups stay."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qingdesk.domain.rotation import which_to_keep, within

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12)
STAMPS = st.sets(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 22, 23, 59)).map(
        lambda at: at.replace(microsecond=0)
    ),
    max_size=120,
)


def test_eight_of_a_day_for_two_days() -> None:
    stamps = {datetime(2026, 11, day, hour) for day in (20, 21, 22) for hour in range(24)}
    kept = which_to_keep(stamps, TODAY)
    for day in (21, 22):
        of_day = sorted(stamp for stamp in kept if stamp.day == day)
        assert [stamp.hour for stamp in of_day] == [0, 17, 18, 19, 20, 21, 22, 23]
    assert [stamp.hour for stamp in kept if stamp.day == 20] == [23]


def test_days_weeks_and_months() -> None:
    stamps = {NOON - timedelta(days=back) for back in range(500)}
    kept = sorted(which_to_keep(stamps, TODAY), reverse=True)
    assert kept[:12] == [NOON - timedelta(days=back) for back in range(12)]
    assert len({stamp.isocalendar()[:2] for stamp in kept}) >= 10
    assert len({(stamp.year, stamp.month) for stamp in kept}) == 9
    assert len(kept) <= 12 + 10 + 9 + 14


def test_after_a_long_pause_nothing_goes_for_its_age() -> None:
    stamps = {NOON - timedelta(days=800 + back) for back in range(3)}
    assert which_to_keep(stamps, TODAY) == stamps


def test_a_clock_that_ran_ahead_pushes_nothing_out() -> None:
    ahead = {datetime(2099, 1, 1, hour) for hour in range(20)}
    assert which_to_keep(ahead | {NOON}, TODAY) == ahead | {NOON}


@given(STAMPS)
def test_the_newest_stays_and_tidying_twice_is_tidying_once(stamps: set[datetime]) -> None:
    kept = which_to_keep(stamps, TODAY)
    assert kept <= stamps
    assert not stamps or max(stamps) in kept
    assert which_to_keep(kept, TODAY) == kept
    assert len(kept) <= 16 + 12 + 10 + 9


@given(STAMPS, st.integers(0, 5000))
def test_room_is_kept_but_for_the_newest_two(stamps: set[datetime], room: int) -> None:
    sizes = dict.fromkeys(stamps, 100)
    left = within(stamps, sizes, room)
    assert sorted(left) == sorted(stamps)[len(stamps) - len(left) :]
    assert len(left) == min(len(stamps), max(2, room // 100))
