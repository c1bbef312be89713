"""How far the check of everybody is, and a button that stops it; only when it takes its time."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.findings import Findings
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.words import button, words
from qingdesk.ui.widgets.work_bar import WorkBar

SOON = 0.3
"""Seconds that a check may take before anything is said of it."""


class CheckBand(QWidget):
    """Hidden while nothing is checked, and in small stores always."""

    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self.setObjectName("check_band")
        self._begun = 0.0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP + 4)
        self._said = words("", "quiet")
        self._said.setObjectName("check_said")
        self._bar = WorkBar()
        self._bar.setAccessibleName(_("Progress of the check"))
        self._bar.begin()
        row.addWidget(self._said)
        row.addWidget(self._bar, 1)
        row.addWidget(button(_("Stop"), findings.stop, look="link", name="check_stop"))
        self.hide()
        findings.progressed.connect(self._tell)
        for over in (findings.updated, findings.stopped):
            over.connect(self._rest)
        findings.failed.connect(lambda error: self._rest())

    def _tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        self._begun = self._begun or now
        if total and now - self._begun >= SOON:
            text = _("Checking {done} of {total} cadres")
            self._said.setText(text.format(done=f"{done:,}", total=f"{total:,}"))
            self._bar.tell(done, total)
            self.show()

    def _rest(self) -> None:
        self._begun = 0.0
        self.hide()
