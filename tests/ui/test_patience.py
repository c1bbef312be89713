"""What takes its time says what it is and can be stopped; closing waits for what is written; a standstill is noted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk import settings
from qingdesk.progress import Progress
from qingdesk.ui.dialogs.closing import ClosingDialog
from qingdesk.ui.file_places import choose_file, choose_folder, choose_place
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.preferences import Preferences
from qingdesk.ui.stall_watch import StallWatch
from qingdesk.ui.work_line import WorkLine
from tests.ui.conftest import PATIENCE, Frame, in_dialog
from tests.ui.hands import find, press


class Slow:
    """Work that tells how far it is and goes on until it is let go."""

    def __init__(self, *, deaf: bool = False) -> None:
        self.released = threading.Event()
        self.ended = threading.Event()
        self._deaf = deaf

    def __call__(self, progress: Progress) -> str:
        for _step in range(PATIENCE // 10):
            if self.released.wait(0.01):
                break
            if not self._deaf:
                progress(42, 100)
        self.ended.set()
        return "done"


@pytest.fixture
def line(jobs: Jobs, qtbot: QtBot) -> Iterator[QWidget]:
    holder = QWidget()
    made = WorkLine(jobs)
    made.setParent(holder)
    qtbot.addWidget(holder)
    holder.show()
    yield made
    jobs.close()


def test_what_takes_its_time_is_told_and_stopped(line: QWidget, jobs: Jobs, qtbot: QtBot) -> None:
    work, stopped = Slow(), []
    jobs.run(work, owner=line, on_cancelled=lambda: stopped.append(True), label="正在导出")
    assert not line.isVisible(), "what is over at once is not told"
    qtbot.waitUntil(lambda: line.isVisible() and find(line, QLabel, "work_said").text() == "正在导出… 42%")
    press(line, "work_stop")
    qtbot.waitUntil(lambda: bool(stopped) and not line.isVisible())
    assert not work.ended.is_set()


def test_what_cannot_be_stopped_offers_no_stop(line: QWidget, jobs: Jobs, qtbot: QtBot) -> None:
    work = Slow(deaf=True)
    jobs.write(work, owner=line, label="正在保存")
    qtbot.waitUntil(line.isVisible)
    assert not find(line, QPushButton, "work_stop").isVisible()
    work.released.set()
    qtbot.waitUntil(lambda: not line.isVisible())


def test_a_save_that_waits_is_written_before_the_program_ends(jobs: Jobs, qapp: QObject) -> None:
    written: list[str] = []
    first = Slow(deaf=True)
    jobs.write(first, owner=qapp)
    jobs.write(lambda progress: written.append("saved"), owner=qapp)
    threading.Timer(0.05, first.released.set).start()
    jobs.close()
    assert written == ["saved"]


def test_the_window_closes_when_all_is_written(frame: Frame, qtbot: QtBot) -> None:
    window, work, closed = frame.shown(), Slow(deaf=True), []
    window.closed.connect(lambda: closed.append(True))
    frame.desk.jobs.write(work, owner=window, label="正在保存")

    def look(dialog: QDialog) -> None:
        assert find(dialog, QLabel, "closing_said").text() == "正在保存…"
        assert not find(dialog, QPushButton, "closing_stop").isVisible()
        work.released.set()

    in_dialog(ClosingDialog, look)
    window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: bool(closed))
    assert not window.isVisible()


def test_a_short_save_is_waited_for_without_a_word(frame: Frame, qtbot: QtBot) -> None:
    window, closed, written = frame.shown(), [], []
    window.closed.connect(lambda: closed.append(True))
    frame.desk.jobs.write(lambda progress: written.append(True), owner=window, label="正在保存")
    window.close()
    qtbot.waitUntil(lambda: bool(closed))
    assert written


def test_the_person_may_stay(frame: Frame, qtbot: QtBot) -> None:
    window, work = frame.shown(), Slow()
    frame.desk.jobs.run(work, owner=window, label="正在导出", keeps=True)
    left: list[bool] = []

    def stay(dialog: QDialog) -> None:
        press(dialog, "closing_stay")
        left.append(True)

    in_dialog(ClosingDialog, stay)
    window.close()
    qtbot.waitUntil(lambda: bool(left))
    assert window.isVisible()
    work.released.set()
    frame.wait(qtbot)
    assert window.isVisible()


def test_the_person_may_stop_it_and_close(frame: Frame, qtbot: QtBot) -> None:
    window, work, closed, stopped = frame.shown(), Slow(), [], []
    window.closed.connect(lambda: closed.append(True))
    frame.desk.jobs.run(
        work, owner=window, on_cancelled=lambda: stopped.append(True), label="正在导出", keeps=True
    )
    in_dialog(ClosingDialog, lambda dialog: press(dialog, "closing_stop"))
    window.close()
    qtbot.waitUntil(lambda: bool(closed))
    assert not work.ended.is_set()


def test_a_standstill_is_noted(qapp: QObject) -> None:
    now = [100.0]
    watch = StallWatch(lambda: "visits", qapp, clock=lambda: now[0])
    told: list[int] = []
    watch.waited.connect(told.append)
    for passed in (0.25, 0.6, 2.25, 3600.0, 0.25):  # on time, a little late, late, asleep, on time
        now[0] += passed
        watch.look()
    assert told == [2000]
    watch.deleteLater()


def test_the_window_says_that_it_had_to_wait(frame: Frame) -> None:
    (watch,) = frame.shown().findChildren(StallWatch)
    watch.waited.emit(1840)
    said = find(frame.shown(), QLabel, "status_waited")
    assert said.isVisible() and "1.8" in said.text()


def test_file_dialogs_begin_where_the_last_one_ended(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    parent, preferences = QWidget(), Preferences(tmp_path)
    qtbot.addWidget(parent)
    there = tmp_path / "报送"
    there.mkdir()

    def answer(given: str) -> object:
        def asked(parent: QWidget, title: str, place: str, *kinds: str) -> object:
            begun.append(place)
            return (given, "") if kinds else given

        return asked

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer(str(there / "一.xlsx")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer(""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer(str(tmp_path)))
    assert choose_place(parent, preferences, "导出", "名单.xlsx", "*.xlsx") == there / "一.xlsx"
    assert choose_file(parent, preferences, "导入", "*.xlsx") is None
    assert choose_folder(parent, preferences, "备份") == tmp_path
    assert choose_file(parent, preferences, "导入", "*.xlsx") is None
    assert begun == [str(Path.home() / "名单.xlsx"), str(there), str(there), str(tmp_path)]
    assert settings.load(tmp_path).last_folder == str(tmp_path)
