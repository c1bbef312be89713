"""The frame: where one can go, what is due, every action with its key, both languages, light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.domain.period import Half
from qingdesk.i18n import set_language
from qingdesk.ui.main_window import MainWindow
from qingdesk.ui.menus import every_entry
from qingdesk.ui.navigation import PLACES
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.enterprises.record_card import FirmCard
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.navigation_list import NavigationButton
from qingdesk.ui.widgets.table import Table
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, key, press

# A popup on the screen that tests draw on says that it cannot be raised.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_a_click_goes_there(frame: Frame, qtbot: QtBot, place: str) -> None:
    press(frame.shown(), f"go_{place}")
    assert frame.shown().shown() == place
    frame.wait(qtbot)


@pytest.mark.parametrize(
    ("digit", "place"), [(Qt.Key.Key_2, "visits"), (Qt.Key.Key_3, "enterprises"), (Qt.Key.Key_0, "settings")]
)
def test_a_key_goes_there(frame: Frame, qtbot: QtBot, digit: Qt.Key, place: str) -> None:
    qtbot.waitUntil(frame.shown().isActiveWindow)
    QTest.keyClick(frame.shown(), digit, _CONTROL)
    assert frame.shown().shown() == place
    assert find(frame.shown(), NavigationButton, f"go_{place}").isChecked()
    frame.wait(qtbot)


def test_the_filled_button_begins_a_visit(frame: Frame, qtbot: QtBot) -> None:
    press(frame.shown(), "new_visit")
    assert frame.shown().shown() == "visits"
    frame.wait(qtbot)


def test_a_key_begins_a_visit(frame: Frame, qtbot: QtBot) -> None:
    qtbot.waitUntil(frame.shown().isActiveWindow)
    QTest.keyClick(frame.shown(), Qt.Key.Key_N, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert frame.shown().shown() == "visits"
    frame.wait(qtbot)


def test_what_is_due_stands_in_a_badge(desk: TryDesk, frame: Frame, qtbot: QtBot) -> None:
    before = find(frame.shown(), NavigationButton, "go_meals").count()
    visit = desk.visit(started_at="2026-11-10T09:30", ended_at="2026-11-10T12:40")
    desk.record(
        "meal", visit_id=visit, enterprise_id=desk.firm, cadre_id=desk.cadre, eaten_on="2026-11-10",
        kind="lunch", place="canteen", heads=2,
    )  # fmt: skip
    frame.desk.announcer.announce(frozenset({"visits", "meals"}))
    button = find(frame.shown(), NavigationButton, "go_meals")
    frame.wait(qtbot, lambda: button.count() > before)
    assert str(button.count()) in button.accessibleName()


def test_every_action_is_in_a_menu(frame: Frame) -> None:
    entries = every_entry()
    for entry in entries:
        action = find(frame.shown(), QAction, f"do_{entry.name}")
        assert action.text()
        assert bool(entry.key) == (not action.shortcut().isEmpty())
    keys = [entry.key for entry in entries if entry.key] + [place.key for place in PLACES]
    assert len(keys) == len(set(keys))


def test_what_cannot_be_done_is_grey_while_a_menu_is_open(frame: Frame, qtbot: QtBot) -> None:
    menu = find(frame.shown(), QMenu, "menu_edit")
    save = find(frame.shown(), QAction, "do_save")
    menu.popup(QPoint(0, 0))
    assert not save.isEnabled()
    menu.hide()
    assert save.isEnabled()


def test_f6_steps_from_pane_to_pane(frame: Frame, qtbot: QtBot) -> None:
    window = frame.shown()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, "go_enterprises")
    frame.wait(qtbot)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "firm_edit") is not None)
    find(window, NavigationButton, "go_enterprises").setFocus()
    seen: list[str] = []
    for _step in range(4):
        key(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
    assert seen[0] == "choose_half"
    assert seen[1] == "enterprises", "the list before what stands above it"
    assert find(window, FirmCard).isAncestorOf(find(window, QWidget, seen[2]))
    assert seen[3] == "go_enterprises"
    find(window, QWidget, "enterprises_filter").setFocus()
    key(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is find(window, Table, "enterprises")


def test_another_half_year_is_computed(frame: Frame, qtbot: QtBot) -> None:
    chooser = find(frame.shown(), ComboBox, "choose_half")
    chooser.set_value(Half(2026, 1))
    chooser.chosen.emit()
    assert frame.desk.scope.half == Half(2026, 1)
    frame.wait(qtbot)


def test_the_line_below_says_how_the_store_is_kept(frame: Frame) -> None:
    def text(name: str) -> str:
        label = find(frame.shown(), QLabel, name)
        return "" if label.isHidden() else label.text()

    assert text("status_unit") == "示例县工商联"
    assert "未设密码" in text("status_unprotected")
    assert "尚未备份" in text("status_backup_old")
    assert text("status_mark") == "非涉密"


def test_a_backup_is_made_from_the_menu(desk: TryDesk, frame: Frame, qtbot: QtBot) -> None:
    find(frame.shown(), QAction, "do_backup").trigger()
    frame.wait(qtbot, lambda: not frame.desk.messages.isHidden())
    assert list((desk.folder / "backups").glob("qingdesk-*.db"))
    assert find(frame.shown(), QLabel, "status_backup_old").isHidden()


def test_a_theme_is_kept(desk: TryDesk, frame: Frame) -> None:
    find(frame.shown(), QAction, "do_theme_dark").trigger()
    assert frame.desk.preferences.settings.theme == "dark"
    assert '"dark"' in (desk.folder / "settings.json").read_text("utf-8")


def test_the_menu_ticks_the_size_and_the_light_that_hold(frame: Frame) -> None:
    window, view = frame.shown(), find(frame.shown(), QMenu, "menu_view")

    def ticked() -> set[str]:
        view.popup(QPoint(0, 0))
        found = {each.objectName() for each in window.findChildren(QAction) if each.isChecked()}
        view.hide()
        return found

    assert ticked() == {"do_theme_system", "do_text_100"}
    find(window, QAction, "do_text_150").trigger()
    find(window, QAction, "do_theme_light").trigger()
    assert frame.desk.preferences.settings.text_size == 150
    assert ticked() == {"do_theme_light", "do_text_150"}


def _words(window: QWidget) -> list[str]:
    labels = [label.text() for label in window.findChildren(QLabel)]
    buttons = [button.text() for button in window.findChildren(QAbstractButton)]
    actions = [action.text() for action in window.findChildren(QAction)]
    return [text for text in labels + buttons + actions if text]


def test_the_window_speaks_english_too(surroundings: Frame, qtbot: QtBot, desk: TryDesk) -> None:
    set_language("en")
    window = MainWindow(surroundings.desk)
    qtbot.addWidget(window)
    for place in PLACES:
        window.go(Target(place.name))
    surroundings.wait(qtbot)
    data = {"王海涛", "河南示例食品有限公司", "示例县工商联", "副县长", "中文"}
    chinese = [text for text in _words(window) if any("\u4e00" <= c <= "\u9fff" for c in text)]
    assert not [text for text in chinese if not any(word in text for word in data) and "河南省" not in text]


def test_every_focusable_widget_has_a_name_that_can_be_heard(frame: Frame, qtbot: QtBot) -> None:
    window = frame.shown()
    nameless: list[str] = []
    for place in PLACES:
        window.go(Target(place.name))
        frame.wait(qtbot)
        for widget in window.findChildren(QWidget):
            by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            if by_tab and widget.isVisible() and not said:
                nameless.append(f"{place.name}: {type(widget).__name__} {widget.objectName()}")
    assert sorted(set(nameless)) == []


def test_leaving_asks_the_screen_first(frame: Frame, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = frame.shown()
    window.go(Target("settings"))
    stays = type(window._screens["settings"])
    monkeypatch.setattr(stays, "may_leave", lambda screen: False)
    press(window, "go_overview")
    assert window.shown() == "settings"
    assert find(window, NavigationButton, "go_settings").isChecked()
    assert not window.close()
