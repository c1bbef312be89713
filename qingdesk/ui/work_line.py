"""What the program is busy with, when it takes more than a moment: in words, how far, and a button that stops it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.jobs import Job, Jobs
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import button

SOON = 300
"""Milliseconds that work may take before anything is said of it."""


def work_words(job: Job) -> str:
    """What it does, and how far it is where the work tells."""
    if job.cancelled:
        return _("Stopping: {work} …").format(work=job.label)
    if job.total > 0:
        return _("{work} … {percent}%").format(work=job.label, percent=100 * job.done // job.total)
    return _("{work} …").format(work=job.label)


def _is_told_elsewhere(job: Job) -> bool:
    return job.on_progress is not None and shiboken6.isValid(job.owner)


class WorkLine(QWidget):
    """Of several the oldest, for the others wait behind it; hidden while there is nothing to tell.

    Work whose progress somebody listens to is shown by him, at its own place.
    """

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("work_line")
        self._jobs = jobs
        self._job: Job | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        self._said = ElidedLabel("", "accent", SMALL_POINTS)
        self._said.setObjectName("work_said")
        self._stop = button(_("Stop"), self._cancel, look="link", name="work_stop", points=SMALL_POINTS)
        row.addWidget(self._said)
        row.addWidget(self._stop)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._tell)
        jobs.changed.connect(self._look)
        self.hide()

    def _look(self) -> None:
        job = next((job for job in self._jobs.under_way() if job.label and not _is_told_elsewhere(job)), None)
        if job is not self._job:
            self._job = job
            self._soon.stop()
            self.hide()
            if job is not None:
                self._soon.start()
        elif self.isVisible():
            self._tell()

    def _tell(self) -> None:
        if self._job is None:
            return
        self._said.setText(work_words(self._job))
        self._stop.setVisible(self._job.can_be_stopped)
        self._stop.setAccessibleName(_("Stop: {work}").format(work=self._job.label))
        self.show()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._tell()
