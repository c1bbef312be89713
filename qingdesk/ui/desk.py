"""What every screen is given: the store, the threads, the one signal, and where one can go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QObject, Signal

from qingdesk.domain.period import Half
from qingdesk.store.database import Store
from qingdesk.ui.changes import Announcer
from qingdesk.ui.findings import Findings
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.messages import Messages
from qingdesk.ui.preferences import Preferences
from qingdesk.ui.screen import Target


class Scope(QObject):
    """The half-year and whose records the frame's top bar has chosen. cadre_id empty: the whole unit."""

    changed = Signal()

    def __init__(self, half: Half, cadre_id: str = "") -> None:
        super().__init__()
        self.half = half
        self.cadre_id = cadre_id

    def choose(self, *, half: Half | None = None, cadre_id: str | None = None) -> None:
        """Choose a half-year, a cadre, or both; told when it differs from before."""
        before = (self.half, self.cadre_id)
        self.half = self.half if half is None else half
        self.cadre_id = self.cadre_id if cadre_id is None else cadre_id
        if before != (self.half, self.cadre_id):
            self.changed.emit()


def _nobody() -> None:
    """Without a program behind it, such as in a test of one screen, a door leads nowhere."""


@dataclass(frozen=True, kw_only=True)
class Door:
    """What only the program can do. lock: the desk, now · renew: make the window anew, for the store is another ·
    leave: end the program without a last backup, for the store is gone."""

    lock: Callable[[], None] = _nobody
    renew: Callable[[], None] = _nobody
    leave: Callable[[], None] = _nobody


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Given to a screen's constructor. go: to another screen. today: the day that everything is judged by."""

    store: Store
    jobs: Jobs
    announcer: Announcer
    messages: Messages
    scope: Scope
    preferences: Preferences
    findings: Findings
    go: Callable[[Target], None]
    today: Callable[[], date]
    door: Door = field(default_factory=Door)
