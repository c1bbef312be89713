"""A new meal is filled in from its firm and its visit, and what is due is said while one types."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qingdesk.actions import meals
from qingdesk.domain.meal import MealBasis, MealPlace
from tests.stores import TODAY, TryDesk


def test_it_begins_with_the_posted_price_and_the_visit_of_the_day(desk: TryDesk) -> None:
    desk.edit("enterprise", desk.firm, canteen_price_fen=1500)
    visit = desk.visit(
        visitors=[{"cadre_id": desk.cadre, "name": "王海涛"}, {"name": "随行"}], started_at="2026-11-20T09:30"
    )
    reader = desk.store.reader()
    draft = replace(meals.new_meal(reader, TODAY), eaten_on=date(2026, 11, 20), enterprise_id=desk.firm)
    filled = meals.for_firm(reader, draft)
    assert (filled.posted_price_fen, filled.visit_id, filled.cadre_id, filled.heads) == (
        1500, visit, desk.cadre, 2,
    )  # fmt: skip
    assert meals.standard(reader).due(reader, filled).fen == 3000


def test_a_firm_without_visit_or_price(desk: TryDesk) -> None:
    reader = desk.store.reader()
    draft = meals.new_meal(reader, TODAY, cadre_id=desk.cadre, enterprise_id=desk.firm)
    assert (draft.visit_id, draft.posted_price_fen, draft.heads, draft.place) == (
        "", None, 1, MealPlace.CANTEEN,
    )  # fmt: skip
    owed = meals.standard(reader).due(reader, draft)
    assert owed.basis is MealBasis.PERCENT_RULE
    assert owed.fen == 4000


def test_without_a_visit_it_is_the_leaders(desk: TryDesk) -> None:
    reader = desk.store.reader()
    assert meals.new_meal(reader, TODAY, enterprise_id=desk.firm).cadre_id == desk.cadre
    other = desk.record("cadre", name="张挈", unit_id=desk.home)
    assert meals.new_meal(reader, TODAY, cadre_id=other, enterprise_id=desk.firm).cadre_id == other
    unassigned = desk.record("enterprise", name="中原包装有限公司")
    assert meals.new_meal(reader, TODAY, enterprise_id=unassigned).cadre_id == ""


def test_the_business_is_looked_for_around_the_day(desk: TryDesk) -> None:
    near = desk.visit(started_at="2026-11-19T09:00", ended_at=None)
    far = desk.visit(started_at="2026-11-02T09:00", ended_at=None)
    event = desk.record(
        "event", title="展销会", kind="exhibition", organiser="示例商会", organiser_kind="chamber",
        starts_at="2026-11-18T09:00", ends_at="2026-11-21T17:00", applicant_id=desk.cadre,
    )  # fmt: skip
    reader = desk.store.reader()
    draft = meals.new_meal(reader, date(2026, 11, 20), enterprise_id=desk.firm)
    assert [visit.id for visit in meals.visits_around(reader, draft)] == [near]
    assert far not in {visit.id for visit in meals.visits_around(reader, draft)}
    assert [one.id for one in meals.events_around(reader, draft)] == [event]
    assert meals.events_around(reader, replace(draft, eaten_on=date(2026, 11, 1))) == []


def test_a_meal_stands_on_the_form_of_a_numbered_visit_only(desk: TryDesk) -> None:
    plain: dict[str, object] = {
        "enterprise_id": desk.firm, "cadre_id": desk.cadre, "eaten_on": "2026-11-20", "kind": "lunch",
        "place": "canteen", "heads": 1,
    }  # fmt: skip
    alone = desk.record("meal", **plain)
    drafted = desk.record("meal", **plain, visit_id=desk.visit(state="draft"))
    numbered = desk.record("meal", **plain, visit_id=desk.visit())
    reader = desk.store.reader()
    on_a_form = [meals.is_on_a_form(reader, desk.get("meal", one)) for one in (alone, drafted, numbered)]
    assert on_a_form == [False, False, True]
