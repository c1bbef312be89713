"""Notices when the window could not answer for a while, and says so: in the log, and to whoever shows it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from qingdesk import log

_log = log.get(__name__)
BEAT = 250
"""Milliseconds between two looks at the clock."""
LONG = 1_000
"""Milliseconds without an answer that a person notices as a standstill."""
ASLEEP = 60_000
"""So long stood the computer, not the window."""


class StallWatch(QObject):
    """`waited(milliseconds)`: the window stood still so long. screen: the name of what is shown, for the log."""

    waited = Signal(int)

    def __init__(
        self, screen: Callable[[], str], parent: QObject, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._clock = clock
        self._last = clock()
        self._beat = QTimer(self)
        self._beat.timeout.connect(self.look)
        self._beat.start(BEAT)

    def look(self) -> None:
        """Compare with the last look."""
        now = self._clock()
        late = round((now - self._last) * 1000) - BEAT
        self._last = now
        if LONG <= late < ASLEEP:
            _log.info("the window had to wait %d ms on %s", late, self._screen() or "its first screen")
            self.waited.emit(late)
