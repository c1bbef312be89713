"""The password is asked for; wrong ones cost time."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from qingdesk.store import keys
from qingdesk.ui.dialogs.password import PasswordDialog
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.widgets.field_box import FieldBox
from tests.stores import TryDesk
from tests.ui.hands import find, press
from tests.ui.hands import keys as type_keys


@pytest.fixture
def dialog(desk: TryDesk, jobs: Jobs, qtbot: QtBot) -> PasswordDialog:
    desk.store.close()
    keys.lock(desk.folder, desk.key, "correct horse", keys.Cost())
    made = PasswordDialog(desk.folder, jobs)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_right_one_opens(dialog: PasswordDialog, qtbot: QtBot) -> None:
    type_keys(find(dialog, QLineEdit, "password"), "correct horse")
    press(dialog, "open")
    qtbot.waitUntil(lambda: dialog.store is not None)
    assert dialog.store is not None
    assert dialog.store.desk_code == "DESK"
    dialog.store.close()


def test_a_wrong_one_is_told_beside_the_field_and_then_has_to_wait(
    dialog: PasswordDialog, qtbot: QtBot
) -> None:
    line, open_button = find(dialog, QLineEdit, "password"), find(dialog, QPushButton, "open")
    for _try in range(keys.FREE_TRIES):
        line.setText("wrong horse")
        press(dialog, "open")
        qtbot.waitUntil(line.isEnabled)
        assert "密码" in find(dialog, FieldBox).mistake()
    assert dialog.store is None
    assert not open_button.isEnabled()
    assert "秒" in open_button.text()


def test_nothing_typed_does_nothing(dialog: PasswordDialog) -> None:
    press(dialog, "open")
    assert dialog.store is None
    assert find(dialog, QPushButton, "open").isEnabled()
