"""The store is damaged and does not open: repair it on a copy, restore a backup, or leave everything as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from qingdesk.actions.open_desk import needs_password
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.messages import tell
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.words import button, words

if TYPE_CHECKING:
    from qingdesk.actions.repair import Repaired
    from qingdesk.actions.restore import ClosedDesk


class RescueDialog(QDialog):
    """Accepted when the store may be opened again. Nothing is tried on the damaged file itself."""

    def __init__(self, error: UserError, folder: Path, jobs: Jobs, today: date) -> None:
        super().__init__()
        self.setObjectName("rescue_dialog")
        self.setWindowTitle(_("QingDesk"))
        self._folder = folder
        self._jobs = jobs
        self._today = today
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(error.title, points=TITLE_POINTS, bold=True, wrap=True))
        column.addWidget(
            words(
                _(
                    "Repairing works on copies and is checked from end to end; a backup takes the store's place. "
                    "The damaged file is kept in both cases."
                ),
                wrap=True,
            )
        )
        if error.detail:
            detail = words(error.detail, "quiet", SMALL_POINTS, wrap=True)
            detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(detail)
        self._said = words("", wrap=True)
        self._said.setObjectName("rescue_said")
        self._said.hide()
        column.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(button(_("Quit"), self.reject, name="rescue_quit"))
        row.addStretch(1)
        self._backup = button(_("Restore a backup …"), self._restore, name="rescue_restore")
        row.addWidget(self._backup)
        self._mend = button(_("Repair"), self._repair, look="filled", name="rescue_repair")
        row.addWidget(self._mend)
        column.addLayout(row)
        fit(self, em(self) * 38)

    def _with_password(self, title: str, work: Callable[[str | None, Progress], object]) -> object:
        """Ask for it where there is one; what the work gave, None when it was not done. Raises `UserError`."""
        from qingdesk.ui.dialogs.password import ask_password

        return ask_password(self, self._folder, self._jobs, lambda password: partial(work, password), title)

    def _repair(self) -> None:
        now, folder = datetime.now(), self._folder
        if not needs_password(folder):
            self._set_busy(True)
            self._jobs.write(
                partial(_repair, folder, now, None),
                owner=self,
                on_done=self._repaired,
                on_error=self._refused,
                label=_("Repairing the store"),
            )
            return
        try:
            done = self._with_password(_("Repair the store"), partial(_repair, folder, now))
        except UserError as error:
            self._refused(error)
            return
        if done is not None:
            self._repaired(done)

    def _repaired(self, done: object) -> None:
        from qingdesk.actions.repair import Repaired

        assert isinstance(done, Repaired)
        tell(self, done.sentence(), _kept_words(done.kept))
        self.accept()

    def _restore(self) -> None:
        try:
            if needs_password(self._folder):
                found = self._with_password(_("Restore a backup"), partial(_closed, self._folder))
            else:
                found = _closed(self._folder, None, _no_progress)
        except UserError as error:
            self._refused(error)
            return
        if isinstance(found, tuple):
            from qingdesk.ui.dialogs.restore import RestoreDialog

            desk, password = found
            if RestoreDialog(self, self._jobs, self._today, desk, password).exec():
                self.accept()

    def _set_busy(self, busy: bool) -> None:
        self._mend.setEnabled(not busy)
        self._backup.setEnabled(not busy)

    def _refused(self, error: UserError) -> None:
        self._set_busy(False)
        self._said.setText(str(error))
        self._said.show()


def _kept_words(kept: Path | None) -> str:
    return _("What was there is kept in {path}.").format(path=kept) if kept is not None else ""


def _no_progress(done: int, total: int) -> None:
    return None


def _repair(folder: Path, now: datetime, password: str | None, progress: Progress) -> Repaired:
    from qingdesk.actions.repair import repair

    return repair(folder, password, now)


def _closed(folder: Path, password: str | None, progress: Progress) -> tuple[ClosedDesk, str | None]:
    from qingdesk.actions.restore import closed_desk

    return closed_desk(folder, password), password
