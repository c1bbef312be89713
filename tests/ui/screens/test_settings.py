"""设置: every pane does what it says."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from qingdesk.actions.limits import shipped_profiles
from qingdesk.errors import WrongPassword
from qingdesk.store import keys, policies
from qingdesk.ui.dialogs.limit import LimitDialog
from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.models.rows import RowsModel
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.settings import SettingsScreen
from qingdesk.ui.widgets.chip import Chip
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.table import Table
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> SettingsScreen:
    return surroundings.stand(qtbot, SettingsScreen(surroundings.desk), 1100, 600)


def _go(screen: SettingsScreen, pane: str) -> None:
    press(screen, f"go_{pane}")


def test_a_cadre_is_added(desk: TryDesk, screen: SettingsScreen) -> None:
    def enter(dialog: QDialog) -> None:
        write(find(dialog, QLineEdit, "name"), "张　㛃")
        write(find(dialog, QLineEdit, "post"), "县发改委主任")
        press(dialog, "save")

    _go(screen, "cadres")
    in_dialog(RecordDialog, enter)
    press(screen, "new_cadre")
    saved = next(each for each in desk.all("cadre") if each.post == "县发改委主任")
    assert saved.unit_id == desk.home
    assert saved.in_scope
    model = find(screen, Table, "cadre_table").model()
    assert model.rowCount() == 2


def test_the_unit_is_renamed(desk: TryDesk, screen: SettingsScreen) -> None:
    def enter(dialog: QDialog) -> None:
        line = find(dialog, QLineEdit, "name")
        line.clear()
        write(line, "示例县人民政府办公室")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "unit_edit")
    assert desk.get("unit", desk.home).name == "示例县人民政府办公室"


def test_a_limit_is_confirmed_against_its_document(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _go(screen, "limits")
    chip = find(screen, Chip, "only_unconfirmed")
    chip.click()
    before = sum(not row.is_verified for row in policies.rows(desk.store.reader()))
    assert find(screen, Table, "limit_table").model().rowCount() == before > 0
    in_dialog(QDialog, lambda question: press(question, "answer_yes"))
    press(screen, "limit_confirm")
    surroundings.wait(qtbot, lambda: not surroundings.desk.messages.isHidden())
    rows = [
        row
        for row in policies.rows(desk.store.reader())
        if row.verified_on == TODAY and row.verified_by != "QingDesk"
    ]
    assert [row.verified_by for row in rows] == ["工作台经办人"]
    assert find(screen, Table, "limit_table").model().rowCount() == before - 1


def test_a_password_is_set_and_taken_away(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "calibrate", lambda: keys.Cost())
    _go(screen, "security")
    find(screen, QLineEdit, "new_password").setText("short")
    press(screen, "password_set")
    assert not keys.has_password(desk.folder)
    find(screen, QLineEdit, "new_password").setText("一句自己的话也可以当密码")
    find(screen, QLineEdit, "new_password_again").setText("另一句话")
    press(screen, "password_set")
    assert not keys.has_password(desk.folder)
    find(screen, QLineEdit, "new_password_again").setText("一句自己的话也可以当密码")
    press(screen, "password_set")
    surroundings.wait(qtbot, lambda: keys.has_password(desk.folder))
    assert keys.unlock(desk.folder, "一句自己的话也可以当密码") == desk.key
    with pytest.raises(WrongPassword):
        keys.unlock(desk.folder, "不对")
    find(screen, QLineEdit, "old_password").setText("一句自己的话也可以当密码")
    in_dialog(QDialog, lambda question: press(question, "answer_yes"))
    press(screen, "password_remove")
    surroundings.wait(qtbot, lambda: not keys.has_password(desk.folder))
    assert keys.unlock(desk.folder, None) == desk.key


def test_what_no_password_means_is_said_plainly(screen: SettingsScreen) -> None:
    _go(screen, "security")
    assert "保护作用很小" in find(screen, QLabel, "password_meaning").text()


def test_the_store_is_examined(screen: SettingsScreen, surroundings: Frame, qtbot: QtBot) -> None:
    _go(screen, "keeping")
    press(screen, "examine")
    surroundings.wait(qtbot, lambda: find(screen, QPushButton, "examine").isEnabled())
    assert find(screen, QLabel, "examined").text()


def test_language_and_look_hold_at_once(screen: SettingsScreen, surroundings: Frame) -> None:
    _go(screen, "look")
    heard: list[str] = []
    preferences = surroundings.desk.preferences
    preferences.language_changed.connect(lambda: heard.append("language"))
    preferences.look_changed.connect(lambda: heard.append("look"))
    language = find(screen, ComboBox, "language")
    language.set_value("en")
    language.chosen.emit()
    theme = find(screen, ComboBox, "theme")
    theme.set_value("dark")
    theme.chosen.emit()
    assert heard == ["language", "look"]
    assert (preferences.settings.language, preferences.settings.theme) == ("en", "dark")


def test_a_target_names_its_pane(screen: SettingsScreen) -> None:
    screen.show_target(Target("settings", part="cadres"))
    assert Command.NEW in screen.commands()
    screen.show_target(Target("settings", part="unit"))
    assert screen.commands() == {}


def _choose_limit(screen: SettingsScreen, key: str, rank: str = "") -> None:
    table = find(screen, Table, "limit_table")
    model = table.model()
    assert isinstance(model, RowsModel)
    table.choose(next(at for at, row in enumerate(model.rows()) if row.key == key and row.rank == rank))


def _typed(dialog: QDialog, name: str, text: str) -> None:
    line = find(dialog, QLineEdit, name)
    line.clear()
    write(line, text)


def test_a_limit_of_the_unit_s_own_is_put_into_force(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _go(screen, "limits")
    _choose_limit(screen, "callback.wd")
    said: list[str] = []

    def enter(dialog: QDialog) -> None:
        press(dialog, "save")
        said.append(find(dialog, QLabel, "limit_basis_below").text())
        _typed(dialog, "limit_basis", "示例办〔2026〕3号")
        _typed(dialog, "limit_value", "6")
        press(dialog, "save")
        wrong = find(dialog, QLabel, "limit_wrong")
        surroundings.wait(qtbot, wrong.isVisible)
        said.append(wrong.text())
        _typed(dialog, "limit_value", "3")
        press(dialog, "save")
        surroundings.wait(qtbot, lambda: not dialog.isVisible())

    in_dialog(LimitDialog, enter)
    press(screen, "limit_set")
    assert "文件" in said[0] and "5" in said[1]
    (row,) = [row for row in policies.rows(desk.store.reader(), "callback.wd") if row.unit_id]
    assert (row.value, row.valid_from, row.basis, row.verified_by) == (
        3, TODAY, "示例办〔2026〕3号", "工作台经办人",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "rank", "typed", "value"),
    [
        ("meal.percent", "", {"limit_lunch": "30"}, {"breakfast": 20, "lunch": 30, "dinner": 40}),
        ("transport.local_fen", "", {"limit_value": "60.50"}, 6050),
        ("meal.windows", "", {"limit_lunch_0": "11:00"}, ["11:00", "13:30"]),
        ("travel.class", "other", {}, ["economy", "hard_seat", "hard_sleeper", "second"]),
    ],
)
def test_each_shape_is_typed_in_its_own_way(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot, key: str, rank: str,
    typed: dict[str, str], value: object,
) -> None:  # fmt: skip
    _go(screen, "limits")
    _choose_limit(screen, key, rank)

    def enter(dialog: QDialog) -> None:
        for name, text in typed.items():
            _typed(dialog, name, text)
        _typed(dialog, "limit_basis", "示例办〔2026〕3号")
        press(dialog, "save")
        surroundings.wait(qtbot, lambda: not dialog.isVisible())

    in_dialog(LimitDialog, enter)
    press(screen, "limit_set")
    (row,) = [row for row in policies.rows(desk.store.reader(), key) if row.unit_id]
    found = row.value["lunch"] if key == "meal.windows" and isinstance(row.value, dict) else row.value
    if isinstance(found, list) and rank:
        found = sorted(found)  # ticks stand in an order of their own
    assert found == value
    assert row.rank == rank


def test_a_deadline_profile_is_chosen_by_its_name(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _go(screen, "limits")
    _choose_limit(screen, "callback.wd")

    def enter(dialog: QDialog) -> None:
        box = find(dialog, ComboBox, "limit_key")
        box.set_value("problem.profile")
        box.chosen.emit()
        find(dialog, ComboBox, "limit_value").set_value("焦作13710")
        _typed(dialog, "limit_basis", "示例办〔2026〕3号")
        press(dialog, "save")
        surroundings.wait(qtbot, lambda: not dialog.isVisible())

    in_dialog(LimitDialog, enter)
    press(screen, "limit_set")
    (row,) = [row for row in policies.rows(desk.store.reader(), "problem.profile") if row.unit_id]
    assert row.value == shipped_profiles()["焦作13710"]


def test_all_figures_of_one_basis_are_confirmed_at_once(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _go(screen, "limits")
    _choose_limit(screen, "travel.class", "other")
    in_dialog(QDialog, lambda question: press(question, "answer_all"))
    press(screen, "limit_confirm")
    surroundings.wait(qtbot, lambda: not surroundings.desk.messages.isHidden())
    rows = [row for row in policies.rows(desk.store.reader()) if row.basis == "财行〔2016〕71号"]
    assert len(rows) > 50 and all(row.verified_by == "工作台经办人" for row in rows)
