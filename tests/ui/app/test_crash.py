"""A mistake of ours is logged without anybody's words, told once, and the program goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from qingdesk.app.crash import FAULTS_NAME, CrashWatch
from qingdesk.errors import UserError
from qingdesk.ui.messages import ErrorDialog
from tests.conftest import ExpectedLogs
from tests.ui.conftest import in_dialog
from tests.ui.hands import press


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[CrashWatch]:
    made = CrashWatch(qapp)
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    made.install()
    yield made
    made.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    made.deleteLater()


def _raise(words: str) -> None:
    raise ValueError(words)


def _caught() -> None:
    try:
        _raise("王海涛的电话")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_it_is_told_once_and_the_program_goes_on(
    watch: CrashWatch, qtbot: QtBot, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs.expect("a mistake of ours: ValueError")
    told: list[str] = []

    def read(dialog: object) -> None:
        assert isinstance(dialog, ErrorDialog)
        told.append("\n".join(label.text() for label in dialog.findChildren(QLabel)))
        _caught()
        press(dialog, "close_error")

    in_dialog(ErrorDialog, read)
    _caught()
    qtbot.waitUntil(lambda: bool(told))
    assert "可以继续工作" in told[0]
    assert "Traceback" not in told[0]
    assert "王海涛" not in caplog.text
    assert "test_crash.py" in caplog.text
    assert len(told) == 1


def test_one_in_another_thread_is_told_in_the_window(
    watch: CrashWatch, qtbot: QtBot, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("a mistake of ours: ZeroDivisionError")
    told: list[bool] = []

    def close(dialog: object) -> None:
        told.append(threading.current_thread() is threading.main_thread())
        assert isinstance(dialog, ErrorDialog)
        press(dialog, "close_error")

    in_dialog(ErrorDialog, close)
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: told == [True])


def test_an_error_of_the_world_is_no_crash(watch: CrashWatch, qtbot: QtBot) -> None:
    told: list[str] = []

    def read(dialog: object) -> None:
        assert isinstance(dialog, ErrorDialog)
        told.append(dialog.findChildren(QLabel)[0].text())
        press(dialog, "close_error")

    in_dialog(ErrorDialog, read)
    error = UserError("磁盘已满。", "请腾出空间。")
    sys.excepthook(UserError, error, None)
    qtbot.waitUntil(lambda: told == ["磁盘已满。"])


def test_a_crash_below_python_leaves_its_stack(qapp: QApplication, tmp_path: Path) -> None:
    import faulthandler

    was_on = faulthandler.is_enabled()
    watch = CrashWatch(qapp)
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    watch.install(tmp_path / "log")
    assert (tmp_path / "log" / FAULTS_NAME).exists()
    watch.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    if was_on:
        faulthandler.enable()
