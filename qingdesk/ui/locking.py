"""Lock the desk: what was typed is kept, nothing is to be seen, the key is forgotten; the password brings it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from qingdesk.actions.open_desk import needs_password, unlock_desk
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.messages import show_error

if TYPE_CHECKING:
    from qingdesk.ui.cover import Cover
    from qingdesk.ui.dialogs.password import PasswordDialog


class Locking(QObject):
    """`locked` when nothing can be seen any more · `unlocked` when all is as it was · `quitted` when the person
    ends the program instead."""

    locked = Signal()
    unlocked = Signal()
    quitted = Signal()

    def __init__(self, store: Store, jobs: Jobs, keep_typed: Callable[[], object]) -> None:
        """keep_typed: puts what is being typed into the store, without a question."""
        super().__init__()
        self._store = store
        self._jobs = jobs
        self._keep_typed = keep_typed
        self._covers: list[Cover] = []
        self._dialog: PasswordDialog | None = None
        jobs.changed.connect(self._soon)

    @property
    def is_locked(self) -> bool:
        """Is the password asked for?"""
        return self._dialog is not None

    def can_lock(self) -> bool:
        """Without a password there is nothing that would keep anybody out."""
        return needs_password(self._store.folder)

    def lock(self) -> None:
        """Now. Work in the background goes on to its end; then the key is let go. Nothing when it is locked."""
        if self.is_locked or not self.can_lock():
            return
        from qingdesk.ui.cover import cover_all
        from qingdesk.ui.dialogs.password import PasswordDialog

        self._keep_typed()
        self._jobs.pause()
        self._covers = cover_all()
        dialog = PasswordDialog(
            self._store.folder,
            self._jobs,
            open_with=partial(_unlocker, self._store),
            alone=True,
            title=_("The desk is locked"),
            intro=_("What you were typing is kept. The password brings it back."),
        )
        self._dialog = dialog
        dialog.finished.connect(self._finished)
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        self._soon()
        self.locked.emit()

    def _soon(self) -> None:
        """After whoever waits for a piece of work was told of its end."""
        if self.is_locked:
            QTimer.singleShot(0, self, self._let_go)

    def _let_go(self) -> None:
        if self.is_locked and not self._store.is_locked and self._jobs.is_still():
            self._store.lock()

    def _finished(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        opened, wrong = dialog.opened, dialog.error
        dialog.deleteLater()
        if not opened:
            if wrong is not None:
                show_error(None, wrong)
            self.quitted.emit()
            return
        for cover in self._covers:
            if shiboken6.isValid(cover):
                cover.lift()
        self._covers = []
        self._jobs.resume()
        self.unlocked.emit()


def _unlocker(store: Store, password: str) -> Callable[[Progress], bool]:
    def work(progress: Progress) -> bool:
        unlock_desk(store, password)
        return True

    return work
