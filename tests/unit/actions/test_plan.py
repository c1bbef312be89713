"""The plan of the running half-year from a real store, and as a file for calendar programs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from qingdesk.actions.plan import plan_visits, save_ics, to_visit
from qingdesk.domain.period import Half
from tests.stores import TODAY, TryDesk


def test_what_is_due_gets_a_day_before_the_half_year_ends(desk: TryDesk) -> None:
    desk.edit("enterprise", desk.firm, address="示例县工业路 1 号")
    made = plan_visits(desk.store, TODAY)
    (line,) = made.lines
    assert made.half == Half(2026, 2)
    assert TODAY < line.day <= date(2026, 12, 31)
    assert (line.enterprise, line.visitors, line.place) == (
        "河南示例食品有限公司", ("王海涛",), "示例县工业路 1 号",
    )  # fmt: skip
    assert made.left == () and made.estimated == ()
    assert plan_visits(desk.store, TODAY, cadre_id="somebody else").lines == ()


def test_a_visit_made_is_no_longer_due_and_a_call_does_not_count(desk: TryDesk) -> None:
    desk.visit(mode="phone", at_enterprise=False)
    assert len(plan_visits(desk.store, TODAY).lines) == 1
    desk.visit()
    assert plan_visits(desk.store, TODAY).lines == ()


def test_a_second_visit_waits_thirty_days_and_keeps_its_name(desk: TryDesk) -> None:
    desk.edit("assignment", desk.assignment, visits_per_half=3)
    desk.visit(started_at="2026-11-20T09:30")
    made = plan_visits(desk.store, TODAY)
    assert [line.day >= date(2026, 12, 20) for line in made.lines] == [True]
    assert made.left == (("河南示例食品有限公司", 1),)
    assert made.lines[0].uid.startswith(f"2026H2-{desk.firm}-2@")


def test_leaders_of_one_firm_go_together(desk: TryDesk) -> None:
    other = desk.record("cadre", name="李建国", unit_id=desk.home, in_scope=True)
    desk.record("assignment", cadre_id=other, enterprise_id=desk.firm, role="leader", started_on="2026-01-01")
    (line,) = plan_visits(desk.store, TODAY).lines
    assert line.visitors == ("王海涛", "李建国")


def test_a_year_without_a_calendar_is_estimated_and_says_so(desk: TryDesk) -> None:
    made = plan_visits(desk.store, date(2027, 3, 1))
    assert made.estimated == (2027,)
    assert made.lines[0].day.weekday() < 5


def test_before_the_policy_there_was_nothing_to_plan(desk: TryDesk) -> None:
    assert to_visit(desk.store.reader(), date(2019, 3, 1)) == []


def test_it_is_saved_for_a_calendar_program_twice_alike(desk: TryDesk, tmp_path: Path) -> None:
    made, at = plan_visits(desk.store, TODAY), datetime(2026, 11, 22, 8, tzinfo=UTC)
    first, second = tmp_path / "一.ics", tmp_path / "二.ics"
    for path in (first, second):
        save_ics(desk.store, made, path, made_at=at)
    assert first.read_bytes() == second.read_bytes()
    text = first.read_text("utf-8")
    assert "SUMMARY:走访河南示例食品有限公司" in text
    assert f"DTSTART;VALUE=DATE:{made.lines[0].day:%Y%m%d}" in text
