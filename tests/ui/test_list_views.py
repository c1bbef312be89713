"""How a list is looked at: columns, order and filters are kept; views are saved, pinned, changed and deleted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDialog, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from qingdesk.store import saved_views
from qingdesk.ui.dialogs.view import ViewDialog
from qingdesk.ui.list_look import ListLook, from_content
from qingdesk.ui.screens.problems import ProblemsScreen
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def _problem(desk: TryDesk, **given: object) -> str:
    plain = {"enterprise_id": desk.firm, "source": "visit", "raised_on": "2026-11-16", "text": "续贷难"}
    return desk.record("problem", **{**plain, **given})


def _screen(frame: Frame, qtbot: QtBot) -> ProblemsScreen:
    made = ProblemsScreen(frame.desk)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.reload()
    return made


def _texts(screen: ProblemsScreen) -> list[str]:
    return [line.problem.text for line in screen.list.model.rows()]


def _choose(screen: ProblemsScreen, name: str) -> None:
    """An entry of the menu of views, or of the columns in it."""
    menu = find(screen, QMenu, "problems_views_menu")
    menu.aboutToShow.emit()
    action = find(menu, QAction, name)
    assert action.isEnabled()
    action.trigger()


def _has(names: Callable[[], list[str]], name: str) -> bool:
    return name in names()


def _named(name: str, *, pinned: bool = False) -> Callable[[QDialog], None]:
    def enter(dialog: QDialog) -> None:
        line = find(dialog, QLineEdit, "view_name")
        line.clear()
        write(line, name)
        find(dialog, QCheckBox, "view_pin").setChecked(pinned)
        press(dialog, "save")

    return enter


def _press_title(screen: ProblemsScreen, column: int) -> None:
    header = screen.list.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _kept(frame: Frame, qtbot: QtBot) -> None:
    frame.wait(qtbot, lambda: bool(saved_views.as_left(frame.desk.store.reader(), "problems")))


def test_a_list_stands_as_it_was_left(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    for text in ("乙", "甲"):
        _problem(desk, text=text)
    _problem(desk, text="丙", closed_on="2026-11-20")
    screen = _screen(surroundings, qtbot)
    _choose(screen, "column_unit")
    header = screen.list.table.horizontalHeader()
    header.moveSection(header.visualIndex(4), 0)
    header.resizeSection(1, 200)
    press(screen, "problems_chip_open")
    _press_title(screen, 2)
    _kept(surroundings, qtbot)
    again = _screen(surroundings, qtbot)
    assert again.list.filters.look() == screen.list.filters.look()
    assert _texts(again) == ["乙", "甲"]
    assert not again.list.table.isColumnHidden(3)
    assert again.list.table.horizontalHeader().logicalIndex(0) == 4
    assert again.list.table.columnWidth(1) == pytest.approx(200, abs=1)


def test_a_view_is_saved_and_chosen_again(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    _problem(desk, text="用电扩容")
    _problem(desk, text="续贷难")
    screen = _screen(surroundings, qtbot)
    write(screen.list.filter, "用电")
    qtbot.waitUntil(lambda: _texts(screen) == ["用电扩容"])
    in_dialog(ViewDialog, _named("用电的事"))
    _choose(screen, "save_view")
    surroundings.wait(qtbot, lambda: bool(saved_views.find_all(desk.store.reader(), "problems")))
    _choose(screen, "first_look")
    assert len(_texts(screen)) == 2
    _choose(screen, "view_0")
    assert _texts(screen) == ["用电扩容"]
    assert "用电的事" in find(screen, QPushButton, "problems_views").accessibleName()


def test_a_pinned_view_is_a_chip_that_goes_on_and_off(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    _problem(desk, text="办结", closed_on="2026-11-20")
    _problem(desk, text="在办")
    screen = _screen(surroundings, qtbot)
    press(screen, "problems_chip_open")
    in_dialog(ViewDialog, _named("手头", pinned=True))
    _choose(screen, "save_view")
    surroundings.wait(qtbot, lambda: screen.findChild(QAbstractButton, "problems_pinned_0") is not None)
    chip = find(screen, QAbstractButton, "problems_pinned_0")
    assert chip.isChecked()
    press(screen, "problems_pinned_0")
    assert len(_texts(screen)) == 2
    assert not chip.isChecked()
    press(screen, "problems_pinned_0")
    assert _texts(screen) == ["在办"]


def test_a_view_is_renamed_changed_and_deleted(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    _problem(desk)
    screen = _screen(surroundings, qtbot)
    db = desk.store.reader()

    def names() -> list[str]:
        return [view.name for view in saved_views.find_all(db, "problems")]

    for name in ("甲", "乙"):
        press(screen, "problems_chip_open")
        in_dialog(ViewDialog, _named(name))
        _choose(screen, "save_view")
        surroundings.wait(qtbot, partial(_has, names, name))
    _choose(screen, "view_0")
    in_dialog(ViewDialog, _named("甲"))
    _choose(screen, "change_view")  # 乙 or 甲: a name that is taken is refused, one's own is not
    surroundings.wait(qtbot)
    assert sorted(names()) == ["乙", "甲"]
    press(screen, "problems_chip_overdue")
    _choose(screen, "replace_view")
    surroundings.wait(
        qtbot, lambda: '"state":"overdue"' in "".join(v.content for v in saved_views.find_all(db, "problems"))
    )
    in_dialog(QDialog, lambda dialog: press(dialog, "answer_yes"))
    _choose(screen, "delete_view")
    surroundings.wait(qtbot, lambda: len(names()) == 1)


def test_the_last_column_stays(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    screen = _screen(surroundings, qtbot)
    table = screen.list.table
    for column in table.shown_columns():
        last = column
        table.show_column(column, False)
    assert table.shown_columns() == [last]


def test_a_kept_look_forgets_what_is_not_there_any_more() -> None:
    columns, states, orders = ("day", "firm"), ("open",), ("day",)
    given = '{"state":"gone","order":"gone","text":7,"columns":[{"name":"day","width":500,"is_shown":true}]}'
    assert from_content(given, columns, states, orders) == ListLook(text="7")
    assert from_content("[]", columns, states, orders) is None
    assert from_content("", columns, states, orders) is None
    none_shown = (
        ListLook()
        .content()
        .replace(
            '"columns":[]',
            '"columns":[{"name":"day","width":5,"is_shown":false},{"name":"firm","width":5,"is_shown":false}]',
        )
    )
    assert from_content(none_shown, columns, states, orders) == ListLook()
