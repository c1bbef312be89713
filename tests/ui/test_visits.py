"""走访 as a list: read a page at a time, filtered, with the chosen record at its right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from qingdesk.actions.record import record
from qingdesk.ui.models.rows import PAGE
from qingdesk.ui.screens.visits import VisitsScreen
from qingdesk.ui.widgets.table import Table
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, key, keys, press, write
from tests.ui.visit_hands import (
    answer_when_asked,
    give_reason,
    page_of,
    show,
)

# A popup on the screen that tests draw on says that it cannot be raised.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def test_the_list_shows_the_record_and_filters_it(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    second = desk.record("enterprise", name="第二厂")
    desk.visit()
    desk.visit(enterprise_id=second, state="draft", situation="用工缺口")
    screen = show(surroundings, qtbot)
    table = find(screen, Table, "visits")
    assert screen.list.model.rowCount() == 2
    press(screen, "visits_chip_drafts")
    assert screen.list.model.at(0).firm == "第二厂"
    assert any(label.text() == "用工缺口" for label in screen.record.findChildren(QLabel))
    assert not find(screen, QAbstractButton, "record_print").isEnabled()
    press(screen, "visits_chip_drafts")
    write(screen.list.filter, "食品")
    qtbot.waitUntil(lambda: screen.list.model.rowCount() == 1)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page_of(screen).visit_id() == desk.all("visit")[0].id


def test_an_empty_list_offers_the_first_visit(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    screen = show(surroundings, qtbot)
    press(screen, "fill_empty")
    assert page_of(screen).visit_id() == ""


def _stepped_down(desk: TryDesk, frame: Frame, qtbot: QtBot) -> tuple[VisitsScreen, Table]:
    """A list of two, the arrow just pressed that leads to 第二次."""
    desk.visit(situation="第一次")
    desk.visit(situation="第二次", started_at="2026-11-02T09:00", ended_at=None)
    screen = show(frame, qtbot)
    table = find(screen, Table, "visits")
    table.setFocus()
    key(table, Qt.Key.Key_Down)
    return screen, table


def _record_texts(screen: VisitsScreen) -> list[str]:
    return [label.text() for label in screen.record.findChildren(QLabel)]


def test_one_steps_through_the_list_with_the_arrows(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    screen, _table = _stepped_down(desk, surroundings, qtbot)
    qtbot.waitUntil(lambda: "第二次" in _record_texts(screen))


def test_rows_that_are_only_passed_by_are_not_shown_beside_the_list(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    for day in range(1, 6):
        desk.visit(situation=f"第{day}次", started_at=f"2026-11-0{6 - day}T09:00", ended_at=None)
    screen = show(surroundings, qtbot)
    shown: list[str] = []
    screen.list.chosen.connect(lambda line: shown.append(line.visit.situation))
    table = find(screen, Table, "visits")
    table.setFocus()
    for _step in range(3):
        key(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "第4次" in _record_texts(screen))
    assert shown == ["第4次"]


def test_what_was_stepped_to_is_there_before_the_keyboard_leaves_the_list(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    screen, table = _stepped_down(desk, surroundings, qtbot)
    key(table, Qt.Key.Key_Tab)
    assert "第二次" in _record_texts(screen)


def test_a_letter_typed_before_the_list_was_left_counts_when_it_is_back(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.visit(enterprise_id=desk.record("enterprise", name="第二厂"))
    desk.visit()
    screen = show(surroundings, qtbot)
    write(screen.list.filter, "第二")
    screen.hide()
    read: list[object] = []
    screen.list.model.modelReset.connect(lambda: read.append(screen.list.isVisible()))
    with qtbot.waitSignal(screen.list.filters.changed):
        pass
    assert read == [] and screen.list.model.rowCount() == 2
    screen.show()
    qtbot.waitUntil(lambda: screen.list.model.rowCount() == 1)
    assert read == [True]


def test_another_half_year_or_person_is_another_list(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.visit()
    desk.visit(started_at="2026-03-02T09:00", ended_at=None)
    other = desk.record("cadre", name="张挈", unit_id=desk.home)
    screen = show(surroundings, qtbot)
    assert screen.list.model.rowCount() == 1
    press(screen, "visits_chip_half")
    assert screen.list.model.rowCount() == 2
    surroundings.desk.scope.choose(cadre_id=other)
    screen.reload()
    assert screen.list.model.rowCount() == 0


def test_a_long_list_is_read_a_page_at_a_time(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    plain = {**desk.plain_visit(), "state": "draft"}
    record(desk.store, "visit", [plain] * (PAGE * 2 + 30), TODAY)
    screen = show(surroundings, qtbot)
    assert screen.list.model.rowCount() == PAGE * 2 + 30
    last = screen.list.model.at(PAGE * 2 + 29).visit
    assert screen.list.step_to(last.id)
    assert screen.list.table.currentIndex().row() == PAGE * 2 + 29


def test_a_record_that_is_not_there_is_told(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    screen = show(surroundings, qtbot, record_id="nowhere")
    assert screen.page() is None
    assert surroundings.desk.messages.title.text()


def test_a_visit_is_voided_from_the_list(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    visit_id = desk.visit()
    screen = show(surroundings, qtbot)
    answer_when_asked(qtbot, give_reason(qtbot, "重复登记"))
    press(screen, "record_void")
    surroundings.wait(qtbot, lambda: desk.get("visit", visit_id).is_voided)


def test_a_title_sorts_turns_round_and_lets_go(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    for name, day in (("丙厂", "2026-11-03"), ("乙厂", "2026-11-04"), ("甲厂", "2026-11-05")):
        firm = desk.record("enterprise", name=name)
        desk.visit(enterprise_id=firm, started_at=f"{day}T09:00", ended_at=None)
    screen = show(surroundings, qtbot)

    def firms() -> list[str]:
        return [line.firm for line in screen.list.model.rows()]

    header = screen.list.table.horizontalHeader()
    given = firms()
    by_name = sorted(given)
    for wanted in (by_name, by_name[::-1], given):
        place = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert firms() == wanted


def test_selected_visits_are_copied_as_a_sheet_takes_them(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.visit()
    desk.visit(started_at="2026-11-02T09:00", ended_at=None)
    screen = show(surroundings, qtbot)
    table = screen.list.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[0].split("\t")[:2] == ["日期", "企业"]
    assert lines[2].startswith("11月2日\t")


def test_several_visits_are_voided_together(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    ids = [desk.visit(), desk.visit(started_at="2026-11-02T09:00", ended_at=None)]
    screen = show(surroundings, qtbot)
    screen.list.table.selectAll()
    answer_when_asked(qtbot, give_reason(qtbot, "重复登记"))
    press(screen, "visits_void")
    surroundings.wait(qtbot, lambda: all(desk.get("visit", one).is_voided for one in ids))


def test_the_list_is_filtered_by_initials_and_several_words(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    from qingdesk.actions.search import catch_up

    desk.visit(situation="设备更新")
    other = desk.record("enterprise", name="中原包装有限公司")
    desk.visit(enterprise_id=other, situation="设备检修", started_at="2026-11-02T09:00", ended_at=None)
    catch_up(desk.store)
    screen = show(surroundings, qtbot)
    keys(screen.list.filter, "zybz")
    qtbot.waitUntil(lambda: [line.firm for line in screen.list.model.rows()] == ["中原包装有限公司"])
    screen.list.filter.clear()
    write(screen.list.filter, "设备 更新")
    qtbot.waitUntil(lambda: [line.visit.situation for line in screen.list.model.rows()] == ["设备更新"])
