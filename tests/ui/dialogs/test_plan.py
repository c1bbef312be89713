"""安排走访: days for what is due, moved by hand, saved for a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from qingdesk.ui.dialogs.plan import PlanDialog
from qingdesk.ui.widgets.table import Table
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, key, keys, press


@pytest.fixture
def dialog(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> Iterator[PlanDialog]:
    for number in range(3):
        firm = desk.record("enterprise", name=f"河南示例{number}有限公司")
        desk.record(
            "assignment", cadre_id=desk.cadre, enterprise_id=firm, role="leader", started_on="2025-03-01"
        )
    made = PlanDialog(surroundings.desk.messages, surroundings.desk)
    qtbot.addWidget(made)
    made.show()
    surroundings.wait(qtbot)
    yield made


def _days(dialog: PlanDialog) -> list[date]:
    return [line.day for line in dialog.model.rows()]


def _type_day(dialog: PlanDialog, text: str) -> None:
    line = find(dialog, QLineEdit, "plan_day")
    line.setFocus()
    line.selectAll()
    keys(line, text)
    key(line, Qt.Key.Key_Return)


def test_every_visit_that_is_due_gets_a_working_day(dialog: PlanDialog) -> None:
    days = _days(dialog)
    assert len(days) == 4
    assert days == sorted(days)
    assert all(date(2026, 11, 22) < day <= date(2026, 12, 31) and day.weekday() < 5 for day in days)
    assert "4" in find(dialog, QLabel, "plan_about").text()
    assert find(dialog, Table, "plan_table").model().index(0, 2).data() == "王海涛"


def test_a_day_can_be_moved_and_stays_the_one_chosen(dialog: PlanDialog, qtbot: QtBot) -> None:
    table = find(dialog, Table, "plan_table")
    firm = dialog.model.at(0).enterprise_id
    table.choose(0)
    _type_day(dialog, "2026-12-30")
    qtbot.waitUntil(lambda: date(2026, 12, 30) in _days(dialog))
    assert _days(dialog) == sorted(_days(dialog))
    assert dialog.model.at(table.currentIndex().row()).enterprise_id == firm


def test_a_day_that_is_over_is_told_and_not_taken(dialog: PlanDialog, qtbot: QtBot) -> None:
    before = _days(dialog)
    _type_day(dialog, "2026-11-20")
    below = find(dialog, QLabel, "plan_day_below")
    qtbot.waitUntil(lambda: bool(below.text().strip()))
    assert _days(dialog) == before


def test_a_sunday_is_taken_with_a_word(dialog: PlanDialog, qtbot: QtBot) -> None:
    _type_day(dialog, "2026-12-27")
    qtbot.waitUntil(lambda: date(2026, 12, 27) in _days(dialog))
    assert find(dialog, QLabel, "plan_day_below").text().strip()


def test_it_is_saved_for_the_calendar(
    dialog: PlanDialog, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    _type_day(dialog, "2026-12-30")
    qtbot.waitUntil(lambda: date(2026, 12, 30) in _days(dialog))
    path = tmp_path / "visits.ics"
    dialog.save_to(path)
    surroundings.wait(qtbot, path.exists)
    text = path.read_text("utf-8")
    assert text.count("BEGIN:VEVENT") == 4
    assert "20261230" in text
    assert "visits.ics" in surroundings.desk.messages.title.text()


def test_a_folder_that_is_not_there_is_told_in_the_dialog(
    dialog: PlanDialog, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.save_to(tmp_path / "nowhere" / "visits.ics")
    surroundings.wait(qtbot)
    assert find(dialog, QLabel, "plan_said").text()
    assert find(dialog, QPushButton, "plan_save").isEnabled()


def test_nothing_due_says_so(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    desk.visit()
    made = PlanDialog(surroundings.desk.messages, surroundings.desk)
    qtbot.addWidget(made)
    made.show()
    surroundings.wait(qtbot)
    assert made.model.rowCount() == 0
    assert not find(made, QPushButton, "plan_save").isEnabled()


def test_it_is_opened_from_the_overview(frame: Frame, qtbot: QtBot) -> None:
    seen: list[str] = []

    def close(dialog: QDialog) -> None:
        seen.append(dialog.windowTitle())
        press(dialog, "plan_close")

    in_dialog(PlanDialog, close)
    find(frame.shown(), QPushButton, "plan_visits").click()
    assert seen == ["安排走访"]
