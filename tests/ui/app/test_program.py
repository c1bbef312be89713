"""The program from its start to its end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from qingdesk import settings
from qingdesk.app.display import has_display
from qingdesk.app.instance import Instance
from qingdesk.app.program import Program
from qingdesk.i18n import language
from qingdesk.store.database import is_store
from qingdesk.ui.main_window import MainWindow
from qingdesk.ui.screen import Target
from qingdesk.ui.set_up.first_start import FirstStartDialog
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import in_dialog
from tests.ui.hands import find, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def _windows() -> list[MainWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]


def _in_window(do: Callable[[MainWindow], object]) -> None:
    """When the window is up and filled, do this in it, then close whatever window there is."""

    def stands() -> bool:
        windows = _windows()
        return bool(windows) and bool(find(windows[0], QLabel, "status_mark").text())

    def look(tries: int) -> None:
        if not stands() and tries:
            QTimer.singleShot(10, lambda: look(tries - 1))
            return
        try:
            do(_windows()[0])
        finally:
            for window in _windows():
                window.close()
            QTimer.singleShot(0, QApplication.quit)

    QTimer.singleShot(0, lambda: look(500))


def test_it_opens_the_store_and_lets_it_go(desk: TryDesk, qtbot: QtBot) -> None:
    desk.store.close()
    titles: list[str] = []
    _in_window(lambda window: titles.append(window.windowTitle()))
    assert Program(desk.folder, "", lambda: TODAY).run() == 0
    assert titles == ["亲清工作台"]
    after = Instance(desk.folder)
    assert after.is_first()  # the lock is free
    after.close()
    assert not (desk.folder / "desk.db-wal").exists() or not (desk.folder / "desk.db-wal").stat().st_size


def test_another_language_makes_the_window_anew_in_its_place(desk: TryDesk, qtbot: QtBot) -> None:
    desk.store.close()
    seen: list[tuple[str, str]] = []
    program = Program(desk.folder, "", lambda: TODAY)

    def change(window: MainWindow) -> None:
        window.go(Target("enterprises"))
        program._preferences.change(replace(program._preferences.settings, language="en"))
        new = next(each for each in _windows() if each is not window)
        seen.append((new.windowTitle(), new.shown()))

    _in_window(change)
    assert program.run() == 0
    assert seen == [("QingDesk", "enterprises")]
    assert language() == "en"
    assert settings.load(desk.folder).language == "en"


def test_a_second_start_hands_over_and_ends(desk: TryDesk, qtbot: QtBot) -> None:
    first = Instance(desk.folder)
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.shown):
        assert Program(desk.folder, "", lambda: TODAY).run() == 0
    first.close()


def test_the_first_start_can_be_left_with_nothing_made(tmp_path: Path, qtbot: QtBot) -> None:
    in_dialog(FirstStartDialog, lambda dialog: dialog.reject())
    assert Program(tmp_path / "store", "", lambda: TODAY).run() == 0
    assert not is_store(tmp_path / "store")


def test_the_samples_open_at_the_first_start(tmp_path: Path, qtbot: QtBot) -> None:
    marks: list[bool] = []
    in_dialog(FirstStartDialog, lambda dialog: press(dialog, "open_sample"))
    _in_window(lambda window: marks.append("示例数据" in _all_text(window)))
    assert Program(tmp_path / "store", "", lambda: TODAY).run() == 0
    assert marks == [True]


def _all_text(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_a_damaged_store_is_told_and_ends(desk: TryDesk, qtbot: QtBot) -> None:
    desk.store.close()
    desk.store.path.write_bytes(b"not a database at all" * 500)
    in_dialog(QDialog, lambda dialog: press(dialog, "close_error"))
    assert Program(desk.folder, "", lambda: TODAY).run() == 1


def test_without_a_display_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    env = {
        name: value
        for name, value in os.environ.items()
        if "DISPLAY" not in name and name != "QT_QPA_PLATFORM"
    }
    done = subprocess.run(
        [sys.executable, "-m", "qingdesk", "--store", str(tmp_path / "store")],
        env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert "屏幕" in done.stderr


@pytest.mark.parametrize(
    ("platform", "display", "is_there"),
    [("offscreen", "", True), ("", "", False), ("", "nonsense", False), ("xcb", ":4242", False)],
)
def test_a_display_is_looked_for_before_qt_would_abort(
    monkeypatch: pytest.MonkeyPatch, platform: str, display: str, is_there: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert has_display() is is_there
