"""The window closes after what is being written: at once, a moment later, or when the person has waited or said so."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from qingdesk.ui.jobs import Jobs
from qingdesk.ui.work_line import SOON


class Leaving(QObject):
    """Closes the window again by itself as soon as nothing is left to write."""

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._ask)
        jobs.changed.connect(self._look)

    def may_go(self) -> bool:
        """Nothing is left; else the window stays for now."""
        if not self._jobs.unfinished():
            return True
        self._soon.start()
        return False

    def _look(self) -> None:
        if self._soon.isActive() and not self._jobs.unfinished():
            self._soon.stop()
            self._window.close()

    def _ask(self) -> None:
        from qingdesk.ui.dialogs.closing import ClosingDialog

        if not self._jobs.unfinished() or ClosingDialog(self._window, self._jobs).exec():
            self._window.close()
