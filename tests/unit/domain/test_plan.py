"""走访计划: spread over working days, a region a day, thirty days between two visits of one unit."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qingdesk.domain.calendar import Calendar
from qingdesk.domain.plan import FIRMS_A_DAY, GAP_DAYS, Plan, ToVisit, propose

TODAY, LAST = date(2026, 10, 12), date(2026, 12, 31)
HOLIDAY = date(2026, 10, 13)
CALENDAR = Calendar({HOLIDAY: False, date(2026, 10, 17): True}, frozenset({2026}))


def plan(*firms: ToVisit, today: date = TODAY, last: date = LAST) -> Plan:
    return propose(firms, today, last, CALENDAR)


def firm(
    name: str,
    who: str = "c1",
    number: int = 1,
    made: int = 0,
    last_on: date | None = None,
    region: str = "",
) -> ToVisit:
    return ToVisit(name, (who,), number, made, last_on, region)


def days(made: Plan, name: str = "") -> list[date]:
    return [one.day for one in made.proposed if name in ("", one.enterprise_id)]


def test_one_visit_lies_in_the_middle_and_never_today() -> None:
    (only,) = days(plan(firm("e1")))
    assert TODAY < only <= LAST
    assert abs((only - TODAY).days - 40) < 5


def test_several_are_spread_evenly() -> None:
    made = days(plan(*(firm(f"e{n}") for n in range(4))))
    gaps = [(after - before).days for before, after in pairwise(made)]
    assert len(set(made)) == 4
    assert max(gaps) - min(gaps) <= 5


def test_two_firms_of_a_region_make_one_trip_and_the_third_another() -> None:
    made = plan(*(firm(f"e{n}", region="410122") for n in range(3)), firm("e9", region="410181"))
    assert sorted(Counter(days(made)).values()) == [1, 1, 2]
    near = [one.enterprise_id for one in made.proposed if Counter(days(made))[one.day] == 2]
    assert set(near) < {"e0", "e1", "e2"}


def test_firms_of_no_known_region_are_not_put_together() -> None:
    assert set(Counter(days(plan(firm("e1"), firm("e2")))).values()) == {1}


def test_two_visits_of_a_firm_are_thirty_days_apart_and_so_is_the_last_one() -> None:
    made = plan(firm("e1", number=2, last_on=date(2026, 9, 30)))
    first, second = days(made)
    assert first >= date(2026, 10, 30)
    assert second - first >= timedelta(days=GAP_DAYS)
    assert [one.nth for one in made.proposed] == [1, 2]


def test_what_has_no_day_left_is_told() -> None:
    short = plan(firm("e1", number=2), today=date(2026, 12, 20))
    assert len(short.proposed) == 1
    assert [(one.enterprise_id, number) for one, number in short.left] == [("e1", 1)]
    none = plan(firm("e1"), today=LAST)
    assert (none.proposed, none.left[0][1]) == ((), 1)


def test_a_trip_that_does_not_fit_together_is_made_apart() -> None:
    late = firm("e1", region="410122", last_on=date(2026, 12, 10))
    soon = firm("e2", region="410122")
    made = plan(late, soon)
    assert days(made, "e2") and not days(made, "e1")
    assert [one.enterprise_id for one, _ in made.left] == ["e1"]


def test_two_leaders_of_a_firm_go_together_and_nowhere_else_that_day() -> None:
    made = plan(ToVisit("e1", ("c1", "c2"), 1), *(firm(f"e{n}", "c2") for n in range(2, 6)))
    together = days(made, "e1")[0]
    assert Counter(days(made))[together] == 1


def test_the_count_goes_on_from_the_visits_made() -> None:
    (one,) = plan(firm("e1", made=1)).proposed
    assert one.nth == 2


firms = st.lists(
    st.builds(
        ToVisit,
        st.sampled_from([f"e{n}" for n in range(9)]),
        st.lists(st.sampled_from(["c1", "c2", "c3"]), min_size=1, max_size=2, unique=True).map(tuple),
        st.integers(0, 3),
        st.integers(0, 2),
        st.none() | st.dates(date(2026, 7, 1), TODAY),
        st.sampled_from(["", "410122", "410181"]),
    ),
    max_size=9,
    unique_by=lambda one: one.enterprise_id,
)


@given(firms, st.dates(TODAY, LAST))
def test_whatever_is_due(due: list[ToVisit], today: date) -> None:
    made = plan(*due, today=today)
    left = {one.enterprise_id: number for one, number in made.left}
    regions = {one.enterprise_id: one.region for one in due}
    for one in due:
        his = days(made, one.enterprise_id)
        assert len(his) + left.get(one.enterprise_id, 0) == one.number
        before = [one.last_on] if one.last_on else []
        dated = sorted([*before, *his])
        assert all(b - a >= timedelta(days=GAP_DAYS) for a, b in pairwise(dated))
    for day in days(made):
        assert today < day <= LAST and CALENDAR.is_workday(day)
    for who in ("c1", "c2", "c3"):
        diary: dict[date, list[str]] = {}
        for stop in made.proposed:
            if who in stop.cadre_ids:
                diary.setdefault(stop.day, []).append(stop.enterprise_id)
        for stops in diary.values():
            assert len(stops) <= FIRMS_A_DAY
            assert len(stops) == 1 or len({regions[stop] for stop in stops}) == 1
    assert plan(*reversed(due), today=today) == made
