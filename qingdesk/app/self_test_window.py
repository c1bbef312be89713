"""The window's part of the self-test: every screen is gone to, waited for and painted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from qingdesk.domain.period import Half
from qingdesk.i18n import set_language
from qingdesk.store.database import Store
from qingdesk.ui.changes import Announcer
from qingdesk.ui.desk import Desk, Scope
from qingdesk.ui.findings import Findings
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.main_window import MainWindow
from qingdesk.ui.messages import Messages
from qingdesk.ui.navigation import PLACES
from qingdesk.ui.preferences import Preferences
from qingdesk.ui.screen import Target
from qingdesk.ui.style import Appearance

EVERY = 20
"""Milliseconds between two looks whether the work in the background is done."""


def paint_every_screen(store: Store, language: str, today: date, longest: int) -> None:
    """Raises `RuntimeError` for a screen that stays empty or does not come to rest within `longest` ms."""
    set_language(language)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    Appearance(application).use("light", 100)
    jobs, announcer, windows = Jobs(application), Announcer(), list[MainWindow]()
    desk = Desk(
        store=store,
        jobs=jobs,
        announcer=announcer,
        messages=Messages(),
        scope=Scope(Half.of(today)),
        preferences=Preferences(store.folder),
        findings=Findings(store, jobs, announcer, lambda: today),
        go=lambda target: windows[0].go(target),
        today=lambda: today,
    )
    window = MainWindow(desk)
    windows.append(window)
    window.resize(1366, 768)
    window.show()
    try:
        for place in PLACES:
            window.go(Target(place.name))
            _rest(jobs, longest)
            if _is_empty(window):
                raise RuntimeError(f"the screen {place.name} stays empty")
    finally:
        window.close()
        jobs.close()


def _rest(jobs: Jobs, longest: int) -> None:
    loop, watch, end = QEventLoop(), QTimer(), QTimer()
    watch.timeout.connect(lambda: loop.quit() if jobs.is_idle() else None)
    end.setSingleShot(True)
    end.timeout.connect(lambda: loop.exit(1))
    watch.start(EVERY)
    end.start(longest)
    if loop.exec():
        raise RuntimeError("the work in the background does not end")


def _is_empty(window: MainWindow) -> bool:
    """Nothing but one colour was painted."""
    picture = window.grab().toImage()
    first = picture.pixel(0, 0)
    return all(
        picture.pixel(x, y) == first
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    )
