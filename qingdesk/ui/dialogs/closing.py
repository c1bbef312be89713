"""The window was closed while something is still being written: wait for it, stop it, or stay."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.words import button, words
from qingdesk.ui.widgets.work_bar import WorkBar
from qingdesk.ui.work_line import work_words


class ClosingDialog(QDialog):
    """Accepted by itself as soon as nothing is left; rejected: the window stays open."""

    def __init__(self, parent: QWidget | None, jobs: Jobs) -> None:
        super().__init__(parent)
        self.setObjectName("closing")
        self.setWindowTitle(_("QingDesk"))
        self._jobs = jobs
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        title = _("Not everything is written yet")
        column.addWidget(words(title, points=TITLE_POINTS, bold=True, wrap=True))
        column.addWidget(words(_("The window closes by itself as soon as it is."), wrap=True))
        self._said = words("", "quiet", wrap=True)
        self._said.setObjectName("closing_said")
        column.addWidget(self._said)
        self._bar = WorkBar()
        self._bar.begin()
        column.addWidget(self._bar)
        column.addSpacing(STEP)
        row = QHBoxLayout()
        row.addStretch(1)
        self._stop = button(_("Stop it and close"), self._stop_all, name="closing_stop")
        row.addWidget(self._stop)
        stay = button(_("Do not close"), self.reject, name="closing_stay")
        stay.setDefault(True)
        row.addWidget(stay)
        column.addLayout(row)
        jobs.changed.connect(self._look)
        self._look()
        fit(self, em(self) * 30)
        stay.setFocus()

    def _look(self) -> None:
        left = self._jobs.unfinished()
        if not left:
            self.accept()
            return
        self._said.setText("\n".join(dict.fromkeys(work_words(job) for job in left if job.label)))
        self._bar.tell(left[0].done, left[0].total)
        self._stop.setVisible(any(job.can_be_stopped for job in left))

    def _stop_all(self) -> None:
        for job in self._jobs.unfinished():
            if job.can_be_stopped:
                job.cancel()
        self._look()
