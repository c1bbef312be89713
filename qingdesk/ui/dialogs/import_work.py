"""What a dialog of an import is busy with: one thing at a time, told in its line and its bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from qingdesk.errors import UserError
from qingdesk.progress import Progress
from qingdesk.ui.jobs import Job, Jobs
from qingdesk.ui.widgets.work_bar import WorkBar


class ImportWork(QObject):
    """Reading, planning again, writing: a newer one stops the one before it.

    said: the line that tells what is done and what was refused · go: the button that imports, grey until the dialog
    allows it again.
    """

    def __init__(self, dialog: QDialog, jobs: Jobs, said: QLabel, bar: WorkBar, go: QPushButton) -> None:
        super().__init__(dialog)
        self._jobs = jobs
        self._said = said
        self._bar = bar
        self._go = go
        self._job: Job | None = None

    def is_going(self) -> bool:
        """Something has begun and has not ended."""
        return self._job is not None

    def run(
        self,
        work: Callable[[Progress], object],
        done: Callable[..., None],
        label: str,
        *,
        writes: bool = False,
    ) -> None:
        """Do this off the window's thread; `done` gets what came of it."""
        self.stop()
        self._said.setText(label)
        self._bar.begin()
        self._go.setEnabled(False)
        start = self._jobs.write if writes else self._jobs.run
        self._job = start(
            work,
            owner=self,
            on_done=partial(self._done, done),
            on_error=self.refused,
            on_progress=self._bar.tell,
            label=label,
        )

    def stop(self) -> None:
        """Nothing half done stays."""
        if self._job is not None:
            self._job.cancel()

    def _done(self, tell: Callable[[Any], None], value: Any) -> None:
        self._rest()
        tell(value)

    def refused(self, error: UserError) -> None:
        """Say why in the line; for other work of the dialog too."""
        self._rest()
        self._said.setText(str(error))

    def _rest(self) -> None:
        self._job = None
        self._bar.hide()
