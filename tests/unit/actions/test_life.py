"""Void and bring back: what goes along, what is refused, what comes back."""

from __future__ import annotations

import pytest

from qingdesk.actions.changes import Changes
from qingdesk.actions.life import CHILDREN, unvoid, void
from qingdesk.actions.mistakes import Mistaken
from qingdesk.domain.labels import noun_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.errors import NotFound, Refused
from tests.stores import TryDesk
from tests.unit.actions.test_record import code

MEAL = {"eaten_on": "2026-11-20", "kind": "lunch", "place": "canteen", "heads": 1}


def meal(desk: TryDesk, **given: object) -> str:
    return desk.record("meal", enterprise_id=desk.firm, cadre_id=desk.cadre, **{**MEAL, **given})


def test_voiding_needs_a_reason_and_happens_once(desk: TryDesk) -> None:
    visit = desk.visit()
    with pytest.raises(Refused):
        void(desk.store, "visit", visit, " ")
    assert void(desk.store, "visit", visit, "重复").changes == Changes({"visits"})
    saved = desk.get("visit", visit)
    assert (saved.is_voided, saved.void_reason, saved.number) == (True, "重复", "DESK-2026-0001")
    assert desk.audit_rows()[-1]["reason"] == "重复"
    with pytest.raises(Refused):
        void(desk.store, "visit", visit, "重复")
    with pytest.raises(NotFound):
        void(desk.store, "visit", "nowhere", "重复")
    assert desk.get("visit", desk.visit()).number == "DESK-2026-0002", "a number is never used again"


def test_a_visit_takes_its_meals_along_and_brings_those_back(desk: TryDesk) -> None:
    visit = desk.visit()
    with_it, before, elsewhere = meal(desk, visit_id=visit), meal(desk, visit_id=visit), meal(desk)
    problem = desk.record(
        "problem",
        enterprise_id=desk.firm,
        visit_id=visit,
        source="visit",
        raised_on="2026-11-20",
        text="融资",
    )
    promise = desk.record(
        "commitment", enterprise_id=desk.firm, visit_id=visit, text="修路", promised_on="2026-11-20"
    )
    void(desk.store, "meal", before, "记错")
    assert void(desk.store, "visit", visit, "重复").changes == Changes({"visits", "meals"})
    assert (desk.get("meal", with_it).is_voided, desk.get("meal", with_it).void_reason) == (True, "重复")
    assert not desk.get("meal", elsewhere).is_voided
    assert not desk.get("problem", problem).is_voided and not desk.get("commitment", promise).is_voided
    assert unvoid(desk.store, "visit", visit).changes == Changes({"visits", "meals"})
    back = desk.get("meal", with_it)
    assert (back.is_voided, back.void_reason, back.voided_with) == (False, "", "")
    assert desk.get("meal", before).is_voided, "it was voided by itself"
    assert desk.get("visit", visit).number == "DESK-2026-0001"
    with pytest.raises(Refused):
        unvoid(desk.store, "visit", visit)


def test_an_event_takes_its_meals_and_costs_along(desk: TryDesk) -> None:
    event = desk.record(
        "event", title="会", kind="other", organiser="商会", organiser_kind="chamber",
        starts_at="2026-11-20T09:00", applicant_id=desk.cadre,
    )  # fmt: skip
    eaten = meal(desk, event_id=event)
    cost = desk.record("cost", event_id=event, kind="fee", amount_fen=100, payer="unit")
    assert void(desk.store, "event", event, "取消").changes == Changes({"events", "meals", "costs"})
    assert desk.get("meal", eaten).is_voided and desk.get("cost", cost).is_voided
    unvoid(desk.store, "event", event)
    assert not desk.get("meal", eaten).is_voided and not desk.get("cost", cost).is_voided


