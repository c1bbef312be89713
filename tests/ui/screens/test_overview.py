"""总览: figures, findings, the grid, and what comes up."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.actions.visit_entry import VisitEntry, to_content
from qingdesk.actions.visit_page import SCREEN
from qingdesk.domain.contact import Cell, Contact
from qingdesk.domain.visit import VisitDraft
from qingdesk.store import drafts
from qingdesk.ui.models.firm_grid import CELL_ROLE
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.overview import OverviewScreen
from qingdesk.ui.widgets.figure_card import FigureCard
from qingdesk.ui.widgets.table import Table
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, press


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> Iterator[OverviewScreen]:
    made = OverviewScreen(surroundings.desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    yield made


def _compute(screen: OverviewScreen, frame: Frame, qtbot: QtBot) -> None:
    findings = frame.desk.findings
    before = findings.checked_at
    findings.look_again()
    screen.reload()
    frame.wait(qtbot, lambda: findings.checked_at != before and not screen.is_computing())


def _figure(screen: OverviewScreen, name: str) -> str:
    return find(screen, FigureCard, f"figure_{name}").accessibleName()


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_what_was_typed_before_a_crash_is_offered_at_once(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _compute(screen, surroundings, qtbot)
    assert screen.findChild(QWidget, "left_drafts") is None
    content = to_content(VisitEntry(draft=VisitDraft(enterprise_id=desk.firm, situation="订单平稳")), {})
    with desk.store.transaction("test") as db:
        drafts.keep(db, SCREEN, "", 0, content)
    _compute(screen, surroundings, qtbot)
    left = find(screen, QWidget, "left_drafts")
    assert left.isVisible()
    assert "河南示例食品有限公司" in left.accessibleName()
    press(screen, "left_draft_open")
    assert surroundings.gone == [Target("visits", make=True)]
    with desk.store.transaction("test") as db:
        drafts.drop(db, SCREEN)
    _compute(screen, surroundings, qtbot)
    assert not left.isVisible()


def test_before_the_check_nothing_is_claimed(screen: OverviewScreen) -> None:
    assert "正在检查" in _texts(find(screen, QWidget, "too_close"))


def test_nothing_found_says_what_was_checked_and_when(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.record("declaration", assignment_id=desk.assignment, declared_on="2026-11-01", has_conflict=False)
    _compute(screen, surroundings, qtbot)
    text = _texts(find(screen, QWidget, "too_close"))
    assert "未发现问题" in text
    assert ":" in text


def test_visits_are_counted_against_the_duty(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _compute(screen, surroundings, qtbot)
    assert "0 /1" in _figure(screen, "visits")
    assert "还剩 39 天" in _figure(screen, "visits")
    desk.visit()
    _compute(screen, surroundings, qtbot)
    assert "1 /1" in _figure(screen, "visits")


def test_a_finding_is_one_sentence_with_its_clause_and_leads_to_the_record(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    visit = desk.visit(started_at="2026-11-10T09:30", ended_at="2026-11-10T12:40")
    meal = desk.record(
        "meal", visit_id=visit, enterprise_id=desk.firm, cadre_id=desk.cadre, eaten_on="2026-11-10",
        kind="lunch", place="canteen", heads=2,
    )  # fmt: skip
    _compute(screen, surroundings, qtbot)
    row = find(screen, QWidget, "finding_A01")
    assert "河南示例食品有限公司" in _texts(row)
    assert "80.00" in _texts(row)
    assert "正面清单（五）" in _texts(row)
    press(screen, "put_right_A01")
    assert surroundings.gone == [Target("meals", record_id=meal)]
    assert "1 笔未交" in _figure(screen, "meals")


def test_a_firm_not_visited_leads_to_a_new_visit(
    screen: OverviewScreen, desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    _compute(screen, surroundings, qtbot)
    if not find(screen, QPushButton, "too_distant_more").isHidden():
        press(screen, "too_distant_more")
    press(screen, "put_right_B03")
    assert surroundings.gone == [Target("visits", make=True, enterprise_id=desk.firm)]


def test_problems_and_what_comes_up(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.record(
        "problem",
        enterprise_id=desk.firm,
        source="visit",
        raised_on="2026-11-20",
        grade="C",
        text="用地手续未办结",
    )
    desk.record("problem", enterprise_id=desk.firm, source="visit", raised_on="2026-10-20", text="融资")
    _compute(screen, surroundings, qtbot)
    assert "2 件在办" in _figure(screen, "problems")
    assert "1 件超期" in _figure(screen, "problems")
    coming = _texts(find(screen, QWidget, "coming"))
    assert "河南示例食品有限公司" in coming
    assert "用地手续未办结" in coming
    assert "12月31日" in coming


def test_the_grid_shows_who_was_visited_when(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.visit()
    desk.visit(mode="phone", at_enterprise=False, started_at="2026-03-01T10:00", ended_at=None)
    _compute(screen, surroundings, qtbot)
    model = find(screen, Table, "firm_grid").model()
    assert model.index(0, 1).data() == "王海涛"
    cells = [model.index(0, column).data(CELL_ROLE) for column in range(2, 6)]
    assert cells[3] == Cell(Contact.VISITED, 1)
    assert cells[2] == Cell(Contact.CONTACTED, 0, missed=True)
    assert cells[0].contact is Contact.NONE


def test_a_finding_at_an_offer_is_its_cadres_alone(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    other = desk.record("cadre", name="李建国", unit_id=desk.home)
    desk.record("offer", cadre_id=desk.cadre, offered_on="2026-11-19", kind="banquet", reply="accepted")
    _compute(screen, surroundings, qtbot)
    assert screen.findChild(QWidget, "finding_A13") is not None
    desk.store.operator = other
    screen.reload()
    _compute(screen, surroundings, qtbot)
    assert screen.findChild(QWidget, "finding_A13") is None
    desk.store.operator = desk.cadre
    _compute(screen, surroundings, qtbot)
    assert screen.findChild(QWidget, "finding_A13") is not None


def test_only_one_cadres(desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot) -> None:
    other = desk.record("cadre", name="李敏", unit_id=desk.home, in_scope=False)
    surroundings.desk.scope.choose(cadre_id=other)
    _compute(screen, surroundings, qtbot)
    assert "尚无走访责任" in _figure(screen, "visits")


def test_a_figure_leads_to_its_list(screen: OverviewScreen, surroundings: Frame, qtbot: QtBot) -> None:
    find(screen, FigureCard, "figure_meals").pressed.emit()
    assert surroundings.gone[0].place == "meals"


def test_what_comes_up_leads_to_its_own_record(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-20", text="续贷难"
    )
    _compute(screen, surroundings, qtbot)
    ways = find(screen, QWidget, "coming").findChildren(QPushButton)
    next(way for way in ways if "续贷难" in way.accessibleDescription()).click()
    assert surroundings.gone[-1] == Target("problems", record_id=problem)


def test_a_check_that_takes_its_time_tells_how_far_it_is_and_can_be_stopped(
    screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    findings = surroundings.desk.findings
    _compute(screen, surroundings, qtbot)
    before = findings.everything()
    band = find(screen, QWidget, "check_band")
    assert band.isHidden()
    findings.progressed.emit(1, 5000)

    def is_told() -> bool:
        findings.progressed.emit(120, 5000)
        return not band.isHidden()

    qtbot.waitUntil(is_told)
    assert "5,000" in find(screen, QLabel, "check_said").text()
    held = threading.Event()  # another job keeps the worker until the check was stopped
    surroundings.desk.jobs.run(lambda progress: held.wait(10), owner=screen)
    findings.look_again()
    press(screen, "check_stop")
    held.set()
    surroundings.wait(qtbot, band.isHidden)
    assert findings.everything() == before
    assert not surroundings.desk.messages.isHidden()


def test_figures_that_nobody_sees_are_not_computed_and_come_when_it_is_shown_again(
    screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _compute(screen, surroundings, qtbot)
    figure = find(screen, FigureCard, "figure_visits")
    figure.show_figure("", "", "")
    before = figure.accessibleName()
    screen.reload()
    screen.hide()
    assert not screen.is_computing()
    surroundings.wait(qtbot, surroundings.desk.jobs.is_idle)
    assert figure.accessibleName() == before
    screen.show()
    assert screen.is_computing()
    surroundings.wait(qtbot, lambda: not screen.is_computing())
    assert figure.accessibleName() != before


def test_a_computation_under_way_is_stopped_when_the_screen_is_left(
    screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _compute(screen, surroundings, qtbot)
    gate, jobs = threading.Event(), surroundings.desk.jobs
    jobs.run(lambda progress: gate.wait(60), owner=surroundings.desk.findings)  # the other stands behind it
    screen.reload()
    qtbot.waitUntil(lambda: any(job.owner is screen for job in jobs.under_way()))
    screen.hide()
    assert all(job.cancelled for job in jobs.under_way() if job.owner is screen)
    gate.set()
    surroundings.wait(qtbot, jobs.is_idle)
    screen.show()
    surroundings.wait(qtbot, lambda: not screen.is_computing())
