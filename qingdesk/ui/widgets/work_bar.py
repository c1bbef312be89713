"""A thin bar: how far the work is that a person waits for; hidden while there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

from qingdesk.i18n import _
from qingdesk.ui.style import STEP


class WorkBar(QProgressBar):
    """It runs to and fro from `begin` until the work first tells its length."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_("Progress"))
        self.setTextVisible(False)
        self.setMaximumHeight(STEP)
        self.hide()

    def begin(self) -> None:
        """Something has begun, and its length is not known yet."""
        self.setRange(0, 0)
        self.show()

    def tell(self, done: int, total: int) -> None:
        """So much of it is done, as `Jobs` reports it."""
        self.setRange(0, total)
        self.setValue(done)
