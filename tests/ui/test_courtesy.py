"""Work in the background steps aside while the window is busy, but never comes to a stand for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from qingdesk.progress import Progress
from qingdesk.ui import courtesy
from qingdesk.ui.courtesy import AT_MOST
from qingdesk.ui.jobs import Jobs

PATIENCE = 60.0
FOR_EVER = 10 * PATIENCE
"""Longer than anybody waits here: who steps aside for so long is seen to."""


class Reporter:
    """Work that waits to be let go and then reports; `passed` after the report."""

    def __init__(self) -> None:
        self.begun, self.gate, self.passed = threading.Event(), threading.Event(), threading.Event()

    def __call__(self, progress: Progress) -> None:
        self.begun.set()
        assert self.gate.wait(PATIENCE)
        progress(0, 0)
        self.passed.set()


def _while_busy(qtbot: QtBot, do: Callable[[], None]) -> None:
    """Within a call that the event loop makes, as a key or a paint is."""
    done: list[bool] = []

    def act() -> None:
        do()
        done.append(True)

    QTimer.singleShot(0, act)
    qtbot.waitUntil(lambda: bool(done))


def test_the_worker_waits_until_the_window_has_nothing_left_to_do(qtbot: QtBot, jobs: Jobs) -> None:
    owner, work, seen = QObject(), Reporter(), []
    jobs.run(work, owner=owner)
    qtbot.waitUntil(work.begun.is_set)

    def busy() -> None:
        work.gate.set()
        seen.append(work.passed.wait(AT_MOST / 2))

    _while_busy(qtbot, busy)
    assert seen == [False]
    qtbot.waitUntil(work.passed.is_set)
    qtbot.waitUntil(jobs.is_idle)


def test_a_window_that_is_busy_for_long_does_not_stop_the_work(qtbot: QtBot, jobs: Jobs) -> None:
    owner, work, seen = QObject(), Reporter(), []
    jobs.run(work, owner=owner)
    qtbot.waitUntil(work.begun.is_set)

    def busy() -> None:
        work.gate.set()
        seen.append(work.passed.wait(PATIENCE))

    _while_busy(qtbot, busy)
    assert seen == [True]
    qtbot.waitUntil(jobs.is_idle)


def test_a_write_and_a_look_do_not_step_aside(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write holds the store, which the window may be waiting for; a look is what somebody waits for."""
    monkeypatch.setattr(courtesy, "AT_MOST", FOR_EVER)
    owner = QObject()
    for begin in (jobs.write, jobs.look, jobs.alone):
        work, seen = Reporter(), list[bool]()
        begin(work, owner=owner)
        qtbot.waitUntil(work.begun.is_set)

        def busy(work: Reporter = work, seen: list[bool] = seen) -> None:
            work.gate.set()
            seen.append(work.passed.wait(PATIENCE))

        _while_busy(qtbot, busy)
        assert seen == [True]
        qtbot.waitUntil(jobs.is_idle)


def test_what_is_finished_before_the_window_closes_does_not_step_aside(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courtesy, "AT_MOST", FOR_EVER)
    owner, work = QObject(), Reporter()
    jobs.run(work, owner=owner, keeps=True)
    qtbot.waitUntil(work.begun.is_set)

    def close() -> None:
        work.gate.set()
        jobs.close()

    _while_busy(qtbot, close)
    assert work.passed.is_set()
