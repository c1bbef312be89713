"""Ctrl+Z outside text fields, and the bin."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qingdesk.actions.life import void
from qingdesk.ui.dialogs.bin import BinDialog
from qingdesk.ui.navigation import PLACES
from qingdesk.ui.search import SearchBox
from qingdesk.ui.widgets.navigation_list import NavigationButton
from qingdesk.ui.widgets.table import Table
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, keys, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def test_ctrl_z_undoes_the_last_action_and_says_which(desk: TryDesk, frame: Frame, qtbot: QtBot) -> None:
    window = frame.shown()
    visit = desk.visit(situation="用电紧张")
    void(desk.store, "visit", visit, "重复")
    qtbot.waitUntil(window.isActiveWindow)
    find(window, NavigationButton, f"go_{PLACES[0].name}").setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    frame.wait(qtbot, lambda: not desk.get("visit", visit).is_voided)
    said = " ".join(label.text() for label in frame.desk.messages.findChildren(QLabel))
    assert "已撤销" in said and "作废" in said


def test_in_a_text_field_it_is_the_fields_own(desk: TryDesk, frame: Frame, qtbot: QtBot) -> None:
    window = frame.shown()
    visit = desk.visit(situation="用电紧张")
    void(desk.store, "visit", visit, "重复")
    qtbot.waitUntil(window.isActiveWindow)
    box = find(window, SearchBox, "search")
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    keys(box, "abc")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.text() != "abc"
    frame.wait(qtbot)
    assert desk.get("visit", visit).is_voided


def test_what_lies_in_the_bin_is_brought_back(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    visit = desk.visit(situation="用电紧张")
    void(desk.store, "visit", visit, "重复登记")
    dialog = BinDialog(None, surroundings.desk)
    qtbot.addWidget(dialog)
    dialog.show()
    table = find(dialog, Table, "bin_table")
    said = [str(table.model().index(0, column).data()) for column in range(table.model().columnCount())]
    assert said[0] == "走访" and said[2] == "河南示例食品有限公司" and said[5] == "重复登记"
    told: list[frozenset[str]] = []
    surroundings.desk.announcer.changed.connect(told.append)
    press(dialog, "restore")
    surroundings.wait(qtbot, lambda: table.model().rowCount() == 0)
    assert not desk.get("visit", visit).is_voided
    assert "visits" in told[0]
    assert not find(dialog, QPushButton, "restore").isEnabled()
