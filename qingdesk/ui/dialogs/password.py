"""Ask for the store's password; after wrong ones the next try has to wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qingdesk.actions.open_desk import open_desk, seconds_to_wait
from qingdesk.actions.password import has_recovery_code
from qingdesk.errors import UserError, WrongPassword
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.words import button, words

EVERY_SECOND = 1000
OpenWith = Callable[[str], Callable[[Progress], Any]]


class PasswordDialog(QDialog):
    """`store` is the open one after it was accepted. The work of a try is done off the window's thread."""

    def __init__(
        self,
        folder: Path,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        open_with: OpenWith | None = None,
        title: str = "",
        intro: str = "",
        yes: str = "",
        no: str = "",
        alone: bool = False,
    ) -> None:
        """open_with: what is done with the password, else the desk is opened; what it gives is `opened`.
        title, intro, yes, no: the words, of opening a desk where they are empty.
        alone: nothing else may run beside it."""
        super().__init__(parent)
        self.setObjectName("password_dialog")
        self.setWindowTitle(_("QingDesk"))
        self.opened: object = None
        self.error: UserError | None = None
        self._folder = folder
        self._jobs = jobs
        self._open_with = open_with or partial(_opener, folder)
        self._alone = alone
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP * 2)
        column.addWidget(words(title or _("Open the desk"), points=TITLE_POINTS, bold=True))
        if intro:
            column.addWidget(words(intro, wrap=True))
        self._yes = yes or _("Open")
        self._line = QLineEdit()
        self._line.setObjectName("password")
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMinimumWidth(em(self) * 22)
        self._box = FieldBox(_("Password"), self._line, _("It cannot be looked up by anybody, only tried."))
        column.addWidget(self._box)
        row = QHBoxLayout()
        if has_recovery_code(folder):
            row.addWidget(
                button(_("Password forgotten? …"), self._recover, look="quiet_link", name="recover")
            )
        row.addStretch(1)
        row.addWidget(button(no or _("Quit"), self.reject, name="quit"))
        self._open = button(self._yes, self._try, look="filled", name="open")
        self._open.setDefault(True)
        row.addWidget(self._open)
        column.addLayout(row)
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_SECOND)
        self._clock.timeout.connect(self._show_wait)
        self._show_wait()

    @property
    def store(self) -> Store | None:
        """The open desk; None before, and where `open_with` gives something else."""
        return self.opened if isinstance(self.opened, Store) else None

    def _recover(self) -> None:
        from qingdesk.ui.dialogs.recovery import RecoveryDialog

        dialog = RecoveryDialog(self._folder, self._jobs, self)
        if dialog.exec() and dialog.password:
            self._line.setText(dialog.password)
            self._show_wait()
            self._try()

    def _try(self) -> None:
        if not self._line.text() or not self._open.isEnabled():
            return
        self._set_busy(True)
        start = self._jobs.alone if self._alone else self._jobs.write
        start(
            self._open_with(self._line.text()),
            owner=self,
            on_done=self._opened,
            on_error=self._refused,
            label=_("Opening the desk"),
        )

    def _set_busy(self, busy: bool) -> None:
        self._open.setEnabled(not busy)
        self._line.setEnabled(not busy)
        self._open.setText(_("Opening …") if busy else self._yes)

    def _opened(self, opened: object) -> None:
        self._line.clear()
        self.opened = opened
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._set_busy(False)
        if not isinstance(error, WrongPassword):
            self.error = error
            self.reject()
            return
        self._line.setFocus()
        self._line.selectAll()
        self._box.set_mistake(str(error))
        self._show_wait()

    def _show_wait(self) -> None:
        wait = seconds_to_wait(self._folder)
        if wait:
            self._open.setEnabled(False)
            self._open.setText(_("Wait {seconds} s").format(seconds=wait))
            self._clock.start()
        elif self._clock.isActive():
            self._clock.stop()
            self._set_busy(False)
            self._line.setFocus()


def ask_password(
    parent: QWidget,
    folder: Path,
    jobs: Jobs,
    work: OpenWith,
    title: str,
    intro: str = "",
    *,
    alone: bool = False,
) -> object:
    """Ask for the desk's password again before something that needs it; what `work` gave, None when it was not done.

    alone: nothing else may run beside it. Raises `UserError` for what is no wrong password.
    """
    dialog = PasswordDialog(
        folder, jobs, parent, open_with=work, title=title, intro=intro, yes=_("Go on"), no=_("Cancel"), alone=alone
    )  # fmt: skip
    dialog.exec()
    if dialog.error is not None:
        raise dialog.error
    return dialog.opened


def _opener(folder: Path, password: str) -> Callable[[Progress], Store]:
    return lambda progress: open_desk(folder, password)
