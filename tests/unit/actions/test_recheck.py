"""A save checks again only the cadres and firms that it touched, and the result is that of a full check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from qingdesk.actions.check import Checked, check
from qingdesk.actions.findings import remember_check
from qingdesk.actions.life import void
from qingdesk.actions.recheck import Rechecked, recheck, remember_recheck
from qingdesk.domain.record import Record
from qingdesk.store import findings
from tests.stores import TODAY, TryDesk

DAY = date(2026, 11, 24)


@pytest.fixture
def others(desk: TryDesk) -> tuple[str, str]:
    """Another leader with a firm of his own."""
    cadre = desk.record("cadre", name="李建国", unit_id=desk.home, in_scope=True)
    firm = desk.record("enterprise", name="河南示例纺织有限公司")
    desk.record("assignment", cadre_id=cadre, enterprise_id=firm, role="leader", started_on="2025-03-01")
    return cadre, firm


def keys(checked: Sequence[Checked]) -> list[tuple[object, ...]]:
    return [(one.finding.key, one.finding.severity, one.finding.params, one.state) for one in checked]


Step = Callable[[TryDesk, tuple[str, str]], tuple[str, list[Record]]]


def unpaid_meal(desk: TryDesk, others: tuple[str, str]) -> tuple[str, list[Record]]:
    meal = desk.record(
        "meal", enterprise_id=desk.firm, cadre_id=desk.cadre, visit_id=desk.visit(), eaten_on="2026-11-20",
        kind="lunch", place="canteen", heads=1,
    )  # fmt: skip
    return "meal", [desk.get("meal", meal)]


def meal_of_another(desk: TryDesk, others: tuple[str, str]) -> tuple[str, list[Record]]:
    _noun, (meal,) = unpaid_meal(desk, others)
    return "meal", [meal, desk.edit("meal", meal.id, cadre_id=others[0])]


def voided_visit(desk: TryDesk, others: tuple[str, str]) -> tuple[str, list[Record]]:
    _noun, (meal,) = unpaid_meal(desk, others)
    visit = desk.get("visit", desk.get("meal", meal.id).visit_id)
    return "visit", [visit, *void(desk.store, "visit", visit.id, "记错").records]


def receipt_on_a_cost(desk: TryDesk, others: tuple[str, str]) -> tuple[str, list[Record]]:
    desk.record(
        "meal", enterprise_id=desk.firm, cadre_id=desk.cadre, visit_id=desk.visit(), eaten_on="2026-11-20",
        kind="lunch", place="canteen", heads=1, paid_fen=4000, paid_on="2026-11-20", receipt_no="豫 0012",
    )  # fmt: skip
    event = desk.record(
        "event", title="年会", kind="annual_meeting", organiser="商会", organiser_kind="chamber",
        starts_at="2026-11-10T09:00", applicant_id=others[0],
    )  # fmt: skip
    cost = desk.record(
        "cost", event_id=event, kind="meals", amount_fen=4000, payer="enterprise", receipt_no="豫0012"
    )
    return "cost", [desk.get("cost", cost)]


def unclaimed_problem(desk: TryDesk, others: tuple[str, str]) -> tuple[str, list[Record]]:
    firm = desk.record("enterprise", name="河南示例机械有限公司")
    problem = desk.record(
        "problem", enterprise_id=firm, source="hotline", raised_on="2026-11-02", text="用工"
    )
    return "problem", [desk.get("problem", problem)]


def claimed_at_last(desk: TryDesk, others: tuple[str, str]) -> tuple[str, list[Record]]:
    _noun, (problem,) = unclaimed_problem(desk, others)
    firm = desk.get("problem", problem.id).enterprise_id
    link = desk.record(
        "assignment", cadre_id=desk.cadre, enterprise_id=firm, role="leader", started_on="2026-11-03"
    )
    return "assignment", [desk.get("assignment", link)]


def bounced(desk: TryDesk, others: tuple[str, str]) -> tuple[str, list[Record]]:
    problem = desk.record(
        "problem", enterprise_id=others[1], source="visit", raised_on="2026-11-02", text="用工"
    )
    steps = [
        desk.get(
            "progress", desk.record("progress", problem_id=problem, noted_on=f"2026-11-{day}", kind="return")
        )
        for day in ("05", "09")
    ]
    return "progress", steps


def crowded(desk: TryDesk, others: tuple[str, str]) -> tuple[str, list[Record]]:
    visits = [
        desk.visit(started_at=f"2026-11-{day}T09:00", ended_at=f"2026-11-{day}T10:00")
        for day in ("10", "12", "18")
    ]
    return "visit", [desk.get("visit", visit) for visit in visits]


def coded(desk: TryDesk, others: tuple[str, str]) -> tuple[str, list[Record]]:
    return "enterprise", [desk.edit("enterprise", desk.firm, uscc_missing_reason="新设")]


def declared(desk: TryDesk, others: tuple[str, str]) -> tuple[str, list[Record]]:
    made = desk.record(
        "declaration", assignment_id=desk.assignment, declared_on="2026-11-02", has_conflict=False
    )
    return "declaration", [desk.get("declaration", made)]


def renamed_unit(desk: TryDesk, others: tuple[str, str]) -> tuple[str, list[Record]]:
    return "unit", [desk.edit("unit", desk.home, name="示例县商务局")]


STEPS: list[Step] = [
    unpaid_meal, meal_of_another, voided_visit, receipt_on_a_cost, unclaimed_problem, claimed_at_last, bounced,
    crowded, coded, declared, renamed_unit,
]  # fmt: skip


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_a_part_and_what_was_known_are_the_whole(desk: TryDesk, others: tuple[str, str], step: Step) -> None:
    before = check(desk.store.reader(), DAY)
    noun, records = step(desk, others)
    again = recheck(desk.store, noun, records, DAY)
    after = check(desk.store.reader(), DAY)
    assert keys(again.merged(before)) == keys(after)
    assert keys(after) != keys(before) or step in (renamed_unit, voided_visit)
    assert again.is_whole == (step is renamed_unit)


def test_nobody_else_is_looked_at(desk: TryDesk, others: tuple[str, str]) -> None:
    again = recheck(desk.store, *unpaid_meal(desk, others), DAY)
    assert set(again.cadre_ids) == {desk.cadre}
    assert set(again.enterprise_ids) == {desk.firm}
    assert {one.finding.cadre_id for one in again.checked} == {desk.cadre, ""}


def test_it_remembers_what_came_and_what_went(desk: TryDesk, others: tuple[str, str]) -> None:
    before = check(desk.store.reader(), TODAY)
    remember_check(desk.store, before, TODAY)
    noun, (meal,) = unpaid_meal(desk, others)

    def remembered(before: Sequence[Checked], records: list[Record]) -> tuple[list[Checked], bool]:
        again: Rechecked = recheck(desk.store, noun, records, DAY)
        changes = remember_recheck(desk.store, before, again, DAY)
        return again.merged(before), bool(changes)

    with_meal, moved = remembered(before, [meal])
    assert moved
    assert remembered(with_meal, [meal]) == (with_meal, False)
    paid = desk.edit("meal", meal.id, paid_fen=4000, paid_on="2026-11-22")
    remembered(with_meal, [meal, paid])
    gone = findings.find(desk.store.reader(), gone_since=DAY)
    assert [(seen.code, seen.first_seen_on, seen.gone_on) for seen in gone if seen.code == "A01"] == [
        ("A01", DAY, DAY)
    ]
