"""Autosave: what is being typed is kept in the store within a second of the last key, never as a record."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.ui.jobs import Jobs

AFTER_THE_LAST_KEY = 500
"""Milliseconds: with the write itself, and the first one's loading, the draft is safe within a second."""


class _Waiting:
    """The newest content that is not written yet; whoever comes first, a job or a flush, takes it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._content: str | None = None

    def put(self, content: str | None) -> None:
        with self._lock:
            self._content = content

    def take(self) -> str | None:
        with self._lock:
            content, self._content = self._content, None
        return content


class DraftKeeper(QObject):
    """`kept` with the moment, `failed` with the `UserError`.

    Contents are compared, not signals: while an input method composes, Qt tells of changes that are none.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        content: Callable[[], str],
        parent: QObject,
        *,
        keep: Callable[[str], None],
        drop: Callable[[str], None],
    ) -> None:
        """content: the page as JSON, as it stands when asked · keep, drop: what is done with it, off the window's
        thread; drop is given what `drop` here is given."""
        super().__init__(parent)
        self._jobs = jobs
        self._keep_content, self._drop_content = keep, drop
        self._content = content
        self._waiting = _Waiting()
        self._known = ""
        self._has_draft = False
        self._off = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(AFTER_THE_LAST_KEY)
        self._pause.timeout.connect(self._keep)

    def begin(self, *, has_draft: bool = False) -> None:
        """What stands on the page now is known: saved, filled in by the program, or kept as a draft."""
        self._pause.stop()
        self._waiting.put(None)
        self._known = self._content()
        self._has_draft = has_draft
        self._off = False

    def pause(self) -> None:
        """Keep nothing: the page is being saved, or waits for an answer."""
        self._pause.stop()
        self._off = True
        self._waiting.put(None)

    def go_on(self) -> None:
        """The page could not be saved: what stands there is to be kept after all."""
        self._off = False
        self.touch()

    def touch(self) -> None:
        """A person typed something."""
        if not self._off:
            self._pause.start()

    def is_changed(self) -> bool:
        """Does the page hold what is not in the store, neither as a record nor as a draft?"""
        return not self._off and self._content() != self._known

    def has_draft(self) -> bool:
        """Is there a draft of this page in the store?"""
        return self._has_draft

    def flush(self) -> None:
        """Keep it now, before the page is left or the program ends; raises `UserError`."""
        self._pause.stop()
        if self.is_changed():
            self._take()
        content = self._waiting.take()
        if content is not None:
            self._keep_content(content)

    def drop(self, record_id: str) -> None:
        """A person threw the draft away."""
        self.pause()
        drop = self._drop_content
        self._jobs.write(lambda progress: drop(record_id), owner=self, on_error=self.failed.emit)
        self._has_draft = False

    def _take(self) -> None:
        content = self._content()
        self._waiting.put(content)
        self._known = content
        self._has_draft = True

    def _keep(self) -> None:
        if not self.is_changed():
            return
        self._take()
        keep, waiting = self._keep_content, self._waiting
        self._jobs.write(
            lambda progress: _keep_newest(keep, waiting),
            owner=self,
            on_done=self._kept,
            on_error=self._failed,
            label=_("Keeping the draft"),
        )

    def _kept(self, done: bool) -> None:
        if done and not self._off:
            self.kept.emit(datetime.now())

    def _failed(self, error: UserError) -> None:
        self._known = ""  # not in the store: the next key tries again
        self.failed.emit(error)


def _keep_newest(keep: Callable[[str], None], waiting: _Waiting) -> bool:
    content = waiting.take()
    if content is None:
        return False
    keep(content)
    return True
