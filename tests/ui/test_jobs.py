"""Work off the window's thread comes back to it, in order, or not at all when nobody waits any more."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot

from qingdesk.errors import Cancelled, UserError
from qingdesk.progress import Progress
from qingdesk.ui.jobs import Jobs
from tests.conftest import ExpectedLogs


@pytest.fixture
def owner(qapp: QObject) -> QObject:
    return QObject()


def _wait(qtbot: QtBot, met: Callable[[], bool]) -> None:
    qtbot.waitUntil(lambda: bool(met()))


def test_the_value_comes_back_to_the_window_thread(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    got: list[tuple[object, bool]] = []
    main = QThread.currentThread()
    jobs.run(
        lambda progress: threading.current_thread() is threading.main_thread(),
        owner=owner,
        on_done=lambda value: got.append((value, QThread.currentThread() is main)),
    )
    _wait(qtbot, lambda: bool(got))
    assert got == [(False, True)]
    assert jobs.is_idle()


def _count(number: int, progress: Progress) -> int:
    return number


def test_the_writer_keeps_the_order(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    got: list[int] = []
    for number in range(20):
        jobs.write(partial(_count, number), owner=owner, on_done=got.append)
    _wait(qtbot, lambda: len(got) == 20)
    assert got == list(range(20))


def test_a_long_reader_does_not_hold_up_the_writer(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    released = threading.Event()
    got: list[str] = []
    jobs.run(lambda progress: released.wait(5), owner=owner, on_done=lambda value: got.append("read"))
    jobs.write(lambda progress: None, owner=owner, on_done=lambda value: got.append("written"))
    _wait(qtbot, lambda: got == ["written"])
    released.set()
    _wait(qtbot, lambda: got == ["written", "read"])


def test_a_dead_owner_is_not_called(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    got: list[object] = []
    released = threading.Event()
    jobs.run(lambda progress: released.wait(5), owner=owner, on_done=got.append, on_error=got.append)
    shiboken6.delete(owner)
    released.set()
    _wait(qtbot, jobs.is_idle)
    assert got == []


def test_an_error_of_the_world_reaches_its_callback(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    def full(progress: Progress) -> None:
        raise UserError("磁盘已满。", "请腾出空间。")

    got: list[UserError] = []
    jobs.write(full, owner=owner, on_done=lambda value: pytest.fail("it was not done"), on_error=got.append)
    _wait(qtbot, lambda: bool(got))
    assert (got[0].title, got[0].hint) == ("磁盘已满。", "请腾出空间。")


def test_a_mistake_of_ours_is_logged_and_told_calmly(
    qtbot: QtBot, jobs: Jobs, owner: QObject, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("a job failed: check")
    got: list[UserError] = []
    jobs.run(lambda progress: 1 // 0, owner=owner, on_error=got.append, label="check")
    _wait(qtbot, lambda: bool(got))
    assert "ZeroDivisionError" in got[0].detail
    assert "ZeroDivisionError" not in got[0].title + got[0].hint
    assert got[0].hint


def test_work_that_is_cancelled_stops_at_its_next_report(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    started, cancelled = threading.Event(), threading.Event()
    got: list[str] = []

    def work(progress: Progress) -> None:
        started.set()
        cancelled.wait(5)
        progress(1, 2)
        got.append("went on")

    job = jobs.run(
        work,
        owner=owner,
        on_done=lambda value: got.append("done"),
        on_cancelled=lambda: got.append("cancelled"),
    )
    _wait(qtbot, started.is_set)
    job.cancel()
    cancelled.set()
    _wait(qtbot, lambda: bool(got))
    assert got == ["cancelled"]


def test_work_cancelled_while_it_waits_is_never_begun(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    released = threading.Event()
    got: list[str] = []
    jobs.run(lambda progress: released.wait(5), owner=owner)
    second = jobs.run(
        lambda progress: got.append("begun"), owner=owner, on_cancelled=lambda: got.append("cancelled")
    )
    second.cancel()
    released.set()
    _wait(qtbot, lambda: bool(got))
    assert got == ["cancelled"]


def test_progress_is_told_with_its_last_word(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    told: list[tuple[int, int]] = []
    done: list[object] = []

    def work(progress: Progress) -> None:
        for step in range(1, 101):
            progress(step, 100)

    jobs.run(work, owner=owner, on_progress=lambda n, total: told.append((n, total)), on_done=done.append)
    _wait(qtbot, lambda: bool(done))
    assert told[-1] == (100, 100)
    assert len(told) < 100  # the window is not flooded


def test_closing_waits_and_calls_nobody_back(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    got: list[object] = []
    begun, ended = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:  # until it is asked to stop
            try:
                progress(0, 0)
            except Cancelled:
                ended.set()
                raise

    jobs.run(work, owner=owner, on_done=got.append, on_cancelled=lambda: got.append("cancelled"))
    assert begun.wait(5)
    jobs.close()
    assert ended.is_set()
    assert jobs.run(work, owner=owner, on_done=got.append).cancelled
    QCoreApplication.sendPostedEvents()
    assert got == []


def test_how_much_is_under_way_is_told(qtbot: QtBot, jobs: Jobs, owner: QObject) -> None:
    told: list[list[str]] = []
    jobs.changed.connect(lambda: told.append([job.label for job in jobs.under_way()]))
    jobs.run(lambda progress: None, owner=owner, label="检查")
    _wait(qtbot, jobs.is_idle)
    assert told == [["检查"], []]


def test_what_wants_to_be_alone_waits_for_the_others_and_they_for_it(jobs: Jobs, qtbot: QtBot) -> None:
    owner, order, gate = QObject(), list[str](), threading.Event()
    jobs.run(lambda progress: gate.wait(10), owner=owner, on_done=lambda done: order.append("before"))
    jobs.alone(lambda progress: None, owner=owner, on_done=lambda done: order.append("alone"))
    jobs.look(lambda progress: None, owner=owner, on_done=lambda done: order.append("after"))
    jobs.write(lambda progress: None, owner=owner, on_done=lambda done: order.append("after"))
    assert len(jobs.under_way()) == 4
    gate.set()
    qtbot.waitUntil(jobs.is_idle)
    assert order == ["before", "alone", "after", "after"]


def test_a_pause_holds_all_but_what_is_alone(jobs: Jobs, qtbot: QtBot) -> None:
    owner, order = QObject(), list[str]()
    jobs.pause()
    jobs.run(lambda progress: None, owner=owner, on_done=lambda done: order.append("run"))
    assert jobs.is_still() and not jobs.is_idle()
    jobs.alone(lambda progress: None, owner=owner, on_done=lambda done: order.append("alone"))
    qtbot.waitUntil(lambda: order == ["alone"])
    assert jobs.is_still() and not jobs.is_idle()
    jobs.resume()
    qtbot.waitUntil(jobs.is_idle)
    assert order == ["alone", "run"]


def test_two_that_want_to_be_alone_come_one_after_the_other_even_in_a_pause(jobs: Jobs, qtbot: QtBot) -> None:
    """The desk is locked while a backup is being restored: the password is asked for, and opens it afterwards."""
    owner, order, gate = QObject(), list[str](), threading.Event()
    jobs.alone(lambda progress: gate.wait(10), owner=owner, on_done=lambda done: order.append("restored"))
    jobs.pause()
    jobs.run(lambda progress: None, owner=owner, on_done=lambda done: order.append("run"))
    jobs.alone(lambda progress: None, owner=owner, on_done=lambda done: order.append("unlocked"))
    assert not jobs.is_still()
    gate.set()
    qtbot.waitUntil(lambda: order == ["restored", "unlocked"])
    jobs.resume()
    qtbot.waitUntil(jobs.is_idle)
    assert order == ["restored", "unlocked", "run"]
