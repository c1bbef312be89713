"""Two records of one firm become one; a cadre leaves with one question: both seen before, both taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.actions.undo import undo_last
from qingdesk.store import cadres, enterprises
from qingdesk.ui.dialogs.leave import LeaveDialog
from qingdesk.ui.dialogs.merge import MergeDialog
from qingdesk.ui.finders import firm_choice
from qingdesk.ui.widgets.chooser import Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, keys, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    yield made


def _merge(desk: TryDesk, frame: Frame, ground: QWidget, firm: str, other: str) -> MergeDialog:
    dialog = MergeDialog(ground, frame.desk, enterprises.get(desk.store.reader(), firm))
    dialog.open()
    chooser = find(dialog, Chooser, "merge_other")
    chooser.set_choice(firm_choice(desk.store.reader(), other))
    chooser.chosen.emit()
    return dialog


def _words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_two_records_become_one_and_two_again(
    desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot
) -> None:
    other = desk.record("enterprise", name="河南示例食品厂", address="老厂区")
    desk.record("problem", enterprise_id=other, source="visit", raised_on="2026-11-16", text="续贷难")
    dialog = _merge(desk, surroundings, ground, desk.firm, other)
    surroundings.wait(qtbot, lambda: find(dialog, QPushButton, "merge").isEnabled())
    assert "诉求 1" in _words(dialog)
    press(dialog, "merge")
    surroundings.wait(qtbot, lambda: dialog.merged is not None)
    kept = enterprises.get(desk.store.reader(), desk.firm)
    assert "河南示例食品厂" in kept.former_names
    assert desk.all("problem")[0].enterprise_id == desk.firm
    undo_last(desk.store)
    assert desk.all("problem")[0].enterprise_id == other
    assert not enterprises.get(desk.store.reader(), other).is_voided


def test_the_other_record_may_be_the_one_that_is_kept(
    desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot
) -> None:
    other = desk.record("enterprise", name="河南示例食品集团")
    dialog = _merge(desk, surroundings, ground, desk.firm, other)
    kept = find(dialog, ComboBox, "merge_kept")
    kept.setCurrentIndex(1)
    kept.chosen.emit()
    surroundings.wait(qtbot, lambda: find(dialog, QPushButton, "merge").isEnabled())
    press(dialog, "merge")
    surroundings.wait(qtbot, lambda: dialog.merged is not None)
    assert dialog.merged is not None and dialog.merged.kept.name == "河南示例食品集团"


def test_two_firms_of_different_codes_are_not_merged(
    desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot
) -> None:
    first = desk.record("enterprise", name="甲公司", uscc="91410100MA44XXXX4F"[:0] or "")
    dialog = _merge(desk, surroundings, ground, first, first)
    surroundings.wait(qtbot, lambda: bool(find(dialog, QLabel, "dialog_wrong").text()))
    assert not find(dialog, QPushButton, "merge").isEnabled()


def test_a_cadre_leaves_and_his_assignments_end(
    desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot
) -> None:
    dialog = LeaveDialog(ground, surroundings.desk, cadres.get(desk.store.reader(), desk.cadre))
    dialog.open()
    said = find(dialog, QLabel, "leave_said")
    assert "河南示例食品有限公司" in said.text()
    line = find(dialog, QLineEdit, "left_on")
    line.clear()
    keys(line, "2026-11-20")
    press(dialog, "leave")
    surroundings.wait(qtbot, lambda: dialog.left is not None)
    assert cadres.get(desk.store.reader(), desk.cadre).left_on == date(2026, 11, 20)
    assert desk.get("assignment", desk.assignment).ended_on == date(2026, 11, 20)
    undo_last(desk.store)
    assert cadres.get(desk.store.reader(), desk.cadre).left_on is None
    assert desk.get("assignment", desk.assignment).ended_on is None


def test_who_has_left_already_cannot_leave_again(
    desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot
) -> None:
    gone = desk.record("cadre", name="李敏", unit_id=desk.home, left_on="2026-05-01")
    dialog = LeaveDialog(ground, surroundings.desk, cadres.get(desk.store.reader(), gone))
    dialog.open()
    assert "5月1日" in find(dialog, QLabel, "leave_said").text()
    assert not find(dialog, QPushButton, "leave").isEnabled()
