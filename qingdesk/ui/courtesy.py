"""Work in the background steps aside while the window has something to do.

Python runs one thread at a time: while a worker computes, each of the thousand small calls that Qt makes to paint a
list stands in line behind it, and what takes the window 50 ms takes 150. So the worker asks, wherever it can wait
(`qingdesk/progress.py`), and goes on when the window's event loop has come to answer.
"""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QObject, Qt, Signal, Slot

EVERY = 0.005
"""Seconds between two questions: an answer costs some tenths of a millisecond."""
AT_MOST = 0.05
"""Seconds for one answer: a window that is busy for long does not bring the work to a stand."""


class Courtesy(QObject):
    """Lives in the window's thread; one worker calls `step_aside`."""

    _asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._answered = threading.Event()
        self._last = 0.0
        self._ends = False
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _answer(self) -> None:
        self._answered.set()

    def end(self) -> None:
        """The window's thread waits for the work itself from now on: nobody steps aside any more."""
        self._ends = True
        self._answered.set()

    def step_aside(self) -> None:
        """Returns when the window has nothing left to do, after `AT_MOST` in any case."""
        if time.monotonic() - self._last < EVERY:
            return
        self._answered.clear()
        if self._ends:  # looked at after the clearing: else what `end` has set in between would be lost
            return
        self._asked.emit()
        self._answered.wait(AT_MOST)
        self._last = time.monotonic()
