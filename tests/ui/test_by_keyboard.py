"""A morning at the desk without a mouse: real key events, sent to whatever has the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.ui.dialogs.meal import MealDialog
from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog
from qingdesk.ui.finders import find_firms
from qingdesk.ui.screens.visits import VisitsScreen
from qingdesk.ui.search import SearchBox
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOST_TABS = 120


def holder() -> QWidget:
    """What has the keyboard now."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def hit(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(holder(), key, modifiers)


def say(text: str) -> None:
    """Latin letters and digits key by key, Chinese as an input method commits it."""
    if text.isascii():
        QTest.keyClicks(holder(), text)
    else:
        write(holder(), text)


def tab_to(name: str, by: Qt.Key = Qt.Key.Key_Tab) -> QWidget:
    for _step in range(MOST_TABS):
        here = QApplication.focusWidget()
        if here is not None and here.objectName() == name:
            return here
        hit(by)
    raise AssertionError(f"Tab never comes to {name}")


def pick(text: str) -> None:
    """In a list to choose from: down until it says so."""
    box = holder()
    for _step in range(30):
        if str(box.property("currentText")) == text:
            return
        hit(Qt.Key.Key_Down)
    raise AssertionError(f"no {text} in {box.objectName()}")


def settle(frame: Frame, qtbot: QtBot, met: Callable[[], bool] = lambda: True) -> None:
    """Until all is done; then the window has the keyboard, as a window manager gives it back after a list closed."""
    frame.wait(qtbot, met)
    if QApplication.activeModalWidget() is None:
        if not frame.shown().isActiveWindow():
            frame.shown().activateWindow()
        qtbot.waitUntil(frame.shown().isActiveWindow)


def take_first() -> None:
    """Of what a chooser offers."""
    assert QApplication.activePopupWidget() is not None, "nothing is offered"
    hit(Qt.Key.Key_Down)
    hit(Qt.Key.Key_Return)


def test_tab_goes_through_a_page_as_it_is_read(desk: TryDesk, frame: Frame, qtbot: QtBot) -> None:
    window = frame.shown()
    settle(frame, qtbot)
    hit(Qt.Key.Key_N, CTRL | SHIFT)
    settle(frame, qtbot)
    for more in ("add_visitors", "add_problem"):
        tab_to(more)
        hit(Qt.Key.Key_Space)
        settle(frame, qtbot)
        QCoreApplication.sendPostedEvents()
    tab_to("enterprise_id")
    page = find(window, VisitsScreen).page()
    names: list[str] = []
    while "add_problem" not in names:
        assert page is not None and page.isAncestorOf(holder()), f"Tab leaves the page after {names[-1]}"
        names.append(holder().objectName())
        hit(Qt.Key.Key_Tab)
    wanted = ["visitors_0_name", "visitors_1_name", "add_visitors", "hosts_0_name", "situation"]
    wanted += ["problem_0_text", "problem_0_lead_unit", "add_problem"]
    assert [name for name in names if name in wanted] == wanted


def found(box: SearchBox) -> list[str]:
    """What the list below the search box says, line by line."""
    rows = [box.results().rows.row_at(at) for at in range(box.results().rows.rowCount())]
    return [f"{row.words} {row.note}".strip() for row in rows]


def test_a_morning_at_the_desk(desk: TryDesk, frame: Frame, qtbot: QtBot) -> None:
    last_year = desk.visit(
        started_at="2025-10-14T09:00", ended_at="2025-10-14T10:30", situation="去年十月的走访"
    )
    window = frame.shown()
    # a moment after the start the firms' names can be found by their sound
    settle(frame, qtbot, lambda: bool(find_firms(desk.store.reader(), "hnsl")))

    # A visit with a meal and a problem.
    hit(Qt.Key.Key_N, CTRL | SHIFT)
    settle(frame, qtbot)
    tab_to("enterprise_id")
    say("hnsl")
    take_first()
    tab_to("started_on")
    hit(Qt.Key.Key_A, CTRL)
    say("11.20")
    tab_to("begins")
    say("930")
    tab_to("ends")
    say("1120")
    tab_to("situation")
    say("订单饱满，用电紧张")
    tab_to("add_problem")
    hit(Qt.Key.Key_Space)
    say("二期厂房不动产登记证办理已近半年")
    tab_to("meal_had")
    pick("有")
    tab_to("meal_kind")
    pick("午餐")
    tab_to("meal_heads")
    hit(Qt.Key.Key_A, CTRL)
    say("2")
    tab_to("meal_paid_fen")
    say("60")
    hit(Qt.Key.Key_Return, CTRL | SHIFT)
    settle(frame, qtbot, lambda: len(desk.all("visit")) == 2)
    visit = next(each for each in desk.all("visit") if each.id != last_year)
    assert (visit.enterprise_id, str(visit.started_at)) == (desk.firm, "2026-11-20 09:30:00")
    assert (visit.state, bool(visit.number)) == ("completed", True)
    [problem], [meal] = desk.all("problem"), desk.all("meal")
    assert problem.text == "二期厂房不动产登记证办理已近半年"
    assert (meal.heads, meal.paid_fen) == (2, 6000)
    assert holder().objectName() == "page_print", "what is done next has the keyboard"

    # Last year's visit to the firm, by pinyin initials.
    box = find(window, SearchBox)

    def answered() -> bool:
        return not box.is_searching() and any("2025年10月14日" in line for line in found(box))

    hit(Qt.Key.Key_K, CTRL)
    say("hnslspyxgs")
    settle(frame, qtbot, answered)
    for _step in range(10):
        hit(Qt.Key.Key_Down)
        if "2025年10月14日" in found(box)[box.results().currentIndex().row()]:
            break
    hit(Qt.Key.Key_Return)
    settle(frame, qtbot)
    page = find(window, VisitsScreen).page()
    assert page is not None and page.visit_id() == last_year

    # Mend the amount that was paid, and take it back.
    hit(Qt.Key.Key_4, CTRL)
    settle(frame, qtbot)
    tab_to("meals")
    saved: list[bool] = []

    def mend(dialog: QDialog) -> None:
        qtbot.waitUntil(dialog.isActiveWindow)
        tab_to("paid_fen")
        hit(Qt.Key.Key_A, CTRL)
        say("80")
        hit(Qt.Key.Key_S, CTRL)
        saved.append(True)

    in_dialog(MealDialog, mend)
    hit(Qt.Key.Key_Return)
    settle(frame, qtbot, lambda: bool(saved))
    assert desk.get("meal", meal.id).paid_fen == 8000
    hit(Qt.Key.Key_Z, CTRL)
    settle(frame, qtbot, lambda: desk.get("meal", meal.id).paid_fen == 6000)

    # Print.
    shown: list[str] = []

    def read(dialog: QDialog) -> None:
        shown.append(find(dialog, QLabel, "preview_page").text())
        hit(Qt.Key.Key_Escape)

    in_dialog(PrintPreviewDialog, read)
    hit(Qt.Key.Key_P, CTRL)
    settle(frame, qtbot, lambda: bool(shown))
    assert shown == ["第 1 页，共 1 页"]
