"""Ask for the store's password; after wrong ones the next try has to wait."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qingdesk.actions.open_desk import open_desk, seconds_to_wait
from qingdesk.errors import UserError, WrongPassword
from qingdesk.i18n import _
from qingdesk.store.database import Store
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.words import button, words

EVERY_SECOND = 1000


class PasswordDialog(QDialog):
    """`store` is the open one after it was accepted. The work of a try is done off the window's thread."""

    def __init__(self, folder: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("password_dialog")
        self.setWindowTitle(_("QingDesk"))
        self.store: Store | None = None
        self.error: UserError | None = None
        self._folder = folder
        self._jobs = jobs
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP * 2)
        column.addWidget(words(_("Open the desk"), points=TITLE_POINTS, bold=True))
        self._line = QLineEdit()
        self._line.setObjectName("password")
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMinimumWidth(em(self) * 22)
        self._box = FieldBox(_("Password"), self._line, _("It cannot be looked up by anybody, only tried."))
        column.addWidget(self._box)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Quit"), self.reject, name="quit"))
        self._open = button(_("Open"), self._try, look="filled", name="open")
        self._open.setDefault(True)
        row.addWidget(self._open)
        column.addLayout(row)
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_SECOND)
        self._clock.timeout.connect(self._show_wait)
        self._show_wait()

    def _try(self) -> None:
        if not self._line.text() or not self._open.isEnabled():
            return
        self._set_busy(True)
        self._jobs.write(
            _opener(self._folder, self._line.text()),
            owner=self,
            on_done=self._opened,
            on_error=self._refused,
            label=_("Opening the desk"),
        )

    def _set_busy(self, busy: bool) -> None:
        self._open.setEnabled(not busy)
        self._line.setEnabled(not busy)
        self._open.setText(_("Opening …") if busy else _("Open"))

    def _opened(self, store: Store) -> None:
        self.store = store
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


def _opener(folder: Path, password: str) -> Callable[[object], Store]:
    return lambda progress: open_desk(folder, password)
