"""总览's sums: the duty as the rules count it, and everything else that a card says."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.overview import Overview, overview
from qingdesk.domain.contact import Cell, Contact
from qingdesk.domain.period import Half
from qingdesk.rules.duty import duties
from qingdesk.store import figures, policies
from qingdesk.store.facts import cadre_facts
from tests.stores import TODAY, TryDesk

NOW = Half.of(TODAY)


def _overview(desk: TryDesk, half: Half = NOW, today: date = TODAY, cadre_id: str = "") -> Overview:
    return overview(desk.store.reader(), today, half, cadre_id=cadre_id)


def _variety(desk: TryDesk) -> None:
    """Cadres and firms on every edge of the duty's definition."""
    bound = desk.record("cadre", name="李敏", unit_id=desk.home, in_scope=True)
    free = desk.record("cadre", name="赵永刚", unit_id=desk.home, in_scope=False)
    firms = [desk.record("enterprise", name=f"示例{n}厂") for n in range(8)]
    closed = desk.record("enterprise", name="示例关停厂", status="closed")
    for cadre, firm, role, first, last, many in (
        (bound, firms[0], "leader", "2025-01-01", None, None),
        (bound, firms[1], "leader", "2026-09-24", None, None),  # 99 days of the running half-year
        (bound, firms[2], "leader", "2026-11-02", None, None),  # exactly 60 days to its end
        (bound, firms[3], "leader", "2026-11-03", None, None),  # 59: no duty
        (bound, firms[4], "leader", "2026-01-01", "2026-10-31", None),  # ended: no duty in the running one
        (bound, firms[5], "leader", "2026-01-01", None, 2),
        (bound, firms[6], "liaison_officer", "2026-01-01", None, None),
        (free, firms[7], "leader", "2026-01-01", None, None),
        (bound, closed, "leader", "2026-01-01", None, None),
    ):
        desk.record(
            "assignment", cadre_id=cadre, enterprise_id=firm, role=role, started_on=first, ended_on=last,
            visits_per_half=many,
        )  # fmt: skip
    went = {"visitors": [{"cadre_id": bound, "name": "李敏"}]}
    desk.visit(enterprise_id=firms[0], started_at="2026-08-03T09:00", ended_at=None, **went)
    desk.visit(enterprise_id=firms[0], started_at="2026-02-03T09:00", ended_at=None, **went)
    desk.visit(
        enterprise_id=firms[1], started_at="2026-09-01T09:00", ended_at=None, **went
    )  # before it began
    desk.visit(enterprise_id=firms[5], started_at="2026-07-01T09:00", ended_at=None, **went)
    desk.visit(enterprise_id=firms[2], mode="phone", at_enterprise=False, **went)
    desk.visit(enterprise_id=firms[2], at_enterprise=False, **went)
    desk.visit(enterprise_id=firms[2], state="draft", **went)


@pytest.mark.parametrize("half", [NOW, NOW.previous(), NOW.previous(2), NOW.previous(4)])
def test_the_query_counts_the_duty_as_the_rules_do(desk: TryDesk, half: Half) -> None:
    _variety(desk)
    reader = desk.store.reader()
    policy = policies.load(reader)
    by_rules = {
        (duty.assignment.id, duty.required, len(duty.counting))
        for cadre in desk.all("cadre")
        for duty in duties(cadre_facts(reader, cadre.id, TODAY), half, policy, TODAY)
    }
    by_query = {
        (duty.assignment_id, duty.required, duty.made)
        for duty in figures.duties(
            reader,
            half,
            TODAY,
            per_half=policy.number("duty.visits_per_half", half.first),
            min_days=policy.number("duty.min_days", half.first),
            records_from=policies.records_from(reader),
        )
    }
    assert by_query == by_rules
    if half == NOW:
        assert len(by_rules) == 5


