"""Work off the window's thread: one writer, one worker and one that looks up, each its own thread and queue.

Results come back to the window's thread in order. A callback is made only while its owner lives. Nothing here
captures a QObject in a closure: the return path is one receiver that looks the job up.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypedDict, Unpack

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

from qingdesk import log
from qingdesk.errors import Cancelled, UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress, give_way, giving_way
from qingdesk.ui.courtesy import Courtesy
from qingdesk.ui.free_memory import give_back
from qingdesk.ui.stack import where

_log = log.get(__name__)
AT_REST = 1_000
"""Milliseconds without work after which memory is given back."""
_BETWEEN_REPORTS = 0.05  # seconds: the window needs no more than twenty a second


class Told(TypedDict, total=False):
    """What whoever asks for work is told of it; each is made in the window's thread, and only while the owner lives.

    on_done gets what the work gave · on_error: without it an error is shown as one that nobody expected ·
    on_progress gets how much is done, of how much · on_cancelled: with it the work can be stopped by a person ·
    label: what it is called when it takes its time.
    """

    on_done: Callable[[Any], None] | None
    on_error: Callable[[UserError], None] | None
    on_progress: Callable[[int, int], None] | None
    on_cancelled: Callable[[], None] | None
    label: str


@dataclass(eq=False)
class Job:
    """One piece of work and who waits for it.

    keeps: something is to be on the disk when it is done, so that the window waits for it before it closes ·
    done, total: how far it is, as the work told last.
    """

    work: Callable[[Progress], Any]
    owner: QObject
    keeps: bool
    on_done: Callable[[Any], None] | None = None
    on_error: Callable[[UserError], None] | None = None
    on_progress: Callable[[int, int], None] | None = None
    on_cancelled: Callable[[], None] | None = None
    label: str = ""
    cancelled: bool = field(default=False, init=False)
    done: int = field(default=0, init=False)
    total: int = field(default=0, init=False)

    @property
    def can_be_stopped(self) -> bool:
        """Whoever began it knows what to do when it is stopped half-way."""
        return self.on_cancelled is not None and not self.cancelled

    def cancel(self) -> None:
        """A person asks the work to stop; it does so at its next report, told by `on_cancelled`."""
        self.cancelled = True


class _Return(QObject):
    """Lives in the window's thread; everything that comes back from a worker arrives here."""

    ended = Signal(object, str, object)
    told = Signal(object, int, int)


def _at_once() -> None:
    """Work that does not step aside."""


class _Runnable(QRunnable):
    def __init__(self, job: Job, back: _Return, step_aside: Callable[[], object]) -> None:
        super().__init__()
        self.setAutoDelete(False)  # Python keeps it until its result has arrived
        self._job = job
        self._back = back
        self._step_aside = step_aside
        self._told_at = 0.0

    def _progress(self, done: int, total: int) -> None:
        if self._job.cancelled:
            raise Cancelled
        now = time.monotonic()
        if now - self._told_at >= _BETWEEN_REPORTS or done == total:
            self._told_at = now
            self._back.told.emit(self._job, done, total)
        give_way()
        if self._job.cancelled:
            raise Cancelled

    def run(self) -> None:
        try:
            if self._job.cancelled:
                raise Cancelled
            with giving_way(self._step_aside):
                outcome, value = "done", self._job.work(self._progress)
        except Cancelled:
            outcome, value = "cancelled", None
        except UserError as error:
            outcome, value = "error", error
        except Exception as error:
            outcome, value = "bug", error
        self._back.ended.emit(self._job, outcome, value)


