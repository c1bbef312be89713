"""Keeps how a list is looked at, a moment after a person changed it, so that it stands so the next time."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.ui.desk import Desk
from qingdesk.ui.list_look import ListLook

A_MOMENT = 600
"""Milliseconds: a column that is drawn wider tells of every pixel."""


class Looked(Protocol):
    """The list; it owns the keeper."""

    def look(self) -> ListLook: ...


class LookKeeper(QObject):
    """`touch` when a person changed something."""

    def __init__(self, desk: Desk, name: str, looked: Looked) -> None:
        super().__init__(looked if isinstance(looked, QObject) else None)
        self._desk, self._name, self._looked = desk, name, looked
        self._kept = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(A_MOMENT)
        self._pause.timeout.connect(self._keep)

    def touch(self) -> None:
        """It is kept in a moment, unless it comes back to what it was."""
        self._pause.start()

    def _keep(self) -> None:
        content = self._looked.look().content()
        if content == self._kept:
            return
        self._kept = content
        store, name = self._desk.store, self._name

        def work(progress: Progress) -> None:
            from qingdesk.actions.views import keep_as_left

            keep_as_left(store, name, content)

        self._desk.jobs.write(
            work, owner=self, on_error=self._desk.messages.wrong, label=_("Keeping how the list is shown")
        )
