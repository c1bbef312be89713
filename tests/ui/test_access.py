"""Every screen and dialog for those who do not see it or use no mouse: names for all, focus that is seen, no trap."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

import qingdesk.ui
from qingdesk.ui.screen import Target
from tests.ui.conftest import Frame
from tests.ui.every_dialog import EVERY_DIALOG, PARTS, Sitting, every_target

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

TARGETS = every_target()
MOST_STEPS = 400


def focusable(parent: QWidget) -> list[QWidget]:
    """What Tab can reach in it."""
    return [
        widget
        for widget in parent.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
    ]  # fmt: skip


def spoken(widget: QWidget) -> str:
    """What a screen reader says for it."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face is not None else widget.accessibleName()


def nameless(parent: QWidget) -> list[str]:
    """Focusable ones that a screen reader has no word for."""
    return [
        f"{type(widget).__name__} {widget.objectName()!r} in {_path(widget)}"
        for widget in focusable(parent)
        if not spoken(widget).strip()
    ]


def _path(widget: QWidget) -> str:
    names: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(names) < 4:
        names.append(parent.objectName() or type(parent).__name__)
        parent = parent.parentWidget()
    return " < ".join(names)


def trapped(window: QWidget, qtbot: QtBot) -> list[str]:
    """Widgets that Tab does not leave; and whether it comes round at all."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first = next(iter(focusable(window)))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen: set[QWidget] = set()
    for _step in range(MOST_STEPS):
        here = QApplication.focusWidget()
        assert here is not None
        if here in seen and here is first:
            return []
        seen.add(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is here and len(focusable(window)) > 1:
            return [f"{type(here).__name__} {here.objectName()}"]
    return ["it never came round"]


@pytest.mark.parametrize("name", list(TARGETS))
def test_everything_on_a_screen_has_a_name(sample_frame: Frame, qtbot: QtBot, name: str) -> None:
    sample_frame.shown().go(TARGETS[name])
    sample_frame.wait(qtbot)
    assert nameless(sample_frame.shown()) == []


@pytest.mark.parametrize("name", list(TARGETS))
def test_tab_leaves_every_widget_of_a_screen(sample_frame: Frame, qtbot: QtBot, name: str) -> None:
    sample_frame.shown().go(TARGETS[name])
    sample_frame.wait(qtbot)
    assert trapped(sample_frame.shown(), qtbot) == []


@pytest.mark.parametrize("name", list(TARGETS))
def test_the_focus_is_seen(sample_frame: Frame, qtbot: QtBot, name: str) -> None:
    window = sample_frame.shown()
    window.go(TARGETS[name])
    sample_frame.wait(qtbot)
    window.activateWindow()
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as after the first Tab
    qtbot.waitUntil(window.isActiveWindow)
    unseen = []
    for widget in focusable(window):
        if not isinstance(widget, QAbstractButton):
            continue  # a field shows a caret, a list its chosen row
        widget.clearFocus()
        without = _picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and _picture(widget) == without:
            unseen.append(f"{type(widget).__name__} {widget.objectName()} {widget.text()}")
    assert unseen == []


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.fixture
def dialog(request: pytest.FixtureRequest, sample_frame: Frame, qtbot: QtBot, tmp_path: Path) -> QWidget:
    sitting = Sitting(sample_frame.shown(), sample_frame.desk, tmp_path)
    made = EVERY_DIALOG[request.param](sitting)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    sample_frame.wait(qtbot)
    return made


@pytest.mark.parametrize("dialog", list(EVERY_DIALOG), indirect=True)
def test_a_dialog_is_named_and_left_by_tab(dialog: QWidget, qtbot: QtBot) -> None:
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    assert trapped(dialog, qtbot) == []


def test_no_dialog_is_forgotten(sample_frame: Frame, qtbot: QtBot, tmp_path: Path) -> None:
    for module in pkgutil.walk_packages(qingdesk.ui.__path__, "qingdesk.ui."):
        importlib.import_module(module.name)
    ours = {kind for kind in _below(QDialog) if kind.__module__.startswith("qingdesk.")}
    sitting = Sitting(sample_frame.shown(), sample_frame.desk, tmp_path)
    opened = set()
    for make in EVERY_DIALOG.values():
        made = make(sitting)
        qtbot.addWidget(made)
        opened.add(type(made))
    sample_frame.wait(qtbot)
    assert sorted(kind.__name__ for kind in ours - opened) == []


@pytest.mark.parametrize("place", ["reporting", "settings"])
def test_no_part_of_a_screen_is_forgotten(frame: Frame, qtbot: QtBot, place: str) -> None:
    frame.shown().go(Target(place))
    frame.wait(qtbot)
    shown = [each for each in frame.shown().findChildren(QStackedWidget) if each.isVisible()]
    assert len(PARTS[place]) in {stack.count() for stack in shown}


def _below(kind: type) -> set[type]:
    found: set[type] = set(kind.__subclasses__())
    return found | {each for direct in found for each in _below(direct)}