class Jobs(QObject):
    """`changed`: work has begun, has ended or is further on; `under_way` says which."""

    changed = Signal()

    def __init__(self, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._back = _Return(self)
        self._back.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        self._back.told.connect(self._told, Qt.ConnectionType.QueuedConnection)
        self._courtesy = Courtesy(self)
        self._worker = self._thread()
        self._writer = self._thread()
        self._looker = self._thread()
        self._under_way: dict[Job, _Runnable] = {}
        self._alone: Job | None = None
        self._held: list[tuple[Job, QThreadPool, bool]] = []
        self._paused = False
        self._closed = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(AT_REST)
        self._rest.timeout.connect(give_back)

    def _thread(self) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(1)
        pool.setExpiryTimeout(-1)  # a connection belongs to its thread: keep it
        return pool

    def run(
        self, work: Callable[[Progress], Any], *, owner: QObject, keeps: bool = False, **told: Unpack[Told]
    ) -> Job:
        """Parse, render, check, export: on the worker. `work(progress)` gives the value that `on_done` gets.

        keeps: see `Job`; an export does, a look does not. An error of ours is logged and reaches `on_error` as a
        `UserError` that says so.
        """
        job = Job(work, owner, keeps, **told)
        return self._start(job, self._worker)

    def write(
        self, work: Callable[[Progress], Any], *, owner: QObject, keeps: bool = True, **told: Unpack[Told]
    ) -> Job:
        """As `run`, on the writer: every change of the store, one after the other."""
        job = Job(work, owner, keeps, **told)
        return self._start(job, self._writer)

    def look(self, work: Callable[[Progress], Any], *, owner: QObject, **told: Unpack[Told]) -> Job:
        """As `run`, for what somebody waits for between two keys: it never stands behind a check or a print."""
        job = Job(work, owner, keeps=False, **told)
        return self._start(job, self._looker)

    def alone(self, work: Callable[[Progress], Any], *, owner: QObject, **told: Unpack[Told]) -> Job:
        """As `write`, for what takes the store's file away: it begins when nothing else runs, and what is asked for
        meanwhile waits for its end."""
        job = Job(work, owner, keeps=True, **told)
        return self._start(job, self._writer, alone=True)

    def _start(self, job: Job, pool: QThreadPool, *, alone: bool = False) -> Job:
        if self._closed:
            job.cancel()
            return job
        # Only the worker: for a look somebody waits, and a write holds the store, which the window may need.
        step_aside = self._courtesy.step_aside if pool is self._worker else _at_once
        self._under_way[job] = _Runnable(job, self._back, step_aside)
        self._held.append((job, pool, alone))
        self._go_on()
        self.changed.emit()
        return job

    def _go_on(self) -> None:
        """Start of those that wait what may run now, in order: one that wants to be alone holds all that came after
        it, until it has ended."""
        while self._held and self._alone is None:
            at = next((at for at, held in enumerate(self._held) if held[2] or not self._paused), None)
            if at is None:
                return
            job, pool, alone = self._held[at]
            if alone and not self.is_still():
                return
            del self._held[at]
            self._alone = job if alone else None
            pool.start(self._under_way[job])

    def pause(self) -> None:
        """What runs goes on to its end; what is asked for from now on waits for `resume`, but for `alone`."""
        self._paused = True

    def resume(self) -> None:
        """Do what was asked for meanwhile."""
        self._paused = False
        self._go_on()

    def is_still(self) -> bool:
        """Nothing is running, though something may wait."""
        return len(self._under_way) == len(self._held)

    def under_way(self) -> tuple[Job, ...]:
        """What runs and what waits, the oldest first."""
        return tuple(self._under_way)

    def unfinished(self) -> tuple[Job, ...]:
        """Of these, what is to be kept: the window closes after them."""
        return tuple(job for job in self._under_way if job.keeps and not job.cancelled)

    def is_idle(self) -> bool:
        """Nothing is running and nothing waits."""
        return not self._under_way

    def close(self) -> None:
        """Finish what is to be kept and cannot be stopped half-way, stop the rest, wait for all threads.

        Nothing is called back after this.
        """
        self._closed = True
        self._rest.stop()
        self._courtesy.end()
        for job in self._under_way:
            if job.can_be_stopped or not job.keeps:
                job.cancel()
        for pool in (self._writer, self._worker, self._looker):
            pool.waitForDone()
        self._under_way.clear()
        self._held.clear()

    @Slot(object, str, object)
    def _ended(self, job: Job, outcome: str, value: Any) -> None:
        if self._under_way.pop(job, None) is None:
            return  # the program is closing
        self._alone = None if job is self._alone else self._alone
        self._go_on()
        if self.is_idle():
            self._rest.start()
        self.changed.emit()
        if outcome == "bug":
            _log.error("a job failed: %s\n%s", job.label or "unnamed", where(value))
            value = UserError(
                _("The program made a mistake: {work}").format(work=job.label or _("work in the background")),
                _("Nothing was changed. It is written in the log; please pass it on. You can go on working."),
                f"{type(value).__name__}: {value}",
            )
        if not shiboken6.isValid(job.owner):
            return
        if outcome == "done":
            if job.on_done is not None:
                job.on_done(value)
        elif outcome == "cancelled":
            if job.on_cancelled is not None:
                job.on_cancelled()
        elif job.on_error is not None:
            job.on_error(value)
        else:  # nobody asked to be told: it must not be lost
            sys.excepthook(type(value), value, None)

    @Slot(object, int, int)
    def _told(self, job: Job, done: int, total: int) -> None:
        if job not in self._under_way:
            return
        job.done, job.total = done, total
        self.changed.emit()
        wanted = not job.cancelled
        if wanted and job.on_progress is not None and shiboken6.isValid(job.owner):
            job.on_progress(done, total)
