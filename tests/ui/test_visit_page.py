"""The visit page while one types: filled in, worked out, told beside the fields, reached by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.i18n import set_language
from qingdesk.ui.screens.visit.index import IndexButton
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.due_band import DueBand
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, press, turn_wheel, write
from tests.ui.visit_hands import (
    below,
    choose,
    line,
    mark,
    page_of,
    show,
)

# A popup on the screen that tests draw on says that it cannot be raised.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def test_a_new_page_is_filled_from_the_assignment(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    surroundings.desk.scope.choose(cadre_id=desk.cadre)
    page = page_of(show(surroundings, qtbot, make=True))
    assert find(page, QLineEdit, "enterprise_id").text() == "河南示例食品有限公司"
    assert find(page, QLineEdit, "started_on").text() == "2026-11-22"
    assert find(page, QLineEdit, "visitors_0_name").text() == "王海涛"
    assert find(page, QLineEdit, "visitors_0_post").text() == "副县长"
    assert mark(page, "basics") == ("filled", 0)
    assert mark(page, "situation") == ("empty", 0)


def test_another_firm_fills_in_its_own_place_and_people_and_keeps_what_was_typed(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.record("enterprise", name="第二厂", address="工业路2号", contact_name="李厂长")
    surroundings.desk.scope.choose(cadre_id=desk.cadre)
    page = page_of(show(surroundings, qtbot, make=True))
    write(find(page, QPlainTextEdit, "situation"), "订单平稳")
    firm = line(page, "enterprise_id", "第二")
    find(page, QLineEdit, "place").setFocus()
    assert firm.text() == "第二厂"
    assert find(page, QLineEdit, "place").text() == "工业路2号"
    assert find(page, QLineEdit, "hosts_0_name").text() == "李厂长"
    assert find(page, QPlainTextEdit, "situation").toPlainText() == "订单平稳"


def test_a_cadre_is_a_visitor_by_his_full_name_and_anyone_else_by_any(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    page = page_of(show(surroundings, qtbot, make=True, enterprise_id=desk.firm))
    press(page, "add_visitors")
    line(page, "visitors_1_name", "王海")
    find(page, QLineEdit, "place").setFocus()
    line(page, "visitors_0_name", "王海涛")
    find(page, QLineEdit, "place").setFocus()
    first, second = page.entry().draft.visitors
    assert (first.cadre_id, first.name, first.post) == (desk.cadre, "王海涛", "副县长")
    assert (second.cadre_id, second.name) == ("", "王海")


def test_what_is_due_for_a_meal_stands_there_while_one_types(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    page = page_of(show(surroundings, qtbot, make=True, enterprise_id=desk.firm))
    choose(page, "meal_had", "有")
    choose(page, "meal_kind", "午餐")
    line(page, "meal_heads", "２")
    said = find(page, DueBand, "meal_due").text()
    assert "应交 80.00 元 = 100.00 元 × 40% × 2 人" in said
    assert "财办行〔2019〕104号，自 2019-08-01" in said
    assert "待核实" in said
    assert below(page, "meal_paid_fen") == "未交 80.00 元"
    line(page, "meal_paid_fen", "60")
    find(page, QLineEdit, "place").setFocus()
    assert find(page, QLineEdit, "meal_paid_fen").text() == "60.00"
    assert below(page, "meal_paid_fen") == "少 20.00 元"
    assert mark(page, "meals") == ("wrong", 0)
    line(page, "meal_paid_fen", "80")
    assert below(page, "meal_paid_fen") == ""
    assert mark(page, "meals") == ("filled", 0)
    line(page, "meal_posted_price_fen", "15")
    assert "应交 30.00 元" in find(page, DueBand, "meal_due").text()


def test_a_mistake_is_told_beside_its_field_and_an_empty_field_only_when_one_saves(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    page = page_of(show(surroundings, qtbot, make=True))
    assert below(page, "enterprise_id") == ""
    line(page, "started_on", "2026-02-30")
    assert "2026-02-30" in below(page, "started_on")
    line(page, "started_on", "2027-01-05")
    assert below(page, "started_on")
    assert mark(page, "basics")[0] == "wrong"
    press(page, "page_save")
    assert below(page, "enterprise_id")
    assert not desk.all("visit")
    assert "3" in surroundings.desk.messages.title.text()
    assert QApplication.focusWidget() is find(page, QLineEdit, "enterprise_id")


def test_an_end_before_its_start_is_told_at_the_end(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    page = page_of(show(surroundings, qtbot, make=True, enterprise_id=desk.firm))
    line(page, "begins", "930")
    line(page, "ends", "9:00")
    assert below(page, "ends")
    line(page, "ends", "11:00")
    assert below(page, "ends") == ""


def test_problems_and_commitments_are_rows_and_an_empty_row_is_none(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    page = page_of(show(surroundings, qtbot, make=True, enterprise_id=desk.firm))
    press(page, "add_problem")
    write(find(page, QPlainTextEdit, "problem_0_text"), "不动产登记证")
    choose(page, "problem_0_category", "用地")
    press(page, "add_problem")
    press(page, "add_commitment")
    write(find(page, QPlainTextEdit, "commitment_0_text"), "月底前答复")
    line(page, "commitment_0_due_on", "11.30")
    assert mark(page, "problems") == ("filled", 2)
    assert "11月27日\n5 个工作日" in [label.text() for label in page.findChildren(QLabel)]
    press(page, "page_save")
    surroundings.wait(qtbot, lambda: bool(desk.all("visit")))
    assert [one.text for one in desk.all("problem")] == ["不动产登记证"]
    assert str(desk.all("commitment")[0].due_on) == "2026-11-30"
    press(page, "problem_2_away")
    press(page, "page_save")
    surroundings.wait(qtbot, lambda: not desk.all("problem"))


def test_everything_is_reached_by_the_keyboard_and_said_aloud(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    page = page_of(show(surroundings, qtbot, make=True, enterprise_id=desk.firm))
    press(page, "add_problem")
    choose(page, "meal_had", "有")
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not isinstance(widget.parent(), ComboBox)
    ]
    assert not nameless
    text = find(page, QPlainTextEdit, "situation")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is find(page, QPlainTextEdit, "party_guidance")


def test_the_index_leads_to_a_section_and_follows_the_keyboard(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    page = page_of(show(surroundings, qtbot, make=True, enterprise_id=desk.firm))
    press(page, "index_opinions")
    assert QApplication.focusWidget() is find(page, QPlainTextEdit, "opinions")
    button = find(page, IndexButton, "index_opinions")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Down)
    assert find(page, IndexButton, "index_problems").isChecked()


def test_the_wheel_changes_no_choice_that_has_not_the_keyboard(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    page = page_of(show(surroundings, qtbot, make=True, enterprise_id=desk.firm))
    mode = find(page, ComboBox, "mode")
    turn_wheel(mode)
    assert mode.currentText() == "实地走访"


def test_english_is_complete_on_the_page(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    set_language("en")
    page = page_of(show(surroundings, qtbot, make=True))
    press(page, "add_problem")
    choose(page, "meal_had", "Yes, a meal")
    shown = [label.text() for label in page.findChildren(QLabel)]
    shown += [made.text() for made in page.findChildren(QAbstractButton)]
    assert not [text for text in shown if any("\u4e00" <= letter <= "\u9fff" for letter in text)]
