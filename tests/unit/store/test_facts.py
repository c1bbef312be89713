"""What the rules look at: everything of one cadre, nothing of another, and whom a save concerns."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.life import void
from qingdesk.errors import NotFound
from qingdesk.store import units
from qingdesk.store.facts import Desk, cadre_facts, touched, unit_facts
from tests.stores import TODAY, TryDesk


@pytest.fixture
def other(desk: TryDesk) -> str:
    """Another leader, of another firm."""
    cadre = desk.record("cadre", name="李静", unit_id=desk.home, in_scope=True)
    firm = desk.record("enterprise", name="第二厂")
    desk.record("assignment", cadre_id=cadre, enterprise_id=firm, role="leader", started_on="2025-01-01")
    return cadre


def firm_of(desk: TryDesk, cadre: str) -> str:
    found: str = next(one.enterprise_id for one in desk.all("assignment") if one.cadre_id == cadre)
    return found


def test_a_cadres_facts_are_his(desk: TryDesk, other: str) -> None:
    mine, theirs = (
        desk.visit(),
        desk.visit(enterprise_id=firm_of(desk, other), visitors=[{"cadre_id": other, "name": "李静"}]),
    )
    to_mine = desk.visit(visitors=[{"cadre_id": other, "name": "李静"}])
    eaten = {
        "eaten_on": "2026-11-20",
        "kind": "lunch",
        "place": "canteen",
        "heads": 1,
        "enterprise_id": desk.firm,
    }
    meal = desk.record("meal", cadre_id=desk.cadre, visit_id=theirs, **eaten)
    desk.record("meal", cadre_id=other, **eaten)
    event = desk.record(
        "event", title="会", kind="other", organiser="商会", organiser_kind="chamber",
        starts_at="2026-11-20T09:00", applicant_id=other, attended=[desk.cadre],
    )  # fmt: skip
    cost = desk.record(
        "cost", event_id=event, kind="fee", amount_fen=100, payer="unit", receipt_no=" 豫 001 "
    )
    facts = cadre_facts(desk.store.reader(), desk.cadre, TODAY)
    assert {visit.id for visit in facts.visits} == {mine, to_mine, theirs}, (
        "his, those to his firm, his meal's"
    )
    assert [one.id for one in facts.meals] == [meal]
    assert [one.id for one in facts.events] == [event]
    assert [one.id for one in facts.costs] == [cost]
    assert facts.cost_receipts == {"豫001"}
    assert {one.enterprise_id for one in facts.assignments} == {desk.firm}
    assert facts.home is not None and facts.home.id == desk.home
    assert facts.records_from == date(2025, 1, 1)
    void(desk.store, "visit", mine, "重复")
    assert mine not in {visit.id for visit in cadre_facts(desk.store.reader(), desk.cadre, TODAY).visits}
    with pytest.raises(NotFound):
        cadre_facts(desk.store.reader(), "nobody", TODAY)


def test_a_problem_is_his_who_leads_the_firm_on_its_day(desk: TryDesk, other: str) -> None:
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-03-02", text="x"
    )
    promise = desk.record("commitment", enterprise_id=desk.firm, text="x", promised_on="2026-08-02")
    desk.edit("assignment", desk.assignment, ended_on="2026-06-30")
    desk.record("assignment", cadre_id=other, enterprise_id=desk.firm, role="leader", started_on="2026-07-01")
    db = desk.store.reader()
    before, now = cadre_facts(db, desk.cadre, TODAY), cadre_facts(db, other, TODAY)
    assert [one.id for one in before.problems] == [problem] and now.problems == ()
    assert [one.id for one in now.commitments] == [promise] and before.commitments == ()
    assert [one.id for one in before.left_problems] == [problem]
    assert [one.id for one in before.left_commitments] == [promise]


def test_what_nobody_answers_for_is_the_home_units(desk: TryDesk) -> None:
    firm = desk.record("enterprise", name="第二厂")
    problem = desk.record("problem", enterprise_id=firm, source="visit", raised_on="2026-03-02", text="x")
    desk.record("problem", enterprise_id=desk.firm, source="visit", raised_on="2026-03-02", text="x")
    tax = desk.record("unit", name="税务局", level="county", region="411625")
    ours, theirs = desk.visit(), desk.visit(unit_id=tax)
    db = desk.store.reader()
    home, away = units.get(db, desk.home), units.get(db, tax)
    whole = unit_facts(db, home, TODAY, None, Desk.load(db))
    assert [one.id for one in whole.unclaimed_problems] == [problem]
    assert [visit.id for visit in whole.visits] == [ours]
    apart = unit_facts(db, away, TODAY, None, Desk.load(db))
    assert apart.unclaimed_problems == ()
    assert [visit.id for visit in apart.visits] == [theirs]


def test_whom_a_save_concerns(desk: TryDesk, other: str) -> None:
    """At least these: one too many is looked at again for nothing, one too few keeps a finding that is gone."""
    db = desk.store.reader()
    visit = desk.visit(visitors=[{"cadre_id": other, "name": "李静"}])
    assert touched(db, "visit", desk.get("visit", visit)) >= {desk.cadre, other}
    assert touched(db, "cadre", desk.get("cadre", other)) >= {other}
    assert touched(db, "enterprise", desk.get("enterprise", desk.firm)) >= {desk.cadre}
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-03-02", text="x"
    )
    step = desk.record("progress", problem_id=problem, noted_on="2026-03-03", kind="note")
    assert touched(db, "progress", desk.get("progress", step)) >= {desk.cadre}
    paper = desk.record(
        "declaration", assignment_id=desk.assignment, declared_on="2026-03-03", has_conflict=False
    )
    assert touched(db, "declaration", desk.get("declaration", paper)) >= {desk.cadre}
    event = desk.record(
        "event", title="会", kind="other", organiser="商会", organiser_kind="chamber",
        starts_at="2026-11-20T09:00", applicant_id=other, attended=[desk.cadre],
    )  # fmt: skip
    assert touched(db, "event", desk.get("event", event)) >= {desk.cadre, other}
    cost = desk.record("cost", event_id=event, kind="fee", amount_fen=100, payer="unit")
    assert touched(db, "cost", desk.get("cost", cost)) >= {other}
