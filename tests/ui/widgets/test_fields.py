"""Boxes, lists and choosers behave under wheel, Tab and an input method."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.ui.widgets.chooser import Choice, Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from tests.ui.hands import key, turn_wheel, write

Together = Callable[..., None]

# A popup on the screen that tests draw on says that it cannot be raised.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def together(qtbot: QtBot) -> Iterator[Together]:
    """Put widgets on a form that is shown."""
    kept: list[QWidget] = []

    def put(*widgets: QWidget) -> None:
        form = QWidget()
        column = QVBoxLayout(form)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(form)
        kept.append(form)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)

    yield put
    kept.clear()


def test_the_wheel_changes_a_choice_only_where_the_keyboard_is(qtbot: QtBot, together: Together) -> None:
    kind = ComboBox([("lunch", "午餐"), ("dinner", "晚餐")])
    other = QLineEdit()
    together(kind, other)
    other.setFocus()
    turn_wheel(kind)
    assert kind.value() == "lunch"
    kind.setFocus()
    turn_wheel(kind)
    assert kind.value() == "dinner"


def test_a_choice_outlives_new_choices_when_it_is_still_one(qtbot: QtBot) -> None:
    kind = ComboBox([(None, "未选"), ("lunch", "午餐")])
    qtbot.addWidget(kind)
    kind.set_value("lunch")
    kind.fill([("breakfast", "早餐"), ("lunch", "午餐")])
    assert kind.value() == "lunch"
    kind.fill([("breakfast", "早餐")])
    assert kind.value() == "breakfast"


def test_tab_leaves_a_text_of_several_lines(qtbot: QtBot, together: Together) -> None:
    text, other = PlainTextBox(), QLineEdit()
    together(text, other)
    text.setFocus()
    key(text, Qt.Key.Key_Tab)
    assert text.text() == ""
    assert QApplication.focusWidget() is other


def test_composing_is_not_yet_typing(qtbot: QtBot, together: Together) -> None:
    text = PlainTextBox()
    together(text)
    edited: list[str] = []
    text.edited.connect(lambda: edited.append(text.text()))
    write(text, "走访")
    assert edited == ["走访"]
    text.set_text("现场答复")
    assert edited == ["走访"]


def test_a_text_box_grows_with_its_text(qtbot: QtBot, together: Together) -> None:
    text = PlainTextBox(lines=2, most=6)
    together(text)
    before = text.sizeHint().height()
    text.set_text("\n".join(["一行"] * 5))
    grown = text.sizeHint().height()
    text.set_text("\n".join(["一行"] * 50))
    assert before < grown < text.sizeHint().height() < grown * 2


FIRMS = (
    Choice("e1", "豫丰机械制造有限公司", "开发区"),
    Choice("e2", "中原包装有限公司"),
    Choice("e3", "豫丰食品有限公司"),
)


def _find(text: str) -> Sequence[Choice]:
    return [firm for firm in FIRMS if text in firm.text]


def test_one_of_many_is_chosen_by_a_part_of_its_name(qtbot: QtBot, together: Together) -> None:
    line = Chooser(_find)
    together(line)
    chosen: list[str] = []
    line.chosen.connect(lambda: chosen.append(line.value()))
    line.setFocus()
    write(line, "豫丰")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    key(popup, Qt.Key.Key_Down)
    key(popup, Qt.Key.Key_Return)
    assert line.value() == "e1"
    assert line.text() == "豫丰机械制造有限公司"
    assert chosen == ["e1"]


def test_a_name_changed_after_choosing_is_no_choice_any_more(qtbot: QtBot, together: Together) -> None:
    line = Chooser(_find)
    together(line)
    line.set_choice(FIRMS[1])
    key(line, Qt.Key.Key_Backspace)
    assert line.value() == ""
    assert "中原包装有限公" in line.mistake()


def test_the_only_one_that_fits_is_meant(qtbot: QtBot, together: Together) -> None:
    line, other = Chooser(_find), QLineEdit()
    together(line, other)
    line.setFocus()
    write(line, "包装")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.hide()
    other.setFocus()
    assert line.value() == "e2"
    assert line.mistake() == ""


def test_a_filter_waits_for_the_last_key_and_is_emptied_by_escape(qtbot: QtBot, together: Together) -> None:
    line = FilterLine("在列表中筛选")
    together(line)
    with qtbot.waitSignal(line.filtered) as told:
        write(line, "包")
        write(line, "装")
    assert told.args == ["包装"]
    with qtbot.waitSignal(line.filtered) as told:
        key(line, Qt.Key.Key_Escape)
    assert told.args == [""]
