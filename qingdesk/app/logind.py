"""The system says that it goes to sleep, or that its screen is locked: logind's signals, where there is a logind."""

from __future__ import annotations

import sys
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SERVICE = "org.freedesktop.login1"


def _slot(signature: str) -> bytes:
    return cast("bytes", SLOT(signature))  # the stubs say bytes, and the call takes a string


class Logind(QObject):
    """`left` when the computer goes to sleep or the session is locked. Where there is no logind, never."""

    left = Signal()

    def listen(self) -> bool:
        """From now on; False where there is no system bus."""
        if not sys.platform.startswith("linux"):
            return False
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return False
        slept = bus.connect(
            _SERVICE, "/org/freedesktop/login1", f"{_SERVICE}.Manager", "PrepareForSleep", self, _slot("sleep(bool)")
        )  # fmt: skip
        # of any session: a desk in an office has one
        locked = bus.connect(_SERVICE, "", f"{_SERVICE}.Session", "Lock", self, _slot("lock()"))
        return bool(slept or locked)

    @Slot(bool)
    def sleep(self, begins: bool) -> None:
        """True before the sleep, False after it."""
        if begins:
            self.left.emit()

    @Slot()
    def lock(self) -> None:
        """The screen is locked by hand or by the desktop."""
        self.left.emit()
