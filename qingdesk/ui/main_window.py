"""The frame: navigation, top bar, message, the screen, and the line below. It joins and owns no records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qingdesk.domain.period import Half
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.settings import Settings
from qingdesk.ui import desk_work, help_work, menus, take_back
from qingdesk.ui.desk import Desk
from qingdesk.ui.leaving import Leaving
from qingdesk.ui.navigation import PLACES
from qingdesk.ui.panes import Panes
from qingdesk.ui.preferences import TEXT_SIZES, resized
from qingdesk.ui.screen import Command, Screen, Target
from qingdesk.ui.search import SearchBox
from qingdesk.ui.search.index import SearchIndex
from qingdesk.ui.stall_watch import StallWatch
from qingdesk.ui.status_line import StatusLine
from qingdesk.ui.style import STEP
from qingdesk.ui.top_bar import TopBar
from qingdesk.ui.widgets.navigation_list import NavigationList

B = TypeVar("B", bound=QBoxLayout)
EVERY_MINUTE = 60_000
BEFORE_THE_FIRST_WRITE = 1_000
"""Milliseconds: when the screen that was asked for stands there, and sooner than anybody has typed anything."""
SOON_AFTER_PAINT = 30
"""Milliseconds: what the frame says of the store comes after the frame itself."""
_OF_A_SCREEN = frozenset(command.value for command in Command)


class MainWindow(QMainWindow):
    """`closed` once it is gone for good."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._screens: dict[str, Screen] = {}
        self._shown = ""
        self._is_filled = False
        self.watches_standstills = True
        self.setObjectName("main_window")
        self.setWindowTitle(_("QingDesk"))
        titles = tuple((place.name, _(place.title), place.icon, place.key) for place in PLACES)
        self._navigation = NavigationList(_("QingDesk"), titles, _("Screens"))
        self._search = SearchBox(desk)
        self._top = TopBar(desk.scope, Half.of(desk.today()), self._search)
        self._index = SearchIndex(desk.store, desk.jobs, desk.announcer, self)
        self._status = StatusLine(desk.jobs)
        self._stack = QStackedWidget()
        self._lay_out()
        self._navigation.chosen.connect(lambda name: self.go(Target(name)))
        self._top.new_visit.connect(lambda: self.go(Target("visits", make=True)))
        self._top.choose_cadre.connect(self._choose_cadre)
        self._top.ask_may.connect(lambda: desk_work.ask_may(self, desk))
        self._panes = Panes(lambda: (self._navigation, self._top), self._stack.currentWidget)
        does = {**self._own_actions(), **self._screen_actions()}
        menus.build(self, does, tuple((name, title, key) for name, title, _icon, key in titles))(
            self._can, self._holds
        )
        desk.announcer.changed.connect(self._changed)
        desk.scope.changed.connect(self._reload_shown)
        desk.preferences.operator_changed.connect(self._show_people)
        desk.findings.updated.connect(self._show_counts)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._show_backup)
        self._clock.start(EVERY_MINUTE)
        self._status.show_saved(datetime.now())
        self._leaving = Leaving(self, desk.jobs)
        self._place_on_screen()

    def _lay_out(self) -> None:
        # From the outside in: of a layout that is filled before it is added Python keeps every item, also that of
        # the messages, which Qt lets go when a new window takes them over (see `ui/focus.py`).
        whole = QWidget()
        column = _bare(QVBoxLayout(whole))
        across = _bare(QHBoxLayout())
        column.addLayout(across, 1)
        column.addWidget(self._status)
        middle, notice = _bare(QVBoxLayout()), QVBoxLayout()
        across.addWidget(self._navigation)
        across.addLayout(middle, 1)
        middle.addWidget(self._top)
        middle.addLayout(notice)
        middle.addWidget(self._stack, 1)
        notice.setContentsMargins(STEP * 2, STEP, STEP * 2, 0)
        notice.addWidget(self._desk.messages)
        self.setCentralWidget(whole)

    # What the menus do

    def _own_actions(self) -> dict[str, Callable[[], object]]:
        desk = self._desk

        return {
            **{f"go_{place.name}": self._goer(place.name) for place in PLACES},
            "new_visit": lambda: self.go(Target("visits", make=True)),
            "import_roster": lambda: desk_work.import_roster(self, desk),
            "import_ledger": lambda: desk_work.import_ledger(self, desk, self._shown),
            "export_package": lambda: self.go(Target("reporting", part="export")),
            "test_page": lambda: desk_work.print_test_page(self, desk),
            "backup": lambda: desk_work.back_up(self, desk, self._show_backup),
            "restore": lambda: desk_work.restore(self, desk),
            "lock": lambda: desk_work.lock(desk),
            "search": self._search.begin,
            "undo": lambda: take_back.undo(self, desk),
            "bin": lambda: take_back.show_bin(self, desk),
            "help": lambda: help_work.show_guide(self, self._shown),
            "first_steps": lambda: help_work.show_first_steps(self),
            "keys": lambda: help_work.show_keys(self),
            "whats_new": lambda: help_work.show_news(self),
            "update": lambda: help_work.take_update(self, desk),
            "diagnostics": lambda: help_work.save_diagnostics(self, desk),
            "next_pane": self._panes.next,
            "reload": self._reload_shown,
            "may_i": lambda: desk_work.ask_may(self, desk),
            "firm_day": lambda: desk_work.hold_firm_day(self, desk),
            "plan_visits": lambda: desk_work.plan_visits(self, desk),
            "check": desk.findings.look_again,
            "text_larger": lambda: self._prefer(resized(desk.preferences.settings, 1)),
            "text_smaller": lambda: self._prefer(resized(desk.preferences.settings, -1)),
            **{f"text_{size}": self._prefer_with(text_size=size) for size in TEXT_SIZES},
            **{f"theme_{name}": self._prefer_with(theme=name) for name in ("system", "light", "dark")},
            "quit": self.close,
            "about": lambda: desk_work.about(self, desk),
        }

    def _goer(self, name: str) -> Callable[[], object]:
        return lambda: self.go(Target(name))

    def _screen_actions(self) -> dict[str, Callable[[], object]]:
        return {command.value: self._asker(command) for command in Command}

    def _asker(self, command: Command) -> Callable[[], object]:
        def ask() -> None:
            screen = self._screens.get(self._shown)
            work = screen.commands().get(command) if screen is not None else None
            if work is not None:
                work()

        return ask

    def _can(self, name: str) -> bool:
        screen = self._screens.get(self._shown)
        return name not in _OF_A_SCREEN or (screen is not None and Command(name) in screen.commands())

    def _holds(self, name: str) -> bool:
        chosen = self._desk.preferences.settings
        return name in (f"theme_{chosen.theme}", f"text_{chosen.text_size}")

    def _prefer_with(self, **changed: Any) -> Callable[[], object]:
        return lambda: self._prefer(replace(self._desk.preferences.settings, **changed))

    def _prefer(self, after: Settings) -> None:
        try:
            self._desk.preferences.change(after)
        except UserError as error:
            self._desk.messages.wrong(error)

    # Going about

    def go(self, target: Target) -> None:
        """Show that screen, and on it that record; stays when the screen that is shown asks to."""
        shown = self._screens.get(self._shown)
        if shown is not None and target.place != self._shown and not shown.may_leave():
            self._navigation.show_chosen(self._shown)
            return
        screen = self._screens.get(target.place) or self._make(target.place)
        assert isinstance(screen, QWidget)
        returning = target.place != self._shown
        self._shown = target.place
        self._navigation.show_chosen(target.place)
        focus = QApplication.focusWidget()
        if focus is not None and self._navigation.isAncestorOf(focus):
            self._navigation.focus_chosen()
        self._stack.setCurrentWidget(screen)
        if returning:
            screen.reload()
        screen.show_target(target)

    def _make(self, name: str) -> Screen:
        place = next(place for place in PLACES if place.name == name)
        screen = place.make(self._desk)
        assert isinstance(screen, QWidget)
        self._screens[name] = screen
        self._stack.addWidget(screen)
        return screen

    def shown(self) -> str:
        """The name of the screen that is shown."""
        return self._shown

    def may_close(self) -> bool:
        """Put safe what was typed, before the window is made anew or closed."""
        screen = self._screens.get(self._shown)
        return screen is None or screen.may_leave()

    def keep_typed(self) -> None:
        """Put what is being typed into the store, without a question; where that fails, it stays on its page."""
        self.may_close()

    # Telling

    def show_backup(self) -> None:
        """How old the newest backup is, and whether one is due outside this computer."""
        self._show_backup()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_filled:
            self._is_filled = True
            QTimer.singleShot(SOON_AFTER_PAINT, self, self._fill)

    def _fill(self) -> None:
        self._show_people()
        self._show_store()
        self._show_backup()
        self._index.soon()
        self._remind()
        self._watch_scans()
        QTimer.singleShot(BEFORE_THE_FIRST_WRITE, self, self._get_ready_to_write)
        if self.watches_standstills:
            StallWatch(self.shown, self).waited.connect(self._status.show_waited)

    def _get_ready_to_write(self) -> None:
        store = self._desk.store
        self._desk.jobs.write(
            lambda progress: store.get_ready_to_write(),
            owner=self,
            keeps=False,
            on_error=lambda error: None,  # the first write will tell
        )

    def _watch_scans(self) -> None:
        from qingdesk.ui.scan_folder import ScanFolder

        ScanFolder(self._desk, self)

    def _remind(self) -> None:
        from qingdesk.ui.reminders import Reminders

        Reminders(self._desk, self)

    def _changed(self, changes: frozenset[str]) -> None:
        self._status.show_saved(datetime.now())
        if changes & {"units", "cadres"}:
            self._show_people()
            self._show_store()
        screen = self._screens.get(self._shown)
        if screen is not None and changes & screen.WATCHES:
            screen.reload()

    def _reload_shown(self) -> None:
        screen = self._screens.get(self._shown)
        if screen is not None:
            screen.reload()

    def _show_people(self) -> None:
        from qingdesk.store import cadres

        reader = self._desk.store.reader()
        operator = self._desk.preferences.settings.operator_cadre_id
        people: list[tuple[str, str]] = []
        for cadre_id in dict.fromkeys((operator, self._desk.scope.cadre_id)):
            if cadre_id:
                name = cadres.get(reader, cadre_id).name
                people.append(
                    (cadre_id, _("Myself ({name})").format(name=name) if cadre_id == operator else name)
                )
        self._top.show_people(cadres.count(reader), people)

    def _choose_cadre(self) -> None:
        chosen = desk_work.choose_cadre(self, self._desk)
        if chosen:
            self._desk.scope.choose(cadre_id=chosen)
            self._show_people()

    def _show_store(self) -> None:
        from qingdesk.store import keys, units

        store = self._desk.store
        home = units.home(store.reader())
        self._status.show_store(
            home.name if home is not None else "",
            is_sample=store.is_sample,
            has_password=keys.has_password(store.folder),
        )

    def _show_backup(self) -> None:
        from qingdesk.store import backups

        newest = backups.newest(self._desk.store.folder)
        made = datetime.fromtimestamp(newest.stat().st_mtime) if newest is not None else None
        self._status.show_backup(made, datetime.now())
        self._status.show_second_place(desk_work.second_place_due(self._desk))

    def _show_counts(self) -> None:
        self._navigation.set_counts(self._desk.findings.counts_by_place())

    # The window itself

    def _place_on_screen(self) -> None:
        kept = self._desk.preferences.settings.window
        if kept and self.restoreGeometry(QByteArray.fromHex(kept.encode())):
            return
        room = self.screen().availableGeometry()
        self.resize(min(room.width(), 1366), min(room.height(), 768))
        if room.width() <= 1366:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close() or not self._leaving.may_go():
            event.ignore()
            return
        preferences = self._desk.preferences
        kept = bytes(self.saveGeometry().toHex().data()).decode()
        try:
            preferences.change(replace(preferences.settings, window=kept))
        except UserError as error:  # the place of a window is no reason to stay open
            self._desk.messages.wrong(error)
        event.accept()
        self.closed.emit()


def _bare(layout: B) -> B:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
