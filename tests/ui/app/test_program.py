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
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk import settings
from qingdesk.actions.backups import back_up
from qingdesk.actions.export import export_package
from qingdesk.actions.record import record
from qingdesk.app.display import has_display
from qingdesk.app.instance import Instance
from qingdesk.app.program import Program
from qingdesk.domain.period import Half
from qingdesk.i18n import language
from qingdesk.store.database import Store, is_store
from qingdesk.ui.dialogs.rescue import RescueDialog
from qingdesk.ui.dialogs.restore import RestoreDialog
from qingdesk.ui.main_window import MainWindow
from qingdesk.ui.messages import QuestionDialog
from qingdesk.ui.screen import Target
from qingdesk.ui.set_up.first_start import FirstStartDialog
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import PATIENCE, in_dialog
from tests.ui.hands import find, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def _windows() -> list[MainWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]


def _in_window(do: Callable[[MainWindow], object], tries: int = PATIENCE // 10) -> None:
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
            windows = _windows()
            for window in windows:
                window.close()
            if not windows:  # a second quit would reach the next test, and close its windows
                QApplication.quit()

    QTimer.singleShot(0, lambda: look(tries))


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


def test_a_second_start_with_a_file_hands_the_file_over(desk: TryDesk, qtbot: QtBot, tmp_path: Path) -> None:
    package = tmp_path / "报送 1.zip"
    package.write_bytes(b"PK")
    first = Instance(desk.folder)
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.shown) as asked:
        assert Program(desk.folder, "", lambda: TODAY, package).run() == 0
    assert asked.args == [str(package)]
    first.close()


@pytest.mark.parametrize("changed", [False, True])
def test_a_package_that_was_double_clicked_is_checked(
    changed: bool, desk: TryDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    package = tmp_path / "QingDesk-TEST-2026H2-full.zip"
    export_package(desk.store, Half.of(TODAY), "full", package, today=TODAY)
    desk.store.close()
    if changed:
        content = bytearray(package.read_bytes())
        content[len(content) // 2] ^= 1
        package.write_bytes(content)
    said: list[str] = []

    def look(window: MainWindow) -> None:
        title = find(window, QLabel, "message_title")
        qtbot.waitUntil(lambda: package.name in title.text())
        said.append(title.text())

    _in_window(look)
    assert Program(desk.folder, "", lambda: TODAY, package).run() == 0
    assert said == [f"{package.name} 不可信。" if changed else f"{package.name} 完整无误。"]


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
    in_dialog(RescueDialog, lambda dialog: press(dialog, "rescue_quit"))
    before = desk.store.path.read_bytes()
    assert Program(desk.folder, "", lambda: TODAY).run() == 0
    assert desk.store.path.read_bytes() == before, "nothing is tried on the file itself"


def test_a_damaged_store_is_replaced_by_a_backup_and_opens(desk: TryDesk, qtbot: QtBot) -> None:
    visit = desk.visit()
    back_up(desk.store)
    desk.store.close()
    desk.store.path.write_bytes(b"not a database at all" * 500)
    said: list[str] = []

    def no_repair(dialog: QDialog) -> None:
        press(dialog, "rescue_repair")
        label = find(dialog, QLabel, "rescue_said")
        qtbot.waitUntil(lambda: not label.isHidden())
        said.append(label.text())
        in_dialog(RestoreDialog, restore)
        press(dialog, "rescue_restore")

    def restore(dialog: QDialog) -> None:
        go = find(dialog, QPushButton, "restore_go")
        qtbot.waitUntil(go.isEnabled)
        in_dialog(QuestionDialog, lambda question: press(question, "answer_yes"))
        press(dialog, "restore_go")

    in_dialog(RescueDialog, no_repair)
    shown: list[str] = []
    _in_window(lambda window: shown.append(window.windowTitle()), tries=3_000)
    assert Program(desk.folder, "", lambda: TODAY).run() == 0
    assert "无法修复" in said[0] and "qingdesk-" in said[0], "it names the newest backup that can be read"
    assert shown == ["亲清工作台"]
    assert [row[0] for row in desk.again().reader().execute("SELECT id FROM visit")] == [visit]
    kept = list((desk.folder / "backups").glob("replaced-*.db"))
    assert kept[0].read_bytes() == b"not a database at all" * 500


def test_it_backs_up_at_the_start_and_at_the_end(desk: TryDesk, qtbot: QtBot) -> None:
    desk.visit()
    desk.store.close()
    copies = desk.folder / "backups"
    counts: list[int] = []

    def work(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: len(list(copies.glob("qingdesk-*.db"))) == 1)
        store = window._desk.store
        record(store, "cadre", [{"name": "张三", "unit_id": desk.home}], TODAY)
        counts.append(len(list(copies.glob("qingdesk-*.db"))))

    _in_window(work)
    assert Program(desk.folder, "", lambda: TODAY).run() == 0
    assert counts == [1]
    desk.store = Store.open(desk.folder, desk.key)
    newest = sorted(copies.glob("qingdesk-*.db"))[-1]
    assert desk.store.contents_of(newest).counts["cadre"] == 2
    desk.store.close()
    _in_window(lambda window: None)
    before = sorted(copies.glob("qingdesk-*.db"))
    assert Program(desk.folder, "", lambda: TODAY).run() == 0
    assert sorted(copies.glob("qingdesk-*.db")) == before, "nothing changed: no copy of the same"


@pytest.mark.parametrize("opened", ["", "报送.zip", "报送.zip.age"])
def test_without_a_display_it_says_so_in_one_sentence(opened: str, tmp_path: Path) -> None:
    files = [str(tmp_path / opened)] if opened else []
    for name in files:  # a double click opens the window too, and is no command
        Path(name).touch()
    env = {
        name: value
        for name, value in os.environ.items()
        if "DISPLAY" not in name and name != "QT_QPA_PLATFORM"
    }
    done = subprocess.run(
        [sys.executable, "-m", "qingdesk", "--store", str(tmp_path / "store"), *files],
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
