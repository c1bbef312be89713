"""What a person does at the window: find, type, press, turn the wheel."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from qingdesk.ui.widgets.chooser import Chooser

Q = TypeVar("Q", bound=QObject)


def find(parent: QObject, kind: type[Q], name: str = "") -> Q:
    """The one child of that kind and objectName; fails when there is none."""
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert found is not None, f"no {kind.__name__} called “{name}”"
    return found


def write(widget: QWidget, text: str) -> None:
    """Type Chinese as an input method does: first what is being composed, then what is committed."""
    QApplication.sendEvent(widget, QInputMethodEvent("zou fang", []))
    done = QInputMethodEvent()
    done.setCommitString(text)
    QApplication.sendEvent(widget, done)


def keys(widget: QWidget, text: str) -> None:
    """Type Latin letters, digits and signs one by one."""
    QTest.keyClicks(widget, text)


def key(widget: QWidget, pressed: Qt.Key) -> None:
    """Press one key."""
    QTest.keyClick(widget, pressed)


def press(parent: QObject, name: str) -> None:
    """Click the button of that objectName."""
    QTest.mouseClick(find(parent, QAbstractButton, name), Qt.MouseButton.LeftButton)


def choose(line: QWidget, text: str) -> None:
    """Type a part of a name into a chooser, and take the first that it offers."""
    line.setFocus()
    write(line, text)
    popup = QApplication.activePopupWidget()
    assert popup is not None, f"nothing is offered for “{text}”"
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)


def type_over(parent: QObject, name: str, text: str) -> None:
    """Take out what stands in the line of that objectName, and type this."""
    line = find(parent, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    key(line, Qt.Key.Key_Delete)
    if text.isascii():
        keys(line, text)
    else:
        write(line, text)


def choose_over(parent: QObject, name: str, text: str) -> None:
    """Over what stands in the chooser of that objectName: a part of a name, and the first that it offers."""
    line = find(parent, Chooser, name)
    line.setFocus()
    line.selectAll()
    choose(line, text)


def turn_wheel(widget: QWidget) -> None:
    """One notch down over the middle of the widget."""
    middle = QPointF(widget.rect().center())
    down = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, down)