def test_more_visits_than_required_do_not_hide_one_that_is_missing(desk: TryDesk) -> None:
    _variety(desk)
    for day in (3, 4, 5):
        desk.visit(started_at=f"2026-11-{day:02d}T09:00", ended_at=None)
    now = _overview(desk).current
    assert (now.made, now.required, now.firms_left) == (3, 6, 3)


def test_before_records_are_kept_nothing_is_owed(desk: TryDesk) -> None:
    assert _overview(desk, Half(2024, 2)).current.required == 0


def test_the_grid_tells_visited_contacted_missed_and_unassigned(desk: TryDesk) -> None:
    desk.visit(started_at="2025-08-01T09:00", ended_at=None)
    desk.visit(started_at="2025-09-01T09:00", ended_at=None)
    desk.visit(mode="phone", at_enterprise=False, started_at="2026-03-01T09:00", ended_at=None)
    row = _overview(desk).firms[0]
    assert (row.enterprise, row.cadre) == ("河南示例食品有限公司", "王海涛")
    assert row.cells == (
        Cell(Contact.NONE, 0, missed=True),
        Cell(Contact.VISITED, 2),
        Cell(Contact.CONTACTED, 0, missed=True),
        Cell(Contact.NONE),
    )
    assert _overview(desk, Half(2025, 2)).firms[0].cells[0].contact is Contact.UNASSIGNED


def test_those_still_to_be_visited_stand_first(desk: TryDesk) -> None:
    _variety(desk)
    names = [row.enterprise for row in _overview(desk).firms]
    assert set(names[:4]) == {"河南示例食品有限公司", "示例1厂", "示例2厂", "示例5厂"}


def test_meals_of_the_unit_and_of_one(desk: TryDesk) -> None:
    other = desk.record("cadre", name="李敏", unit_id=desk.home)
    plain = {
        "enterprise_id": desk.firm,
        "kind": "lunch",
        "place": "canteen",
        "heads": 1,
        "eaten_on": "2026-11-20",
    }
    desk.record("meal", cadre_id=desk.cadre, **plain)
    desk.record("meal", cadre_id=other, **plain, paid_fen=4000, paid_on="2026-11-20")
    meals = _overview(desk).meals
    assert (meals.unpaid, meals.without_receipt, meals.paid_fen) == (1, 1, 4000)
    meals = _overview(desk, cadre_id=desk.cadre).meals
    assert (meals.unpaid, meals.without_receipt, meals.paid_fen) == (1, 0, 0)


def test_problems_and_what_comes_up(desk: TryDesk) -> None:
    plain = {"enterprise_id": desk.firm, "source": "visit"}
    desk.record("problem", **plain, raised_on="2026-11-20", grade="C", text="用地")
    desk.record("problem", **plain, raised_on="2026-09-20", text="融资")
    desk.record(
        "problem", **plain, raised_on="2026-09-20", text="用工", closed_on="2026-10-01", result="solved"
    )
    desk.record(
        "commitment", enterprise_id=desk.firm, text="道路硬化", promised_on="2026-06-01", due_on="2026-11-30"
    )
    computed = _overview(desk)
    assert (computed.problems.open, computed.problems.overdue, computed.problems.closed) == (2, 1, 1)
    assert [(one.noun, one.words, one.enterprise) for one in computed.coming] == [
        ("problem", "用地", "河南示例食品有限公司"),
        ("commitment", "道路硬化", "河南示例食品有限公司"),
    ]
    nobody = desk.record("cadre", name="李敏", unit_id=desk.home)
    assert _overview(desk, cadre_id=nobody).problems.open == 0


def test_voided_records_do_not_exist(desk: TryDesk) -> None:
    from qingdesk.actions.life import void

    visit = desk.visit()
    assert _overview(desk).current.made == 1
    void(desk.store, "visit", visit, "录错")
    assert _overview(desk).current.made == 0
    assert _overview(desk).firms[0].cells[-1].contact is Contact.NONE
