"""Nobody at the desk: no key and no move for a while, or a clock that jumped because the computer slept."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

EVERY_FEW_SECONDS = 5_000
PAUSE = 3.0
"""Seconds without a key or a move after which the hands rest."""
JUMP = 60.0
"""Seconds between two looks, by the clock on the wall, that are no mere delay: the computer slept."""

_BY_HAND = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """`left` when nobody has touched a window for `minutes` (0: that alone never), and after a sleep.

    `paused` at every look while the hands rest.
    The windows of the system are listened to, not every widget: a move of the mouse costs one call.
    """

    left = Signal()
    paused = Signal()

    def __init__(
        self,
        minutes: Callable[[], int],
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """clock: seconds that never go back · wall: seconds of the clock that people see."""
        super().__init__()
        self._minutes = minutes
        self._clock = clock
        self._wall = wall
        self._touched = clock()
        self._looked = wall()
        self._heard: set[QWindow] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """From now on."""
        self.touch()
        self._timer.start(EVERY_FEW_SECONDS)

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._clock()
        self._looked = self._wall()

    def look(self) -> None:
        """Has it been long enough?"""
        self._listen()
        wall, before = self._wall(), self._looked
        self._looked = wall
        limit = self._minutes() * 60
        slept = abs(wall - before) > EVERY_FEW_SECONDS / 1000 + JUMP
        still = self._clock() - self._touched
        if still >= PAUSE:
            self.paused.emit()
        if slept or (limit and still >= limit):
            self._touched = self._clock()
            self.left.emit()

    def _listen(self) -> None:
        there = set(QGuiApplication.topLevelWindows())
        for window in there - self._heard:
            window.installEventFilter(self)
        self._heard = there

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _BY_HAND:
            self._touched = self._clock()
        return False
