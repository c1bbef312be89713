"""A window on a store, for what is measured in it: as the program makes it, on a screen that nobody sees."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from qingdesk.domain.period import Half
from qingdesk.store.database import Store
from qingdesk.ui import tidying
from qingdesk.ui.changes import Announcer
from qingdesk.ui.desk import Desk, Scope
from qingdesk.ui.findings import Findings
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.main_window import MainWindow
from qingdesk.ui.messages import Messages
from qingdesk.ui.preferences import Preferences
from qingdesk.ui.screen import Target
from qingdesk.ui.style import Appearance

PATIENCE = 120.0  # seconds


class Window:
    """frame: the window itself. The first check is not asked for: it is measured elsewhere."""

    def __init__(self, store: Store, place: str = "overview") -> None:
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        Appearance(application).use("light", 100)
        self.jobs = Jobs(application)
        announcer = Announcer()
        self.desk = Desk(
            store=store,
            jobs=self.jobs,
            announcer=announcer,
            messages=Messages(),
            scope=Scope(Half.of(date.today())),
            preferences=Preferences(store.folder),
            findings=Findings(store, self.jobs, announcer, date.today),
            go=lambda target: self.frame.go(target),
            today=date.today,
        )
        self.frame = MainWindow(self.desk)
        self.frame.resize(1366, 768)
        self.frame.go(Target(place))
        self.frame.show()
        self.frame.activateWindow()
        tidying.begin()  # as the program does

    def until(self, met: Callable[[], bool]) -> None:
        """Let events pass until this is so; looks after every batch of events."""
        loop, clock = QEventLoop(), QTimer()
        clock.setInterval(1)
        ends = time.monotonic() + PATIENCE

        seen = []

        def look() -> None:
            if met():
                seen.append(True)
            if seen or time.monotonic() > ends:
                loop.quit()

        clock.timeout.connect(look)
        clock.start()
        loop.exec()
        assert seen, "it took too long"

    def rest(self, seconds: float = 0.3) -> None:
        """Until nothing is under way, and a moment more."""
        ends = time.monotonic() + seconds
        self.until(lambda: self.jobs.is_idle() and time.monotonic() > ends)

    def close(self) -> None:
        """Stop the threads and let the window go."""
        self.jobs.close()
        self.frame.hide()
        self.frame.deleteLater()
