"""Ctrl+Enter saves and begins the next one with what stays; what is there already is told while one types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.domain.gift import GiftDraft, GiftKind
from qingdesk.ui.dialogs.gift import GiftDialog
from qingdesk.ui.dialogs.problem import ProblemDialog, new_problem
from qingdesk.ui.screen import Command
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, keys, write
from tests.ui.visit_hands import below, line, page_of, show

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    yield made


def test_ctrl_enter_saves_and_begins_the_next_gift(
    desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot
) -> None:
    draft = GiftDraft(cadre_id=desk.cadre, received_on=TODAY)
    dialog = GiftDialog(ground, surroundings.desk, draft, "登记礼品")
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    day = find(dialog, QLineEdit, "received_on")
    day.clear()
    keys(day, "2026-11-02")
    write(find(dialog, QLineEdit, "item"), "茶叶")
    write(find(dialog, QLineEdit, "place"), "省城")
    kind = find(dialog, ComboBox, "kind")
    kind.set_value(GiftKind.GOODS)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    surroundings.wait(qtbot, lambda: len(desk.all("gift")) == 1)
    assert dialog.isVisible()
    assert "DESK-2026-0001" in find(dialog, QLabel, "dialog_done").text()
    assert find(dialog, QLineEdit, "item").text() == ""
    assert find(dialog, QLineEdit, "place").text() == "省城"
    write(find(dialog, QLineEdit, "item"), "白酒")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    surroundings.wait(qtbot, lambda: len(desk.all("gift")) == 2)
    assert {str(one.received_on) for one in desk.all("gift")} == {"2026-11-02"}
    assert {one.cadre_id for one in desk.all("gift")} == {desk.cadre}


def test_a_second_problem_of_one_day_is_told_and_saved_all_the_same(
    desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot
) -> None:
    desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on=TODAY.isoformat(), text="流动资金续贷难"
    )
    dialog = ProblemDialog(ground, surroundings.desk, new_problem(surroundings.desk, desk.firm), "登记诉求")
    dialog.open()
    write(find(dialog, PlainTextBox, "text"), "招工难")
    hint = find(dialog, QLabel, "double_hint")
    assert hint.isVisible()
    assert "流动资金续贷难" in hint.text()
    dialog.save()
    surroundings.wait(qtbot, lambda: len(desk.all("problem")) == 2)


def test_the_record_itself_is_no_double(
    desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot
) -> None:
    desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on=TODAY.isoformat(), text="续贷难"
    )
    dialog = ProblemDialog(ground, surroundings.desk, desk.all("problem")[0], "编辑诉求")
    dialog.open()
    write(find(dialog, PlainTextBox, "text"), "，急")
    assert not find(dialog, QLabel, "double_hint").isVisible()


def test_a_visit_of_the_same_day_is_told_on_the_page(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.visit(purpose="看订单")
    day = desk.all("visit")[0].started_at.date()
    screen = show(surroundings, qtbot, make=True, enterprise_id=desk.firm)
    page = page_of(screen)
    assert "看订单" not in below(page, "enterprise_id")
    line(page, "started_on", day.isoformat())
    assert "看订单" in below(page, "enterprise_id")


def test_the_next_visit_keeps_the_day_and_the_people(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    other = desk.record("enterprise", name="中原包装有限公司", address="新区")
    screen = show(surroundings, qtbot, make=True, enterprise_id=desk.firm)
    line(page_of(screen), "started_on", "2026-11-03")
    visitors = page_of(screen).entry().draft.visitors
    assert visitors
    screen.commands()[Command.SAVE_AND_NEW]()
    surroundings.wait(qtbot, lambda: len(desk.all("visit")) == 1)
    page = page_of(screen)
    draft = page.entry().draft
    assert (draft.enterprise_id, draft.visitors) == ("", visitors)
    assert str(draft.started_at)[:10] == "2026-11-03"
    firm = page.findChild(QLineEdit, "enterprise_id")
    assert firm is not None
    page._sheet.firm_chosen.emit(other)
    assert page.entry().draft.visitors == visitors
    assert page.entry().draft.place == "新区"
