"""Every screen and dialog for those who do not see it or use no mouse: names for all, focus that is seen, no trap."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.paths import help_page
from qingdesk.ui.dialogs.bin import BinDialog
from qingdesk.ui.dialogs.choose_cadre import ChooseCadreDialog
from qingdesk.ui.dialogs.guide import GuideDialog
from qingdesk.ui.dialogs.keys import KeysDialog
from qingdesk.ui.messages import QuestionDialog
from qingdesk.ui.navigation import PLACES
from qingdesk.ui.screen import Target
from tests.stores import TryDesk
from tests.ui.conftest import Frame

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

NAMES = [place.name for place in PLACES]
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


@pytest.mark.parametrize("place", NAMES)
def test_everything_on_a_screen_has_a_name(desk: TryDesk, frame: Frame, qtbot: QtBot, place: str) -> None:
    desk.visit()
    frame.shown().go(Target(place))
    frame.wait(qtbot)
    assert nameless(frame.shown()) == []


def test_everything_on_the_visit_page_has_a_name(desk: TryDesk, frame: Frame, qtbot: QtBot) -> None:
    frame.shown().go(Target("visits", make=True, enterprise_id=desk.firm))
    frame.wait(qtbot)
    assert nameless(frame.shown()) == []


@pytest.mark.parametrize("place", NAMES)
def test_tab_leaves_every_widget_of_a_screen(desk: TryDesk, frame: Frame, qtbot: QtBot, place: str) -> None:
    frame.shown().go(Target(place))
    frame.wait(qtbot)
    assert trapped(frame.shown(), qtbot) == []


def test_tab_leaves_every_widget_of_the_visit_page(desk: TryDesk, frame: Frame, qtbot: QtBot) -> None:
    frame.shown().go(Target("visits", make=True, enterprise_id=desk.firm))
    frame.wait(qtbot)
    assert trapped(frame.shown(), qtbot) == []


@pytest.mark.parametrize("place", NAMES)
def test_the_focus_is_seen(desk: TryDesk, frame: Frame, qtbot: QtBot, place: str) -> None:
    window = frame.shown()
    window.go(Target(place))
    frame.wait(qtbot)
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


DIALOGS: dict[str, Callable[[Frame], QWidget]] = {
    "bin": lambda frame: BinDialog(None, frame.desk),
    "choose_cadre": lambda frame: ChooseCadreDialog(None, frame.desk.store.reader()),
    "guide": lambda frame: GuideDialog(None, "使用说明", help_page("guide.zh_CN.md")),
    "question": lambda frame: QuestionDialog(
        None, "继续？", "说明", (("", "否", ""), ("yes", "是", "filled"))
    ),
}


@pytest.fixture
def dialog(request: pytest.FixtureRequest, surroundings: Frame, qtbot: QtBot) -> Iterator[QWidget]:
    made = DIALOGS[request.param](surroundings)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made


@pytest.mark.parametrize("dialog", list(DIALOGS), indirect=True)
def test_a_dialog_is_named_and_left_by_tab(dialog: QWidget, qtbot: QtBot) -> None:
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    assert trapped(dialog, qtbot) == []


def test_the_sheet_of_keys_is_named(frame: Frame, qtbot: QtBot) -> None:
    dialog = KeysDialog(frame.shown())
    dialog.show()
    assert nameless(dialog) == []
    dialog.close()
