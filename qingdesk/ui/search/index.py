"""Keeps the search index up to date: a moment after every change, and a moment after the start."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.changes import Announcer
from qingdesk.ui.jobs import Jobs

A_MOMENT = 1_000
"""Milliseconds: several changes are taken in at once, and a start is over before it begins."""


def _step(store: Store, progress: Progress) -> int:
    from qingdesk.actions.search import catch_up_step

    return catch_up_step(store)


class SearchIndex(QObject):
    """A step is one short job of the writer: a save never stands behind more than one."""

    def __init__(self, store: Store, jobs: Jobs, announcer: Announcer, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(A_MOMENT)
        self._pause.timeout.connect(self._go_on)
        announcer.changed.connect(lambda changes: self.soon())

    def soon(self) -> None:
        """Begin when nothing more has come for a moment."""
        self._pause.start()

    def _go_on(self) -> None:
        store = self._store
        self._jobs.write(
            lambda progress: _step(store, progress),
            owner=self,
            on_done=self._stepped,
            label=_("Taking in what is new for the search"),
            keeps=False,
        )

    def _stepped(self, left: int) -> None:
        if left and not self._pause.isActive():
            self._go_on()
