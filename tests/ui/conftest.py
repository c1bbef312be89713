"""What every test of the window stands on: our style and fonts, both threads, and a window on a store of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from qingdesk.actions.demo.build import build_sample
from qingdesk.domain.period import Half
from qingdesk.store import keys
from qingdesk.store.database import Store
from qingdesk.ui.changes import Announcer
from qingdesk.ui.desk import Desk, Scope
from qingdesk.ui.findings import Findings
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.list_pane import ListPane
from qingdesk.ui.main_window import MainWindow
from qingdesk.ui.messages import Messages
from qingdesk.ui.preferences import Preferences
from qingdesk.ui.screen import Screen, Target
from qingdesk.ui.style import Appearance
from tests import stores
from tests.stores import TODAY, TryDesk

desk, template = stores.desk, stores.template

PATIENCE = 60_000
"""Milliseconds that a test waits for what is sure to come: a busy machine may take ten times as long as an idle one."""


class PatientBot(QtBot):
    """Waits for all things alike; how soon they come is measured by the benchmarks."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: SignalInstance, *, timeout: int = PATIENCE, **more: Any) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """As pytest-qt's, but patient."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def appearance(qapp: QApplication) -> Appearance:
    """Our look, once for all tests of the window."""
    made = Appearance(qapp)
    made.use("light", 100)
    return made


@pytest.fixture(autouse=True)
def _our_look(appearance: Appearance) -> None:
    appearance.use("light", 100)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Both threads; waited for at the end."""
    made = Jobs(qapp)
    yield made
    made.close()


S = TypeVar("S", bound=Screen)


@dataclass
class Frame:
    """The window of a test and what it stands on. gone: where screens asked to go, when there is no window."""

    desk: Desk
    window: MainWindow | None
    gone: list[Target]

    def wait(self, qtbot: QtBot, met: Callable[[], bool] = lambda: True) -> None:
        """Until nothing is under way and this is so."""
        qtbot.waitUntil(lambda: self.desk.jobs.is_idle() and self._is_settled() and bool(met()))

    def _is_settled(self) -> bool:
        window = self.window
        panes = window.findChildren(ListPane) if window is not None and shiboken6.isValid(window) else ()
        return all(pane.is_settled for pane in panes)

    def stand(self, qtbot: QtBot, screen: S, width: int = 1200, height: int = 640) -> S:
        """Show a screen by itself, so large, with the keyboard in it; it hears of changes as in the window."""
        assert isinstance(screen, QWidget)
        qtbot.addWidget(screen)
        self.desk.announcer.changed.connect(lambda changes: screen.reload())
        screen.resize(width, height)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.reload()
        return screen

    def checked(self, qtbot: QtBot) -> None:
        """Check all anew, and wait for it."""
        self.desk.findings.checked_at = None
        self.desk.findings.look_again()
        self.wait(qtbot, lambda: self.desk.findings.checked_at is not None)

    def shown(self) -> MainWindow:
        """The window; fails when the test has none."""
        assert self.window is not None
        return self.window


@pytest.fixture
def surroundings(desk: TryDesk, jobs: Jobs, qapp: QApplication) -> Iterator[Frame]:
    """What a screen is given, without a window: it tells where it wants to go."""
    yield from _surroundings(desk.store, jobs)


def _surroundings(store: Store, jobs: Jobs) -> Iterator[Frame]:
    announcer, keeper = Announcer(), QObject()
    gone: list[Target] = []
    preferences = Preferences(store.folder)
    preferences.look_changed.connect(lambda: None)
    made = Desk(
        store=store,
        jobs=jobs,
        announcer=announcer,
        messages=Messages(),
        scope=Scope(Half.of(TODAY)),
        preferences=preferences,
        findings=Findings(store, jobs, announcer, lambda: TODAY),
        go=gone.append,
        today=lambda: TODAY,
    )
    yield Frame(made, None, gone)
    jobs.close()
    made.messages.close()
    keeper.deleteLater()


@pytest.fixture
def frame(surroundings: Frame, qtbot: QtBot) -> Iterator[Frame]:
    """The whole window, shown on 总览, with the first check done."""
    yield from _frame(surroundings, qtbot)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a sample store that every test's is copied from."""
    folder = tmp_path_factory.mktemp("sample") / "store"
    build_sample(folder, seed=1, today=TODAY).close()
    return folder


@pytest.fixture
def sample_frame(sample: Path, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> Iterator[Frame]:
    """The whole window on a sample store of this test's own: records in every state."""
    folder = tmp_path / "sample"
    shutil.copytree(sample, folder)
    store = Store.open(folder, keys.unlock(folder, None))
    for surroundings in _surroundings(store, jobs):
        yield from _frame(surroundings, qtbot)
    store.close()


def _frame(surroundings: Frame, qtbot: QtBot) -> Iterator[Frame]:
    given = surroundings.desk
    windows: list[MainWindow] = []
    desk = Desk(
        **{
            **{name: getattr(given, name) for name in given.__dataclass_fields__},
            "go": lambda target: windows[0].go(target),
        }
    )
    window = MainWindow(desk)
    windows.append(window)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.go(Target("overview"))
    window.show()
    window.activateWindow()
    desk.findings.look_again()
    made = Frame(desk, window, [])
    mark = window.findChild(QLabel, "status_mark")
    assert mark is not None
    made.wait(qtbot, lambda: desk.findings.checked_at is not None and bool(mark.text()))
    yield made
    windows.clear()


def in_dialog(kind: type[QDialog], do: Callable[[QDialog], object]) -> None:
    """When the next dialog of that kind is up, do this in it: `exec` waits for nobody else.

    What goes wrong in it closes the dialog and fails the test.
    """

    def look(tries: int) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isVisible():
            try:
                do(dialog)
            except BaseException:
                dialog.done(0)
                raise
        elif tries:
            QTimer.singleShot(10, lambda: look(tries - 1))
        else:
            raise AssertionError(f"no {kind.__name__} came up")

    QTimer.singleShot(0, lambda: look(PATIENCE // 10))
