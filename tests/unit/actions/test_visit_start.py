"""A new page is filled from assignment and last visit; sums beside the fields are the store's own."""

from __future__ import annotations

from datetime import date, datetime

from qingdesk.actions.visit_start import assigned_firms, begin, for_firm, surroundings
from qingdesk.domain.meal import MealDraft, MealKind, MealPlace
from qingdesk.domain.problem import Grade
from qingdesk.domain.visit import Host, VisitMode, Visitor
from tests.stores import TODAY, TryDesk

HIMSELF = {"name": "王海涛", "post": "副县长"}


def test_his_firm_that_was_not_visited_this_half_year_comes_first(desk: TryDesk) -> None:
    second = desk.record("enterprise", name="第二厂", address="工业路2号", contact_name="李厂长")
    desk.record(
        "assignment", cadre_id=desk.cadre, enterprise_id=second, role="leader", started_on="2026-01-01"
    )
    desk.visit(started_at="2026-11-02T09:00", ended_at=None)
    draft = begin(desk.store.reader(), TODAY, cadre_id=desk.cadre).draft
    assert draft.enterprise_id == second
    assert (draft.place, draft.hosts) == ("工业路2号", (Host("李厂长", ""),))
    assert draft.visitors == (Visitor(desk.cadre, "王海涛", "副县长"),)
    assert (draft.mode, draft.at_enterprise) == (VisitMode.ONSITE, True)
    assert draft.started_at == datetime(2026, 11, 22)


def test_of_several_the_one_visited_longest_ago(desk: TryDesk) -> None:
    second = desk.record("enterprise", name="第二厂")
    desk.record(
        "assignment", cadre_id=desk.cadre, enterprise_id=second, role="leader", started_on="2025-01-01"
    )
    desk.visit(started_at="2026-03-02T09:00", ended_at=None)
    desk.visit(started_at="2026-02-02T09:00", ended_at=None, enterprise_id=second)
    assert begin(desk.store.reader(), TODAY, cadre_id=desk.cadre).draft.enterprise_id == second


def test_nothing_is_proposed_when_every_firm_was_visited(desk: TryDesk) -> None:
    desk.visit()
    draft = begin(desk.store.reader(), TODAY, cadre_id=desk.cadre).draft
    assert draft.enterprise_id == ""
    assert [visitor.name for visitor in draft.visitors] == ["王海涛"]


def test_place_and_people_are_those_of_the_last_visit_there(desk: TryDesk) -> None:
    gone = desk.record("cadre", name="刘秀英", unit_id=desk.home, left_on="2026-10-01")
    desk.visit(
        place="公司二楼",
        visitors=[
            {"name": "张挈"},
            {"cadre_id": desk.cadre, **HIMSELF},
            {"cadre_id": gone, "name": "刘秀英"},
        ],
        hosts=[{"name": "李建国", "post": "总经理"}],
    )
    draft = begin(desk.store.reader(), TODAY, cadre_id=desk.cadre, enterprise_id=desk.firm).draft
    assert draft.place == "公司二楼"
    assert [visitor.name for visitor in draft.visitors] == ["王海涛", "张挈"]
    assert draft.hosts == (Host("李建国", "总经理"),)


def test_without_a_person_the_firms_own_leader_is_proposed(desk: TryDesk) -> None:
    draft = begin(desk.store.reader(), TODAY, enterprise_id=desk.firm).draft
    assert [visitor.cadre_id for visitor in draft.visitors] == [desk.cadre]
    taken_back = for_firm(desk.store.reader(), draft, "", "", TODAY)
    assert (taken_back.enterprise_id, taken_back.visitors, taken_back.place) == ("", (), "")


def test_his_firms_are_found_by_a_part_of_the_name(desk: TryDesk) -> None:
    desk.record("enterprise", name="别人的食品厂")
    found = assigned_firms(desk.store.reader(), desk.cadre, TODAY, "食品", 10)
    assert [firm.id for firm in found] == [desk.firm]
    assert not assigned_firms(desk.store.reader(), "", TODAY, "食品", 10)


def test_what_stands_beside_the_fields_is_what_will_be_saved(desk: TryDesk) -> None:
    around = surroundings(desk.store.reader())
    lunch = MealDraft(eaten_on=date(2026, 11, 20), kind=MealKind.LUNCH, place=MealPlace.CANTEEN, heads=2)
    owed = around.meal_due(lunch, "")
    assert (owed.fen, owed.percent, owed.allowance_fen, owed.is_unconfirmed) == (8000, 40, 10000, True)
    visit = desk.visit()
    meal = desk.record("meal", visit_id=visit, enterprise_id=desk.firm, cadre_id=desk.cadre,
                       eaten_on="2026-11-20", kind="lunch", place="canteen", heads=2)  # fmt: skip
    assert desk.get("meal", meal).due_fen == owed.fen
    assert around.problem_due(date(2026, 11, 20), Grade.C) == date(2026, 11, 27)
