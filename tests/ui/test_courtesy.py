"""Work in the background steps aside while the window is busy, but never comes to a stand for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from qingdesk.progress import Progress
from qingdesk.ui import courtesy
from qingdesk.ui.courtesy import AT_MOST
from qingdesk.ui.jobs import Jobs

T = TypeVar("T")
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


@pytest.fixture
def work() -> Reporter:
    return Reporter()


@pytest.fixture
def owner(qapp: QObject) -> QObject:
    return QObject()


def _while_busy(qtbot: QtBot, work: Reporter, do: Callable[[], T]) -> T:
    """What this gives, done within a call that the event loop makes, as a key or a paint is, once the work waits; the
    work is let go there."""
    qtbot.waitUntil(work.begun.is_set)
    given: list[T] = []

    def act() -> None:
        work.gate.set()
        given.append(do())

    QTimer.singleShot(0, act)
    qtbot.waitUntil(lambda: bool(given))
    return given[0]


def test_the_worker_waits_until_the_window_has_nothing_left_to_do(
    qtbot: QtBot, jobs: Jobs, owner: QObject, work: Reporter
) -> None:
    jobs.run(work, owner=owner)
    assert not _while_busy(qtbot, work, lambda: work.passed.wait(AT_MOST / 2))
    qtbot.waitUntil(work.passed.is_set)
    qtbot.waitUntil(jobs.is_idle)


def test_a_window_that_is_busy_for_long_does_not_stop_the_work(
    qtbot: QtBot, jobs: Jobs, owner: QObject, work: Reporter
) -> None:
    jobs.run(work, owner=owner)
    assert _while_busy(qtbot, work, lambda: work.passed.wait(PATIENCE))
    qtbot.waitUntil(jobs.is_idle)


@pytest.mark.parametrize("begin", [Jobs.write, Jobs.look, Jobs.alone])
def test_a_write_and_a_look_do_not_step_aside(
    qtbot: QtBot, jobs: Jobs, owner: QObject, work: Reporter, monkeypatch: pytest.MonkeyPatch,
    begin: Callable[..., object],
) -> None:  # fmt: skip
    """A write holds the store, which the window may be waiting for; a look is what somebody waits for."""
    monkeypatch.setattr(courtesy, "AT_MOST", FOR_EVER)
    begin(jobs, work, owner=owner)
    assert _while_busy(qtbot, work, lambda: work.passed.wait(PATIENCE))
    qtbot.waitUntil(jobs.is_idle)


def test_what_is_finished_before_the_window_closes_does_not_step_aside(
    qtbot: QtBot, jobs: Jobs, owner: QObject, work: Reporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courtesy, "AT_MOST", FOR_EVER)
    jobs.run(work, owner=owner, keeps=True)
    _while_busy(qtbot, work, jobs.close)
    assert work.passed.is_set()
