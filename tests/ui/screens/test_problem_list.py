"""诉求 as a list: order, chips, filter, printing, saving, voiding."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog
from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.problems import ProblemsScreen
from qingdesk.ui.screens.problems.record_card import ProblemCard
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, key, press, write
from tests.ui.problem_hands import raised, rows, texts

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> ProblemsScreen:
    return surroundings.stand(qtbot, ProblemsScreen(surroundings.desk), 1100, 640)


def test_the_most_urgent_stands_first_and_says_what_it_waits_for(
    desk: TryDesk, screen: ProblemsScreen
) -> None:
    raised(desk, text="用电扩容", raised_on="2026-11-20")
    raised(desk, text="早就该办", raised_on="2026-10-08")
    screen.reload()
    assert rows(screen) == ["早就该办", "用电扩容"]
    assert rows(screen, 5)[0].startswith("超期")
    assert rows(screen, 5)[1] == "待受理"


def test_chips_and_filter_leave_what_fits(desk: TryDesk, screen: ProblemsScreen, qtbot: QtBot) -> None:
    raised(desk, text="用电扩容", raised_on="2026-11-20", triaged_on="2026-11-20")
    raised(desk, text="早就该办", raised_on="2026-04-08")
    screen.reload()
    press(screen, "problems_chip_untriaged")
    assert rows(screen) == ["早就该办"]
    press(screen, "problems_chip_half")
    assert rows(screen) == []
    press(screen, "take_filters_away")
    assert len(rows(screen)) == 2
    write(find(screen, FilterLine, "problems_filter"), "用电")
    qtbot.waitUntil(lambda: rows(screen) == ["用电扩容"])


def test_what_is_selected_is_voided_together(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    for text in ("甲", "乙"):
        raised(desk, text=text)
    screen.reload()
    screen.list.table.selectAll()
    assert "2" in find(screen, QPushButton, "problems_void").text()

    def say(dialog: QDialog) -> None:
        write(find(dialog, PlainTextBox, "reason"), "重复录入")
        press(dialog, "take")

    in_dialog(QDialog, say)
    press(screen, "problems_void")
    surroundings.wait(qtbot, lambda: not surroundings.desk.messages.isHidden())
    assert desk.all("problem") == []


def test_the_list_is_written_as_a_workbook(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    from python_calamine import CalamineWorkbook

    raised(desk, text="=1+1")
    screen.reload()
    screen.list.export_to(tmp_path / "诉求.xlsx")
    surroundings.wait(qtbot, lambda: (tmp_path / "诉求.xlsx").exists())
    rows = CalamineWorkbook.from_path(str(tmp_path / "诉求.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "编号"
    assert "=1+1" in rows[1]
    assert "河南示例食品有限公司" in rows[1]


@pytest.mark.parametrize("form", ["problem_ticket", "problem_ledger"])
def test_its_forms_are_shown_before_they_are_printed(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot, form: str
) -> None:
    raised(desk)
    screen.reload()
    screen.list.print_form(form)
    shown = screen.window()
    qtbot.waitUntil(lambda: bool(shown.findChildren(PrintPreviewDialog)))
    surroundings.wait(qtbot)
    find(shown, PrintPreviewDialog).close()


def test_a_target_is_found_behind_filters(desk: TryDesk, surroundings: Frame, screen: ProblemsScreen) -> None:
    old = raised(desk, text="旧的", raised_on="2025-04-08", closed_on="2025-05-01")
    raised(desk, text="新的")
    screen.reload()
    press(screen, "problems_chip_half")
    screen.show_target(Target("problems", record_id=old))
    current = screen.list.current()
    assert current is not None
    assert current.problem.id == old


def test_nothing_recorded_offers_to_record(screen: ProblemsScreen) -> None:
    assert "还没有诉求" in texts(screen)
    in_dialog(RecordDialog, lambda dialog: dialog.done(0))
    press(screen, "fill_empty")
    assert set(screen.commands()) == {Command.NEW, Command.FILTER, Command.EXPORT}


def test_escape_asks_before_it_throws_away(screen: ProblemsScreen) -> None:
    stayed: list[bool] = []

    def enter(dialog: QDialog) -> None:
        write(find(dialog, PlainTextBox, "text"), "半截")
        in_dialog(QDialog, lambda question: press(question, "answer_no"))
        key(dialog, Qt.Key.Key_Escape)
        stayed.append(dialog.isVisible())
        in_dialog(QDialog, lambda question: press(question, "answer_yes"))
        key(dialog, Qt.Key.Key_Escape)

    in_dialog(RecordDialog, enter)
    press(screen, "problems_new")
    assert stayed == [True]


def test_a_blank_is_printed_to_take_along(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    in_dialog(QDialog, lambda dialog: press(dialog, "answer_1"))
    screen.list.print_blank("problem_ticket")
    shown = screen.window()
    qtbot.waitUntil(lambda: bool(shown.findChildren(PrintPreviewDialog)))
    surroundings.wait(qtbot)
    find(shown, PrintPreviewDialog).close()


def test_the_keyboard_stays_at_the_next_step(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    raised(desk, category="financing")
    screen.reload()
    find(screen, QPushButton, "next_step").setFocus()
    in_dialog(RecordDialog, lambda dialog: press(dialog, "save"))
    key(find(screen, QPushButton, "next_step"), Qt.Key.Key_Space)
    surroundings.wait(qtbot)
    focus = screen.window().focusWidget()
    assert focus is not None
    assert focus.objectName() == "next_step"
    assert find(screen, QPushButton, "next_step").text() == "交办…"


def test_the_window_leads_there_by_its_key_and_from_a_finding(
    desk: TryDesk, frame: Frame, qtbot: QtBot
) -> None:
    problem = raised(desk, raised_on="2026-11-16")
    window = frame.shown()
    frame.desk.findings.look_again()
    frame.wait(qtbot, lambda: bool(frame.desk.findings.about(problem)))
    distant = find(window, QWidget, "too_distant")
    press(distant, "too_distant_more")
    press(distant, "put_right_B10")
    assert window.shown() == "problems"
    assert find(find(window, ProblemCard, "problem"), QWidget, "finding_B10").isVisible()
    window.go(Target("overview"))
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.shown() == "problems"


def test_return_right_after_an_arrow_opens_the_row_that_was_stepped_to(
    desk: TryDesk, screen: ProblemsScreen
) -> None:
    raised(desk, text="先提的", raised_on="2026-10-08")
    raised(desk, text="后提的", raised_on="2026-11-20")
    screen.reload()
    screen.list.table.choose(0)
    opened: list[str] = []

    def read(dialog: QDialog) -> None:
        opened.append(find(dialog, PlainTextBox, "text").toPlainText())
        dialog.done(0)

    in_dialog(RecordDialog, read)
    key(screen.list.table, Qt.Key.Key_Down)
    key(screen.list.table, Qt.Key.Key_Return)
    assert opened == ["后提的"]
