"""设置: who answers for what, and the working days of a year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from qingdesk.actions.responsibilities import import_responsibilities
from qingdesk.store import responsibilities, workdays
from qingdesk.ui.dialogs.responsibility import ResponsibilityDialog
from qingdesk.ui.dialogs.workday import WorkdayDialog
from qingdesk.ui.screens.settings import SettingsScreen
from qingdesk.ui.screens.settings.responsibilities import ResponsibilitiesPane
from qingdesk.ui.screens.settings.workdays import WorkdaysPane
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.table import Table
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, keys, press, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

TASKS = "任务,责任单位\n帮助小微企业融资,示例金融局、示例财政局\n清理拖欠账款,示例工信局\n"


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> SettingsScreen:
    return surroundings.stand(qtbot, SettingsScreen(surroundings.desk), 1100, 600)


def _cells(screen: SettingsScreen, table: str) -> list[list[str]]:
    model = find(screen, Table, table).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_table_of_responsibilities_comes_in_and_a_task_is_mended(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "责任分工.csv"
    path.write_text(TASKS, encoding="utf-8")
    press(screen, "go_responsibilities")
    find(screen, ResponsibilitiesPane).take_in(path)
    surroundings.wait(qtbot, lambda: len(_cells(screen, "responsibility_table")) == 2)
    assert _cells(screen, "responsibility_table")[0][2:] == ["示例金融局、示例财政局", "融资"]

    def enter(dialog: QDialog) -> None:
        units = find(dialog, PlainTextBox, "units")
        units.selectAll()
        write(units, "示例银监分局\n示例金融局")
        find(dialog, QCheckBox, "category_arrears").setChecked(True)
        press(dialog, "save")

    in_dialog(ResponsibilityDialog, enter)
    press(screen, "responsibility_edit")
    surroundings.wait(qtbot)
    (task, _other) = responsibilities.find(desk.store.reader())
    assert task.units == ("示例银监分局", "示例金融局")
    assert set(task.categories) == {"financing", "arrears"}


def test_a_task_without_units_is_not_saved(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "责任分工.csv"
    path.write_text(TASKS, encoding="utf-8")
    import_responsibilities(desk.store, path)
    press(screen, "go_responsibilities")
    told: list[str] = []

    def enter(dialog: QDialog) -> None:
        find(dialog, PlainTextBox, "units").clear()
        press(dialog, "save")
        surroundings.wait(qtbot, lambda: bool(find(dialog, QLabel, "dialog_wrong").text()))
        told.append(find(dialog, QLabel, "dialog_wrong").text())
        press(dialog, "cancel")

    in_dialog(ResponsibilityDialog, enter)
    press(screen, "responsibility_edit")
    assert "单位" in told[0]
    assert responsibilities.find(desk.store.reader())[0].units == ("示例金融局", "示例财政局")


def test_a_year_of_working_days_comes_in_and_a_day_is_added_and_taken_out(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "2031.csv"
    path.write_text("日期,安排,依据\n2031-01-01,休,示例通知\n2031-01-05,班,示例通知\n", encoding="utf-8")
    press(screen, "go_workdays")
    find(screen, WorkdaysPane).take_in(path)
    surroundings.wait(qtbot, lambda: len(_cells(screen, "workday_table")) == 2)
    assert find(screen, ComboBox, "workday_year").value() == 2031
    assert _cells(screen, "workday_table")[1][1:3] == ["周日", "上班"]

    def enter(dialog: QDialog) -> None:
        keys(find(dialog, QLineEdit, "day"), "2031-05-01")
        write(find(dialog, QLineEdit, "basis"), "示例通知")
        press(dialog, "save")

    in_dialog(WorkdayDialog, enter)
    press(screen, "workday_add")
    surroundings.wait(qtbot, lambda: len(_cells(screen, "workday_table")) == 3)
    assert not workdays.load(desk.store.reader()).is_workday(date(2031, 5, 1))
    find(screen, Table, "workday_table").choose(2)
    in_dialog(QDialog, lambda dialog: press(dialog, "answer_yes"))
    press(screen, "workday_drop")
    surroundings.wait(qtbot, lambda: len(_cells(screen, "workday_table")) == 2)
    assert workdays.load(desk.store.reader()).is_workday(date(2031, 5, 1))


def test_a_year_that_is_not_entered_says_so(desk: TryDesk, screen: SettingsScreen) -> None:
    press(screen, "go_workdays")
    year = find(screen, ComboBox, "workday_year")
    year.setCurrentIndex(year.count() - 1)
    year.chosen.emit()
    assert not find(screen, Table, "workday_table").isVisible()
    assert any("估算" in label.text() for label in screen.findChildren(QLabel) if label.isVisible())