@pytest.mark.parametrize("noun", ["unit", "cadre", "enterprise"])
def test_with_live_children_it_is_refused_with_the_list(desk: TryDesk, noun: str) -> None:
    unit = desk.record("unit", name="税务局", level="county", region="411625")
    cadre = desk.record("cadre", name="李静", unit_id=unit)
    firm = desk.record("enterprise", name="第二厂")
    assignment = desk.record(
        "assignment", cadre_id=cadre, enterprise_id=firm, role="leader", started_on="2026-01-01"
    )
    visit = desk.visit(enterprise_id=firm, unit_id=unit, visitors=[{"cadre_id": cadre, "name": "李静"}])
    child, name = {
        "unit": ("cadre", "李静"),
        "cadre": ("visit", "DESK-2026-0001"),
        "enterprise": ("assignment", assignment),
    }[noun]
    target = {"unit": unit, "cadre": cadre, "enterprise": firm}[noun]
    with pytest.raises(Refused) as caught:
        void(desk.store, noun, target, "撤销")
    assert noun_label(child) in caught.value.title and name in caught.value.title
    assert caught.value.hint
    assert not desk.get(noun, target).is_voided
    for below, record_id in (
        ("visit", visit),
        ("assignment", assignment),
        ("cadre", cadre),
        ("enterprise", firm),
    ):
        void(desk.store, below, record_id, "撤销")
    if noun == "unit":
        void(desk.store, "unit", unit, "撤销")


def test_somebody_on_the_list_of_an_event_belongs_to_it(desk: TryDesk) -> None:
    other = desk.record("cadre", name="李静", unit_id=desk.home)
    desk.record(
        "event", title="会", kind="other", organiser="商会", organiser_kind="chamber",
        starts_at="2026-11-20T09:00", applicant_id=desk.cadre, attendees=[other],
    )  # fmt: skip
    with pytest.raises(Refused):
        void(desk.store, "cadre", other, "调离")


def test_a_long_list_is_cut(desk: TryDesk) -> None:
    for number in range(7):
        desk.record("cadre", name=f"干部{number}", unit_id=desk.home)
    unit = desk.record("unit", name="税务局", level="county", region="411625")
    for number in range(7):
        desk.record("cadre", name=f"税务{number}", unit_id=unit)
    with pytest.raises(Refused) as caught:
        void(desk.store, "unit", unit, "撤销")
    assert "7" in caught.value.title and "税务4" in caught.value.title and "税务5" not in caught.value.title


def test_the_desks_own_unit_stays(desk: TryDesk) -> None:
    with pytest.raises(Refused):
        void(desk.store, "unit", desk.home, "撤销")


def test_others_are_voided_whatever_hangs_on_them(desk: TryDesk) -> None:
    desk.record("declaration", assignment_id=desk.assignment, declared_on="2026-11-02", has_conflict=False)
    void(desk.store, "assignment", desk.assignment, "记错")
    assert desk.get("assignment", desk.assignment).is_voided
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-02", text="融资"
    )
    desk.record("progress", problem_id=problem, noted_on="2026-11-03", kind="note")
    void(desk.store, "problem", problem, "重复")
    assert desk.get("problem", problem).is_voided
    assert [step.is_voided for step in desk.all("progress")] == [False], "it stays as it was"


def test_bringing_back_does_not_double_a_code(desk: TryDesk) -> None:
    first = desk.record("enterprise", name="第一厂", uscc=code())
    void(desk.store, "enterprise", first, "重复")
    second = desk.record("enterprise", name="第二厂", uscc=code())
    with pytest.raises(Refused) as caught:
        unvoid(desk.store, "enterprise", first)
    assert "第二厂" in caught.value.title
    void(desk.store, "enterprise", second, "重复")
    unvoid(desk.store, "enterprise", first)


def test_bringing_back_does_not_hang_on_what_is_voided(desk: TryDesk) -> None:
    firm = desk.record("enterprise", name="第二厂")
    visit = desk.visit(enterprise_id=firm)
    void(desk.store, "visit", visit, "重复")
    void(desk.store, "enterprise", firm, "重复")
    with pytest.raises(Refused) as caught:
        unvoid(desk.store, "visit", visit)
    assert f"unvoid enterprise {firm}" in caught.value.hint
    unvoid(desk.store, "enterprise", firm)
    unvoid(desk.store, "visit", visit)


def test_a_voided_record_is_in_no_list(desk: TryDesk) -> None:
    visit = desk.visit()
    void(desk.store, "visit", visit, "重复")
    assert desk.all("visit") == []
    with pytest.raises(Mistaken, match="visit_id"):
        meal(desk, visit_id=visit)


def test_every_reference_counts_as_a_child() -> None:
    assert ("handover", "to_cadre_id") in CHILDREN["cadre"]
    assert ("commitment", "owner_cadre_id") in CHILDREN["cadre"]
    assert ("event", "applicant_id") in CHILDREN["cadre"]
    assert ("visit", "unit_id") in CHILDREN["unit"]
    assert set(CHILDREN) == set(NOUNS)
