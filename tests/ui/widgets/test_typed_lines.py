"""Fields that understand what is typed, also by an input method and in full width."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.typed_lines import DateLine, MoneyLine, NumberLine, TimeLine
from tests.ui.hands import find, keys, write

TODAY = date(2026, 11, 22)

# A popup on the screen that tests draw on says that it cannot be raised.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """A form with another field to go to."""
    made = QWidget()
    column = QVBoxLayout(made)
    other = QLineEdit()
    other.setObjectName("other")
    column.addWidget(other)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _put(form: QWidget, field: QWidget, label: str = "日期") -> FieldBox:
    box = FieldBox(label, field, "如 11.22")
    layout = form.layout()
    assert layout is not None
    layout.addWidget(box)
    return box


def test_a_day_typed_in_full_width_is_understood_and_written_plainly(qtbot: QtBot, form: QWidget) -> None:
    line = DateLine(lambda: TODAY)
    _put(form, line)
    line.setFocus()
    write(line, "１１．２０")
    assert line.value() == date(2026, 11, 20)
    find(form, QLineEdit, "other").setFocus()
    assert line.text() == "2026-11-20"


def test_yesterday_is_said_in_chinese(qtbot: QtBot, form: QWidget) -> None:
    line = DateLine(lambda: TODAY)
    _put(form, line)
    write(line, "昨天")
    assert line.value() == date(2026, 11, 21)


def test_a_day_that_is_none_is_told_beside_the_field_at_once(qtbot: QtBot, form: QWidget) -> None:
    line = DateLine(lambda: TODAY)
    line.setObjectName("eaten_on")
    box = _put(form, line)
    keys(line, "2026-02-30")
    assert line.value() is None
    assert "2026-02-30" in box.mistake()
    below = find(box, QLabel, "eaten_on_below")
    assert not below.isHidden()
    assert below.text() == box.mistake()
    assert line.accessibleDescription() == box.mistake()
    line.clear()
    assert box.mistake() == ""
    assert below.text() == "如 11.22"


def test_a_day_is_chosen_from_the_calendar(qtbot: QtBot, form: QWidget) -> None:
    line = DateLine(lambda: TODAY)
    _put(form, line)
    edited: list[bool] = []
    line.edited.connect(lambda: edited.append(True))
    line.actions()[-1].trigger()
    calendar = find(line, QCalendarWidget)
    assert calendar.selectedDate().toString(Qt.DateFormat.ISODate) == "2026-11-22"
    calendar.clicked.emit(calendar.selectedDate().addDays(-2))
    assert line.value() == date(2026, 11, 20)
    assert edited == [True]


def test_only_a_person_edits(qtbot: QtBot, form: QWidget) -> None:
    line = MoneyLine()
    edited: list[bool] = []
    line.edited.connect(lambda: edited.append(True))
    line.set_value(8000)
    assert (line.text(), line.value(), edited) == ("80.00", 8000, [])
    keys(line, "1")
    assert edited == [True]


@pytest.mark.parametrize(
    ("typed", "fen"), [("80", 8000), ("８０．５元", 8050), ("1,240.00", 124000), ("", None)]
)
def test_yuan_are_kept_in_fen(qtbot: QtBot, form: QWidget, typed: str, fen: int | None) -> None:
    line = MoneyLine()
    _put(form, line, "实交")
    write(line, typed)
    assert line.value() == fen
    assert line.mistake() == ""


def test_a_sum_is_never_rounded(qtbot: QtBot, form: QWidget) -> None:
    line = MoneyLine()
    box = _put(form, line, "实交")
    keys(line, "80.005")
    assert line.value() is None
    assert "80.005" in box.mistake()


def test_a_time_and_a_number(qtbot: QtBot, form: QWidget) -> None:
    moment, number = TimeLine(), NumberLine()
    write(moment, "下午3点半")
    write(number, "１２")
    assert moment.value() == time(15, 30)
    assert number.value() == 12
    write(number, "人")
    assert number.value() is None
    assert "12人" in number.mistake() or "１２人" in number.mistake()


def test_a_label_names_its_field_for_those_who_hear_it(qtbot: QtBot, form: QWidget) -> None:
    line = NumberLine()
    box = _put(form, line, "我方就餐人数")
    assert line.accessibleName() == "我方就餐人数"
    assert line.accessibleDescription() == "如 11.22"
    box.set_label("就餐人数")
    assert line.accessibleName() == "就餐人数"
