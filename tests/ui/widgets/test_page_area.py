"""One page after the other: at once, or in a turn of its own."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qingdesk.ui.widgets.scroll_area import PageArea


def _text(area: PageArea) -> str:
    shown = area.widget()
    return shown.text() if isinstance(shown, QLabel) else ""


def test_a_page_is_there_at_once_unless_there_is_time(qtbot: QtBot) -> None:
    area, done = PageArea(), list[str]()
    qtbot.addWidget(area)
    area.show_page(QLabel("甲"), lambda: done.append("甲"))
    assert _text(area) == "甲" and done == ["甲"]
    area.unhurried = True
    area.show_page(QLabel("乙"), lambda: done.append("乙"))
    area.unhurried = False
    assert _text(area) == "甲" and done == ["甲"]
    qtbot.waitUntil(lambda: _text(area) == "乙")
    assert done == ["甲", "乙"]


def test_whoever_needs_it_now_has_it_now_and_once(qtbot: QtBot) -> None:
    area, done = PageArea(), list[str]()
    qtbot.addWidget(area)
    area.unhurried = True
    area.show_page(QLabel("甲"), lambda: done.append("甲"))
    area.show_page(QLabel("乙"), lambda: done.append("乙"))
    area.settle()
    area.settle()
    assert _text(area) == "乙" and done == ["乙"]


def test_a_page_in_a_hurry_takes_the_place_of_one_that_waits(qtbot: QtBot) -> None:
    area = PageArea()
    qtbot.addWidget(area)
    area.unhurried = True
    area.show_page(QLabel("甲"))
    area.unhurried = False
    area.show_page(QLabel("乙"))
    shown = area.widget()
    with qtbot.waitSignal(area.windowTitleChanged):  # behind whatever would still come
        QTimer.singleShot(1, lambda: area.setWindowTitle("later"))
    assert area.widget() is shown
