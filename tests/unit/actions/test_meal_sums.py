"""应交餐费 on a real store: by the table in force on the day, the most specific scope, the right city."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.life import void
from qingdesk.domain.meal import MealBasis
from qingdesk.domain.policy import PolicyRow
from qingdesk.store import policies
from tests.stores import TryDesk

LUNCH = {"eaten_on": "2026-11-20", "kind": "lunch", "place": "canteen", "heads": 2}


def meal(desk: TryDesk, **given: object) -> tuple[MealBasis, int | None]:
    whole = {"enterprise_id": desk.firm, "cadre_id": desk.cadre, **LUNCH, **given}
    saved = desk.get("meal", desk.record("meal", **whole))
    return saved.basis, saved.due_fen


def limit(desk: TryDesk, key: str, value: object, start: str, *, city: str = "", unit_id: str = "") -> None:
    row = PolicyRow(key=key, value=value, valid_from=date.fromisoformat(start), city=city, unit_id=unit_id)
    with desk.store.transaction("test") as db:
        policies.add_all(db, [row])


def test_as_a_new_desk_has_it(desk: TryDesk) -> None:
    assert meal(desk) == (MealBasis.PERCENT_RULE, 8000), "100.00 × 40 % × 2"
    assert meal(desk, kind="breakfast", heads=3) == (MealBasis.PERCENT_RULE, 6000)
    assert meal(desk, posted_price_fen=1500) == (MealBasis.POSTED_PRICE, 3000)
    assert meal(desk, posted_price_fen=0) == (MealBasis.POSTED_PRICE, 0)
    assert meal(desk, place="restaurant", posted_price_fen=5000) == (MealBasis.POSTED_PRICE, 10000)
    for place in ("guest_house", "restaurant", "club", "other"):
        assert meal(desk, place=place) == (MealBasis.NONE, None)


def test_the_day_decides_which_limit_holds(desk: TryDesk) -> None:
    limit(desk, "meal.allowance_fen", 12000, "2026-11-20")
    assert meal(desk, eaten_on="2026-11-19") == (MealBasis.PERCENT_RULE, 8000)
    assert meal(desk, eaten_on="2026-11-20") == (MealBasis.PERCENT_RULE, 9600)


def test_the_more_specific_scope_wins_over_the_later_one(desk: TryDesk) -> None:
    limit(desk, "meal.allowance_fen", 6000, "2020-01-01", city="4116")
    limit(desk, "meal.allowance_fen", 12000, "2026-01-01")
    assert meal(desk) == (MealBasis.PERCENT_RULE, 4800), "the home unit's city"
    limit(desk, "meal.fixed_fen", {"lunch": 1000}, "2026-01-01")
    assert meal(desk) == (MealBasis.UNIT_RULE, 2000)
    limit(desk, "meal.fixed_fen", {"lunch": 1200}, "2020-01-01", unit_id=desk.home)
    assert meal(desk) == (MealBasis.UNIT_RULE, 2400)
    assert meal(desk, kind="dinner") == (MealBasis.PERCENT_RULE, 4800)


def test_whose_city(desk: TryDesk) -> None:
    for city, fen in (("4116", 6000), ("4101", 9000), ("4403", 15000)):
        limit(desk, "meal.allowance_fen", fen, "2026-01-01", city=city)
    event = desk.record(
        "event", title="会", kind="other", organiser="商会", organiser_kind="chamber", city="440300",
        starts_at="2026-11-20T09:00", applicant_id=desk.cadre,
    )  # fmt: skip
    assert meal(desk)[1] == 4800, "the home unit's"
    desk.edit("enterprise", desk.firm, region="410122")
    assert meal(desk)[1] == 7200, "the firm's"
    assert meal(desk, event_id=event)[1] == 12000, "the event's"
    eaten = desk.record("meal", enterprise_id=desk.firm, cadre_id=desk.cadre, event_id=event, **LUNCH)
    void(desk.store, "event", event, "取消")
    from qingdesk.actions.life import unvoid

    unvoid(desk.store, "meal", eaten)
    assert desk.edit("meal", eaten, note="改").due_fen == 7200, "a voided event is no link"


@pytest.mark.parametrize(("percent", "due"), [(33, 3300 * 2), (1, 200), (0, 0)])
def test_another_percentage(desk: TryDesk, percent: int, due: int) -> None:
    limit(desk, "meal.percent", {"lunch": percent}, "2026-01-01")
    assert meal(desk)[1] == due
    assert meal(desk, kind="dinner") == (MealBasis.NONE, None)
