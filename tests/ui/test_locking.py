"""The desk is locked: nothing is to be seen, the key is gone, what was typed is there again afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.domain.cadre import CadreDraft
from qingdesk.errors import UserError
from qingdesk.store import drafts, keys
from qingdesk.ui.dialogs.password import PasswordDialog
from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.idle import EVERY_FEW_SECONDS, Idle
from qingdesk.ui.locking import Locking
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.settings.cadres import cadre_plan
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
PASSWORD = "correct horse"


@pytest.fixture
def locking(desk: TryDesk, frame: Frame) -> Iterator[Locking]:
    keys.lock(desk.folder, desk.key, PASSWORD, keys.Cost())
    made = Locking(frame.desk.store, frame.desk.jobs, frame.shown().keep_typed)
    yield made
    frame.desk.jobs.resume()
    if (asked := QApplication.activeModalWidget()) is not None:
        asked.close()


def _asked() -> PasswordDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PasswordDialog)
    return dialog


def _unlock(frame: Frame, locking: Locking, qtbot: QtBot) -> None:
    find(_asked(), QLineEdit, "password").setText(PASSWORD)
    press(_asked(), "open")
    frame.wait(qtbot, lambda: not locking.is_locked)


def _to_be_seen(window: QWidget) -> str:
    return "".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_nothing_is_seen_and_the_key_is_gone(
    desk: TryDesk, frame: Frame, locking: Locking, qtbot: QtBot
) -> None:
    window = frame.shown()
    window.go(Target("enterprises"))
    frame.wait(qtbot)
    locking.lock()
    qtbot.waitUntil(lambda: frame.desk.store.is_locked)
    assert _to_be_seen(window) == "已锁定"
    with pytest.raises(UserError, match="已锁定"):
        desk.all("cadre")
    with pytest.raises(UserError):
        desk.record("cadre", name="张三", unit_id=desk.home)
    _unlock(frame, locking, qtbot)
    assert not frame.desk.store.is_locked
    assert window.shown() == "enterprises"
    assert len(_to_be_seen(window)) > 50
    desk.edit("enterprise", desk.firm, reason="更名", name="河南新名食品有限公司")
    frame.desk.announcer.announce(frozenset({"enterprises"}))
    frame.wait(qtbot, lambda: "河南新名食品有限公司" in _to_be_seen(window))  # screens read on
    window.go(Target("problems"))
    window.go(Target("overview"))
    frame.wait(qtbot)
    assert len(desk.all("cadre")) == 1
    desk.record("cadre", name="张三", unit_id=desk.home)


def test_a_half_filled_dialog_is_there_again(
    desk: TryDesk, frame: Frame, locking: Locking, qtbot: QtBot
) -> None:
    plan = cadre_plan(frame.desk.store.reader(), None)
    dialog = RecordDialog(frame.shown(), frame.desk, plan, CadreDraft(), "新增干部")
    ended: list[int] = []
    dialog.finished.connect(ended.append)

    def while_it_is_open() -> None:
        write(find(dialog, QLineEdit, "name"), "李秀英")
        locking.lock()
        qtbot.waitUntil(lambda: frame.desk.store.is_locked)
        assert "李秀英" not in _to_be_seen(dialog)
        assert not find(dialog, QLineEdit, "name").isVisible()
        assert dialog.windowTitle() == "亲清工作台"
        _unlock(frame, locking, qtbot)
        assert find(dialog, QLineEdit, "name").text() == "李秀英"
        assert find(dialog, QLineEdit, "name").isVisible()
        assert ended == [], "locking is no answer to the dialog"
        dialog.done(0)

    in_dialog(RecordDialog, lambda dialog: while_it_is_open())
    dialog.exec()
    assert ended == [0]


def test_what_was_typed_on_a_page_is_a_draft(
    desk: TryDesk, frame: Frame, locking: Locking, qtbot: QtBot
) -> None:
    window = frame.shown()
    window.go(Target("visits", make=True, enterprise_id=desk.firm))
    write(find(window, QPlainTextEdit, "situation"), "订单不足")
    locking.lock()
    kept = drafts.find(frame.desk.store.reader(), "visit", "")
    assert kept is not None and "订单不足" in kept.content
    qtbot.waitUntil(lambda: frame.desk.store.is_locked)
    _unlock(frame, locking, qtbot)


def test_a_wrong_password_opens_nothing(frame: Frame, locking: Locking, qtbot: QtBot) -> None:
    locking.lock()
    line = find(_asked(), QLineEdit, "password")
    line.setText("wrong horse")
    press(_asked(), "open")
    qtbot.waitUntil(lambda: line.isEnabled() and frame.desk.store.is_locked)
    assert _to_be_seen(frame.shown()) == "已锁定"
    ended: list[bool] = []
    locking.quitted.connect(lambda: ended.append(True))
    press(_asked(), "quit")
    assert ended == [True]


def test_without_a_password_it_is_said_how_to_get_one(frame: Frame, qtbot: QtBot) -> None:
    find(frame.shown(), QAction, "do_lock").trigger()
    assert "密码" in frame.desk.messages.title.text()
    assert not frame.desk.store.is_locked
    press(frame.desk.messages, "message_action")
    assert frame.shown().shown() == "settings"


class _Clocks:
    def __init__(self) -> None:
        self.steady, self.wall = 1_000.0, 1_700_000_000.0

    def pass_by(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += seconds


def _idle(clocks: _Clocks, minutes: int, left: list[bool]) -> Idle:
    idle = Idle(lambda: minutes, clock=lambda: clocks.steady, wall=lambda: clocks.wall)
    idle.left.connect(lambda: left.append(True))
    idle.touch()
    return idle


def test_it_is_left_after_some_minutes_without_a_key(qtbot: QtBot) -> None:
    clocks, left = _Clocks(), list[bool]()
    idle = _idle(clocks, 5, left)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    idle.look()  # now it hears of that window
    for _step in range(50):
        clocks.pass_by(EVERY_FEW_SECONDS / 1000)
        idle.look()
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)  # as the system gives it: to the window
    for _step in range(50):
        clocks.pass_by(EVERY_FEW_SECONDS / 1000)
        idle.look()
    assert left == [], "a key was pressed in between"
    for _step in range(10):
        clocks.pass_by(EVERY_FEW_SECONDS / 1000)
        idle.look()
    assert left == [True]


@pytest.mark.parametrize(("jump", "is_left"), [(600, True), (-3600, True), (20, False)])
def test_a_jump_of_the_clock_is_a_sleep(qtbot: QtBot, jump: int, is_left: bool) -> None:
    clocks, left = _Clocks(), list[bool]()
    idle = _idle(clocks, 0, left)
    clocks.pass_by(EVERY_FEW_SECONDS / 1000)
    idle.look()
    clocks.wall += jump
    idle.look()
    assert left == ([True] if is_left else [])
    idle.look()
    assert len(left) == is_left, "told once"


def test_hands_rest_when_no_key_was_pressed_since_a_moment(qtbot: QtBot) -> None:
    clocks, rests = _Clocks(), list[float]()
    idle = _idle(clocks, 0, [])
    idle.paused.connect(lambda: rests.append(clocks.steady))
    idle.look()
    assert rests == []
    clocks.pass_by(EVERY_FEW_SECONDS / 1000)
    idle.touch()
    idle.look()
    assert rests == []
    clocks.pass_by(EVERY_FEW_SECONDS / 1000)
    idle.look()
    assert rests == [clocks.steady]
