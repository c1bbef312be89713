"""能不能: the five questions, what is owed for a meal, and the record that is started."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from qingdesk.domain.gift import GiftKind
from qingdesk.domain.meal import MealKind, MealPlace
from qingdesk.ui.dialogs.ask import AskDialog, ask_may
from qingdesk.ui.screen import Target
from qingdesk.ui.widgets.combo_box import ComboBox
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, key, keys, press, write


@pytest.fixture
def dialog(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> Iterator[AskDialog]:
    desk.edit("enterprise", desk.firm, has_canteen=True)
    made = AskDialog(surroundings.desk.messages, surroundings.desk, desk.firm)
    qtbot.addWidget(made)
    made.show()
    yield made


def _choose(dialog: QDialog, name: str, value: object) -> None:
    combo = find(dialog, ComboBox, name)
    combo.set_value(value)
    combo.chosen.emit()


def _type(dialog: QDialog, name: str, text: str) -> None:
    line = find(dialog, QLineEdit, name)
    line.selectAll()
    keys(line, text)


def _said(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def _settled(dialog: QDialog, qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: text in _said(dialog))


def test_a_lunch_says_what_is_owed_by_the_sums_of_the_rules(dialog: AskDialog, qtbot: QtBot) -> None:
    _choose(dialog, "ask_meal_kind", MealKind.LUNCH)
    _type(dialog, "ask_heads", "2")
    qtbot.waitUntil(lambda: "80.00" in find(dialog, QLabel, "ask_amount_0").text())
    assert "财办行〔2019〕104号" in _said(dialog)
    assert "正面清单（五）" in _said(dialog)


def test_full_width_digits_are_understood(dialog: AskDialog, qtbot: QtBot) -> None:
    _choose(dialog, "ask_meal_kind", MealKind.LUNCH)
    heads = find(dialog, QLineEdit, "ask_heads")
    heads.selectAll()
    write(heads, "３")
    qtbot.waitUntil(lambda: "120.00" in find(dialog, QLabel, "ask_amount_0").text())


def test_a_restaurant_is_refused_and_the_invitation_can_be_noted(
    dialog: AskDialog, desk: TryDesk, qtbot: QtBot
) -> None:
    _choose(dialog, "ask_place", MealPlace.RESTAURANT)
    qtbot.waitUntil(lambda: dialog.findChild(QLabel, "ask_amount_0") is None)
    press(dialog, "ask_start")
    assert dialog.target == Target("gifts", part="offers", make=True, enterprise_id=desk.firm)


@pytest.mark.parametrize(
    ("question", "target"),
    [
        ("meal", Target("meals", make=True)),
        ("event", Target("events", make=True)),
        ("gift", Target("gifts", make=True)),
        ("lift", Target("visits", make=True)),
        ("room", Target("events")),
    ],
)
def test_each_question_starts_its_record(
    dialog: AskDialog, desk: TryDesk, question: str, target: Target
) -> None:
    press(dialog, f"ask_{question}")
    assert not find(dialog, QPushButton, "ask_start").isHidden()
    press(dialog, "ask_start")
    assert dialog.target is not None
    assert (dialog.target.place, dialog.target.make) == (target.place, target.make)
    assert dialog.target.enterprise_id == desk.firm


def test_a_card_is_never_taken_and_a_sent_car_neither(dialog: AskDialog, qtbot: QtBot) -> None:
    press(dialog, "ask_gift")
    _choose(dialog, "ask_gift_kind", GiftKind.CARD)
    _type(dialog, "ask_value", "500")
    _settled(dialog, qtbot, "12月22日")
    press(dialog, "ask_lift")
    shared = find(dialog, QLabel, "ask_sentence").text()
    find(dialog, QCheckBox, "ask_dedicated").click()
    qtbot.waitUntil(lambda: find(dialog, QLabel, "ask_sentence").text() != shared)


def test_a_limit_that_nobody_confirmed_says_so(dialog: AskDialog) -> None:
    assert dialog.findChild(QLabel, "ask_unconfirmed") is not None


def test_it_is_asked_from_the_top_bar_and_leads_to_the_record(frame: Frame, qtbot: QtBot) -> None:
    def start(dialog: QDialog) -> None:
        key(dialog, Qt.Key.Key_Tab)
        press(dialog, "ask_gift")
        press(dialog, "ask_close")

    in_dialog(AskDialog, start)
    press(frame.shown(), "may_i")
    assert frame.shown().shown() == "overview"


def test_closing_leads_nowhere(surroundings: Frame) -> None:
    in_dialog(AskDialog, lambda dialog: press(dialog, "ask_close"))
    ask_may(surroundings.desk.messages, surroundings.desk)
    assert surroundings.gone == []
