"""Backups that nobody has to think of: at start, after every half an hour of changes, and the stick's reminder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from qingdesk import log
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.changes import Announcer
from qingdesk.ui.jobs import Jobs

if TYPE_CHECKING:
    from qingdesk.actions.backups import Occasion

EVERY_MINUTE = 60_000
_log = log.get(__name__)


class SafeKeeping(QObject):
    """`backed_up` when a copy was made by itself; `failed` with the error, once until one succeeds again; `warned`
    with (title, hint) of what the doctor found at the start and cannot wait."""

    backed_up = Signal()
    warned = Signal(str, str)
    failed = Signal(object)

    def __init__(
        self, store: Store, jobs: Jobs, announcer: Announcer, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self._store = store
        self._jobs = jobs
        self._now = now
        self._has_changed = False
        self._is_told = False
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.look)
        announcer.changed.connect(self._note_change)

    def begin(self) -> None:
        """The program has started: a copy of what it found, unless the newest holds all of it."""
        from qingdesk.actions.backups import Occasion

        self._clock.start(EVERY_MINUTE)
        self._jobs.run(
            partial(_warnings, self._store),
            owner=self,
            on_done=self._warn,
            on_error=self._fail,
            label=_("Comparing with what was kept outside"),
        )
        self._run(Occasion.START)

    def look(self) -> None:
        """Has something changed, and is the newest copy half an hour old?"""
        from qingdesk.actions.backups import Occasion

        if self._has_changed:
            self._run(Occasion.CHANGE)

    def end(self) -> None:
        """The program ends, and no job runs any more: a last copy. What goes wrong is in the log; the next start
        and the line below the window say how old the newest one is."""
        from qingdesk.actions.backups import Occasion, keep_safe

        self._clock.stop()
        if self._store.is_locked:
            return
        try:
            keep_safe(self._store, Occasion.QUIT, self._now())
        except UserError as error:
            _log.warning("no backup at the end: %s", type(error).__name__)

    def _note_change(self, _changes: object) -> None:
        self._has_changed = True

    def _run(self, occasion: Occasion) -> None:
        self._jobs.run(
            partial(_keep, self._store, occasion, self._now()),
            owner=self,
            on_done=self._done,
            on_error=self._fail,
            label=_("Backing up"),
        )

    def _warn(self, found: list[tuple[str, str]]) -> None:
        for title, hint in found[:1]:  # the band holds one
            self.warned.emit(title, hint)

    def _done(self, made: Path | None) -> None:
        if made is not None:
            self._has_changed = self._is_told = False
            self.backed_up.emit()

    def _fail(self, error: UserError) -> None:
        if not self._is_told:
            self._is_told = True
            self.failed.emit(error)


def _keep(store: Store, occasion: Occasion, now: datetime, progress: Progress) -> Path | None:
    from qingdesk.actions.backups import keep_safe

    return keep_safe(store, occasion, now)


def _warnings(store: Store, progress: Progress) -> list[tuple[str, str]]:
    from qingdesk.actions.doctor import warnings_at_start

    return warnings_at_start(store)
