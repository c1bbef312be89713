"""Tab goes through a page as it is read, and nothing of Qt's is kept for that."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot

from qingdesk.ui.focus import ReadPage
from qingdesk.ui.widgets.flow_row import FlowRow


def kept_items() -> int:
    """Items of layouts that Python holds as living. When Qt lets one of them go, Python takes the next widget that
    is made at its address for it, and the program ends there."""
    return sum(isinstance(each, QWidgetItem) for each in shiboken6.getAllValidWrappers())


def lines(names: str) -> list[QLineEdit]:
    made = []
    for name in names:
        line = QLineEdit()
        line.setObjectName(name)
        made.append(line)
    return made


def test_a_page_of_rows_and_grids_is_gone_through_as_it_is_read(qtbot: QtBot) -> None:
    page = ReadPage()
    qtbot.addWidget(page)
    g, f, e, d, c, b, a = lines("gfedcba")  # made in another order than they stand in
    column = QVBoxLayout(page)
    row = QHBoxLayout()
    column.addWidget(a)
    column.addLayout(row)
    row.addWidget(QLabel("between"))
    row.addWidget(b)
    row.addWidget(c)
    grid = QGridLayout()
    column.addLayout(grid)
    grid.addWidget(f, 1, 0)
    grid.addWidget(e, 0, 1)
    grid.addWidget(d, 0, 0)
    flow = FlowRow()
    column.addLayout(flow)
    flow.addWidget(g)
    before = kept_items()
    page.arrange()
    assert kept_items() == before
    page.show()
    a.setFocus()
    seen = ["a"]
    for _step in range(6):
        page.focusNextChild()
        seen.append(page.focusWidget().objectName())
    assert "".join(seen) == "abcdefg"


def test_a_row_that_came_in_between_has_its_place_when_tab_is_pressed(qtbot: QtBot) -> None:
    page = ReadPage()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    a, c, b = lines("acb")
    column.addWidget(a)
    column.addWidget(c)
    page.arrange()
    page.show()
    qtbot.waitExposed(page)
    column.insertWidget(1, b)
    QApplication.sendPostedEvents()
    a.setFocus()
    QTest.keyClick(a, Qt.Key.Key_Tab)
    QTest.keyClick(b, Qt.Key.Key_Tab)
    assert page.focusWidget() is c
    QTest.keyClick(c, Qt.Key.Key_Backtab)
    assert page.focusWidget() is b
