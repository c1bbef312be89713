"""A window on a stage: without a person in front of it, gone through screen by screen and painted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from qingdesk.domain.period import Half
from qingdesk.i18n import set_language
from qingdesk.store.database import Store
from qingdesk.ui.changes import Announcer
from qingdesk.ui.desk import Desk, Scope
from qingdesk.ui.findings import Findings
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.list_pane import ListPane
from qingdesk.ui.main_window import MainWindow
from qingdesk.ui.messages import Messages
from qingdesk.ui.navigation import PLACES
from qingdesk.ui.preferences import Preferences
from qingdesk.ui.screen import Target
from qingdesk.ui.style import Appearance

EVERY = 20
"""Milliseconds between two looks whether the work in the background is done."""
LONGEST = 60_000
"""Milliseconds that a screen may take until it has come to rest."""


class Stage:
    """The window of a store in a language and a look, letters at `size` per cent; to be used by `with`."""

    def __init__(self, store: Store, language: str, theme: str, today: date, size: int = 100) -> None:
        set_language(language)
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        Appearance(application).use(theme, size)
        self._jobs, announcer = Jobs(application), Announcer()
        self._findings = Findings(store, self._jobs, announcer, lambda: today)
        self.desk = Desk(
            store=store,
            jobs=self._jobs,
            announcer=announcer,
            messages=Messages(),
            scope=Scope(Half.of(today)),
            preferences=Preferences(store.folder),
            findings=self._findings,
            go=self.go,
            today=lambda: today,
        )
        self._window = MainWindow(self.desk)
        self._window.resize(1366, 768)

    def __enter__(self) -> Stage:
        self._window.show()
        self._window.watches_standstills = False  # how busy the machine is belongs in no picture
        self._findings.look_again()
        self.rest()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._window.close()
        self._jobs.close()

    def go(self, target: Target) -> None:
        """Go there and wait until nothing is under way; raises `RuntimeError` when that takes too long."""
        self._window.go(target)
        self.rest()

    @property
    def window(self) -> MainWindow:
        """For who wants to press something in it."""
        return self._window

    def picture(self) -> QImage:
        """The window as it is painted now."""
        return self._window.grab().toImage()

    def rest(self, met: Callable[[], bool] = lambda: True) -> None:
        """Wait until nothing is under way and this is so; raises `RuntimeError` when that takes too long."""
        loop, watch, end = QEventLoop(), QTimer(), QTimer()
        panes = self._window.findChildren(ListPane)

        def look() -> None:
            if self._jobs.is_idle() and all(pane.is_settled for pane in panes) and met():
                loop.quit()

        watch.timeout.connect(look)
        end.setSingleShot(True)
        end.timeout.connect(lambda: loop.exit(1))
        watch.start(EVERY)
        end.start(LONGEST)
        if loop.exec():
            raise RuntimeError("the work in the background does not end")
        QCoreApplication.sendPostedEvents()  # a layout that was asked for is done


def paint_every_screen(store: Store, language: str, today: date) -> None:
    """Raises `RuntimeError` for a screen that stays empty or does not come to rest."""
    with Stage(store, language, "light", today) as stage:
        for place in PLACES:
            stage.go(Target(place.name))
            if _is_empty(stage.picture()):
                raise RuntimeError(f"the screen {place.name} stays empty")


def _is_empty(picture: QImage) -> bool:
    """Nothing but one colour was painted."""
    first = picture.pixel(0, 0)
    return all(
        picture.pixel(x, y) == first
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    )
