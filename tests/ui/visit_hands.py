"""What a person does on the visit page: open it, type into a line, choose, read what stands below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.ui.dialogs.reason import ReasonDialog
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.visit.index import IndexButton
from qingdesk.ui.screens.visit.page import VisitPage
from qingdesk.ui.screens.visits import VisitsScreen
from qingdesk.ui.widgets.combo_box import ComboBox
from tests.ui.conftest import Frame
from tests.ui.hands import find, keys, press, write

Q = TypeVar("Q", bound=QWidget)


def show(frame: Frame, qtbot: QtBot, **target: Any) -> VisitsScreen:
    """The screen, as large as on a small laptop, at a target when one is given."""
    screen = VisitsScreen(frame.desk)
    qtbot.addWidget(screen)
    screen.resize(1180, 680)
    screen.reload()
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    if target:
        screen.show_target(replace(Target("visits"), **target))
    return screen


def page_of(screen: VisitsScreen) -> VisitPage:
    """The page that is open."""
    page = screen.page()
    assert page is not None
    return page


def line(page: QWidget, name: str, text: str) -> QLineEdit:
    """Empty a line and type into it."""
    field = find(page, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    if text.isascii():
        keys(field, text)
    else:
        write(field, text)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()
    return field


def choose(page: QWidget, name: str, text: str) -> None:
    """Choose from a list by the keyboard."""
    box = find(page, ComboBox, name)
    box.setFocus()
    goal = box.findText(text)
    assert goal >= 0, [box.itemText(row) for row in range(box.count())]
    while box.currentIndex() != goal:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < goal else Qt.Key.Key_Up)


def below(page: QWidget, name: str) -> str:
    """What stands under a field; nothing while it is hidden."""
    label = page.findChild(QLabel, f"{name}_below")
    return label.text() if label is not None and label.isVisible() else ""


def mark(page: QWidget, section: str) -> tuple[str, int]:
    """What the index says of a section."""
    found = find(page, IndexButton, f"index_{section}").mark
    return found.kind, found.count


def give_reason(qtbot: QtBot, reason: str) -> Callable[[], None]:
    """Answer the dialog that asks why, once it stands there."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        write(find(dialog, QPlainTextEdit, "reason"), reason)
        press(dialog, "take")

    return answer


def answer_when_asked(qtbot: QtBot, answer: Callable[[], None]) -> None:
    """Do this as soon as a dialog waits for an answer."""
    QTimer.singleShot(0, answer)


def waited_for(qtbot: QtBot, frame: Frame, kind: type[Q]) -> Q:
    """The dialog of that kind, once it is open."""
    frame.wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog
