"""设置: keeping safe by hand: a second place, restoring, moving and wiping, the recovery code, personal data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from qingdesk import settings
from qingdesk.actions.backups import back_up
from qingdesk.actions.move import bring_in
from qingdesk.actions.open_desk import open_desk
from qingdesk.actions.password import use_recovery_code
from qingdesk.store import keys
from qingdesk.ui.desk import Door
from qingdesk.ui.dialogs.new_password import NewPasswordDialog
from qingdesk.ui.dialogs.password import PasswordDialog
from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog
from qingdesk.ui.dialogs.recovery import RecoveryCodeDialog, RecoveryDialog
from qingdesk.ui.dialogs.restore import RestoreDialog
from qingdesk.ui.dialogs.wipe import WipeDialog
from qingdesk.ui.messages import QuestionDialog
from qingdesk.ui.screens.settings import SettingsScreen
from qingdesk.ui.widgets.table import Table
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
PASSWORD, NEXT = "correct horse", "battery stapled"


@pytest.fixture
def doors() -> list[str]:
    """What was asked of the program."""
    return []


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot, doors: list[str]) -> Iterator[SettingsScreen]:
    door = Door(renew=lambda: doors.append("renew"), leave=lambda: doors.append("leave"))
    made = SettingsScreen(replace(surroundings.desk, door=door))
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    yield made


def _with_password(desk: TryDesk) -> None:
    keys.lock(desk.folder, desk.key, PASSWORD, keys.Cost())


def _type_password(dialog: QDialog) -> None:
    find(dialog, QLineEdit, "password").setText(PASSWORD)
    press(dialog, "open")


def test_a_backup_goes_to_the_stick_and_is_remembered(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: str(stick))
    press(screen, "go_keeping")
    assert "本机之外还没有备份" in find(screen, QLabel, "second_place").text()
    assert find(screen, QPushButton, "backup_there").isHidden()
    press(screen, "backup_elsewhere")
    surroundings.wait(qtbot, lambda: bool(list(stick.glob("qingdesk-*.db"))))
    preferences = surroundings.desk.preferences
    preferences.change(replace(preferences.settings, theme="dark"))
    assert settings.load(desk.folder).second_place == str(stick), "another change of settings keeps it"
    press(screen, "go_keeping")
    assert str(stick) in find(screen, QLabel, "second_place").text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: pytest.fail("asked again"))
    press(screen, "backup_there")
    surroundings.wait(qtbot)


def test_a_backup_is_looked_into_and_restored(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot, doors: list[str]
) -> None:
    _with_password(desk)
    visit = desk.visit()
    back_up(desk.store)
    desk.visit()
    said: list[str] = []

    def restore(dialog: QDialog) -> None:
        go = find(dialog, QPushButton, "restore_go")
        qtbot.waitUntil(go.isEnabled)
        said.append(find(dialog, QLabel, "restore_change").text())
        said.append("\n".join(label.text() for label in dialog.findChildren(QLabel)))

        def yes(question: QDialog) -> None:
            in_dialog(PasswordDialog, _type_password)
            press(question, "answer_yes")

        in_dialog(QuestionDialog, yes)
        press(dialog, "restore_go")

    press(screen, "go_keeping")
    in_dialog(RestoreDialog, restore)
    press(screen, "restore_backup")
    assert "1 处改动将不再存在" in said[0]
    assert "示例县工商联" in said[1]
    assert doors == ["renew"]
    assert [each.id for each in desk.all("visit")] == [visit]
    desk.visit()  # the store is open and may be written
    assert list((desk.folder / "backups").glob("replaced-*.db"))


def test_old_copies_are_named_and_deleted_when_wished(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    press(screen, "go_keeping")
    assert find(screen, QPushButton, "delete_old").isHidden()
    old = back_up(desk.store).rename(desk.folder / "backups" / "damaged-2026-11-21-080000.db")
    press(screen, "go_keeping")
    assert find(screen, QLabel, "old_copies").text().startswith("留有 1 份")
    in_dialog(QuestionDialog, lambda question: press(question, "answer_no"))
    press(screen, "delete_old")
    assert old.exists()
    in_dialog(QuestionDialog, lambda question: press(question, "answer_yes"))
    press(screen, "delete_old")
    surroundings.wait(qtbot, lambda: not old.exists())
    surroundings.wait(qtbot, lambda: find(screen, QPushButton, "delete_old").isHidden())


def test_the_recovery_code_is_shown_once_and_opens(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _with_password(desk)
    codes: list[str] = []

    def keep(dialog: QDialog) -> None:
        codes.append(find(dialog, QLabel, "recovery_code").text())
        assert not find(dialog, QPushButton, "recovery_close").isEnabled()
        dialog.reject()
        assert dialog.isVisible(), "not by mistake"
        in_dialog(PrintPreviewDialog, lambda preview: press(preview, "preview_close"))
        press(dialog, "recovery_print")
        surroundings.wait(qtbot)
        find(dialog, QCheckBox, "recovery_kept").click()
        press(dialog, "recovery_close")

    def type_password(dialog: QDialog) -> None:
        in_dialog(RecoveryCodeDialog, keep)
        _type_password(dialog)

    press(screen, "go_security")
    assert "还没有" in find(screen, QLabel, "recovery_state").text()
    in_dialog(PasswordDialog, type_password)
    press(screen, "recovery_make")
    assert "已有恢复码" in find(screen, QLabel, "recovery_state").text()
    use_recovery_code(desk.folder, codes[0], NEXT)
    assert keys.unlock(desk.folder, NEXT) == desk.key


def test_a_forgotten_password_is_replaced_where_it_is_asked_for(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    from qingdesk.actions.password import show_recovery_code

    desk.store.close()
    _with_password(desk)
    code = show_recovery_code(desk.folder, PASSWORD)
    dialog = PasswordDialog(desk.folder, surroundings.desk.jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    said: list[str] = []

    def recover(inner: QDialog) -> None:
        typed = find(inner, QLineEdit, "typed_code")
        for name in ("recovered_password", "recovered_password_again"):
            find(inner, QLineEdit, name).setText(NEXT)
        typed.setText(code[:-1])
        press(inner, "recovery_use")
        below = find(inner, QLabel, "typed_code_below")
        use = find(inner, QPushButton, "recovery_use")
        qtbot.waitUntil(use.isEnabled)
        said.append(below.text())
        typed.setText(code.lower())
        press(inner, "recovery_use")

    in_dialog(RecoveryDialog, recover)
    press(dialog, "recover")
    qtbot.waitUntil(lambda: dialog.store is not None)
    assert "恢复码" in said[0]
    assert dialog.store is not None
    dialog.store.close()


def test_the_desk_is_taken_along_and_wiped_here(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path, doors: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(keys, "calibrate", lambda: keys.Cost())
    out = tmp_path / "desk.qdmove"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(out), ""))
    visit = desk.visit()

    def choose(dialog: QDialog) -> None:
        find(dialog, QLineEdit, "journey_password").setText(NEXT)
        press(dialog, "new_password_ok")
        assert dialog.isVisible(), "it is typed twice"
        find(dialog, QLineEdit, "journey_password_again").setText(NEXT)
        press(dialog, "new_password_ok")

    press(screen, "go_keeping")
    in_dialog(NewPasswordDialog, choose)
    press(screen, "take_out")
    # sealing is slow on purpose, and slower still beside other work
    qtbot.waitUntil(lambda: out.exists() and surroundings.desk.jobs.is_idle())
    bring_in(tmp_path / "new laptop", out, NEXT)
    arrived = open_desk(tmp_path / "new laptop", NEXT)
    assert arrived.reader().execute("SELECT id FROM visit").fetchall() == [(visit,)]
    arrived.close()

    def wipe(dialog: QDialog) -> None:
        go, line = find(dialog, QPushButton, "wipe_now"), find(dialog, QLineEdit, "wipe_code")
        line.setText("DES")
        assert not go.isEnabled()
        line.setText("desk")
        press(dialog, "wipe_now")

    in_dialog(WipeDialog, wipe)
    press(screen, "wipe")
    surroundings.wait(qtbot, lambda: doors == ["leave"])
    assert not (desk.folder / "desk.db").exists() and not (desk.folder / "desk.key").exists()


def test_contacts_past_keeping_are_listed_and_erased(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    press(screen, "go_privacy")
    assert "没有超过保存期限" in find(screen, QLabel, "past_keeping").text()
    assert find(screen, QPushButton, "erase").isHidden()
    firm = desk.record("enterprise", name="旧厂", contact_name="李建国", contact_phone="13900001111")
    desk.record(
        "assignment", cadre_id=desk.cadre, enterprise_id=firm, role="leader", started_on="2018-01-01",
        ended_on="2019-12-31",
    )  # fmt: skip
    press(screen, "go_privacy")
    assert "1 家" in find(screen, QLabel, "past_keeping").text()
    in_dialog(QuestionDialog, lambda question: press(question, "answer_yes"))
    press(screen, "erase")
    surroundings.wait(qtbot, lambda: find(screen, QPushButton, "erase").isHidden())
    assert desk.get("enterprise", firm).contact_name == ""


def test_the_notice_is_copied_and_what_left_is_listed(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    from qingdesk.actions.list_sheet import write_list
    from qingdesk.store.tables import TABLES

    press(screen, "go_privacy")
    press(screen, "notice_copy")
    assert "示例县工商联" in QGuiApplication.clipboard().text()
    in_dialog(PrintPreviewDialog, lambda preview: press(preview, "preview_close"))
    press(screen, "notice_print")
    surroundings.wait(qtbot)
    path = tmp_path / "企业.xlsx"
    write_list(desk.store, "enterprise", lambda db: TABLES["enterprise"].find(db), path)
    press(screen, "go_privacy")
    model = find(screen, Table, "left_table").model()
    assert model.rowCount() == 1
    said = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert "导出清单" in said and "企业" in said


def test_phones_and_names_of_firms_people_are_hidden_by_a_switch(
    desk: TryDesk, screen: SettingsScreen, surroundings: Frame
) -> None:
    desk.edit("cadre", desk.cadre, phone="13812345678")
    preferences = surroundings.desk.preferences
    heard: list[bool] = []
    preferences.language_changed.connect(lambda: heard.append(True))
    assert preferences.shown("cadre", "phone", "13812345678") == "13812345678"
    press(screen, "go_privacy")
    find(screen, QCheckBox, "masks").click()
    assert heard == [True], "the window is made anew"
    assert preferences.shown("cadre", "phone", "13812345678") == "138****5678"
    press(screen, "go_cadres")
    model = find(screen, Table, "cadre_table").model()
    said = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert "138****5678" in said
