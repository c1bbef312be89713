"""The running program: one application, one store, and a window that can be made anew in another language."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from qingdesk import log, settings
from qingdesk.actions.changes import Changes
from qingdesk.actions.open_desk import desk_exists, needs_password, open_desk
from qingdesk.app.crash import CrashWatch
from qingdesk.app.instance import Instance
from qingdesk.domain.period import Half
from qingdesk.errors import Damaged, UserError
from qingdesk.i18n import _, language, set_language
from qingdesk.paths import resource
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui import tidying
from qingdesk.ui.changes import Announcer
from qingdesk.ui.desk import Desk, Door, Scope
from qingdesk.ui.findings import Findings
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.locking import Locking
from qingdesk.ui.main_window import MainWindow
from qingdesk.ui.messages import Messages, show_error
from qingdesk.ui.preferences import Preferences
from qingdesk.ui.safe_keeping import SafeKeeping
from qingdesk.ui.screen import Target
from qingdesk.ui.style import Appearance

FRAME_FIRST = 10
"""Milliseconds: the frame is painted and answers before the first screen is built."""
SOON_AFTER_PAINT = 60
"""Milliseconds: the check, the socket and the log begin when the window stands."""


class Program(QObject):
    """`run` until the window is closed."""

    def __init__(
        self, folder: Path, chosen_language: str, today: Callable[[], date], file: Path | None = None
    ) -> None:
        super().__init__()
        self._file = str(file.resolve()) if file is not None else ""
        self._folder = folder
        self._chosen_language = chosen_language
        self._today = today
        application = QApplication.instance()
        self._application = (
            application if isinstance(application, QApplication) else QApplication(sys.argv[:1])
        )
        self._application.setApplicationName("qingdesk")
        self._application.setDesktopFileName("org.qingdesk.desk")
        # A dialog that closes before the window is there must not end the program; `MainWindow.closed` does.
        self._application.setQuitOnLastWindowClosed(False)
        self._translator = QTranslator(self)
        self._crash = CrashWatch(self._application)
        self._appearance = Appearance(self._application)
        self._jobs = Jobs(self._application)
        self._instance = Instance(folder)
        self._announcer = Announcer()
        self._store: Store | None = None
        self._window: MainWindow | None = None

    def run(self) -> int:
        """Lock, open or set up the store, show the window, go on until it is closed."""
        self._speak()
        self._look(settings.load(self._folder))
        try:
            if not self._instance.is_first():
                self._instance.show_first(self._file)
                return 0
            self._store = self._open()
        except UserError as error:
            show_error(None, error)
            return 1
        if self._store is None:
            return 0
        self._crash.install()
        self._begin(self._store)
        try:
            return self._application.exec()
        finally:
            self._end()

    def _open(self) -> Store | None:
        """The open store; None when a person thought better of it. A damaged one is repaired or replaced first."""
        while True:
            try:
                return self._open_once()
            except Damaged as error:
                from qingdesk.ui.dialogs.rescue import RescueDialog

                if not RescueDialog(error, self._folder, self._jobs, self._today()).exec():
                    return None

    def _open_once(self) -> Store | None:
        if not desk_exists(self._folder):
            self._speak_in_dialogs()
            from qingdesk.ui.set_up.first_start import first_start

            return first_start(self._folder, self._jobs, self._today)
        if not needs_password(self._folder):
            return open_desk(self._folder)
        from qingdesk.ui.dialogs.password import PasswordDialog

        dialog = PasswordDialog(self._folder, self._jobs)
        dialog.exec()
        if dialog.error is not None:
            raise dialog.error
        return dialog.store

    def _begin(self, store: Store) -> None:
        self._folder = store.folder  # of the sample store, when that was chosen
        self._preferences = Preferences(self._folder, self)
        self._scope = Scope(Half.of(self._today()))
        self._findings = Findings(store, self._jobs, self._announcer, self._today)
        self._safe = SafeKeeping(store, self._jobs, self._announcer)
        self._safe.backed_up.connect(self._show_backup)
        self._safe.failed.connect(self._warn)
        self._safe.warned.connect(self._warn_of_store)
        self._locking = Locking(store, self._jobs, self._keep_typed)
        self._locking.unlocked.connect(self._come_back)
        self._locking.quitted.connect(self._exit)
        self._preferences.look_changed.connect(lambda: self._look(self._preferences.settings))
        self._preferences.language_changed.connect(self._make_anew)
        self._preferences.operator_changed.connect(self._change_hand)
        self._instance.shown.connect(self._asked_for)
        self._speak()
        self._look(self._preferences.settings)
        self._show_window(store)
        QTimer.singleShot(FRAME_FIRST, self, self._show_first_screen)
        # After the first paint: what is not needed to be looked at.
        QTimer.singleShot(SOON_AFTER_PAINT, self, self._go_on)

    def _show_first_screen(self) -> None:
        if self._window is not None and not self._window.shown():
            self._window.go(Target("overview"))

    def _go_on(self) -> None:
        self._speak_in_dialogs()
        self._application.setWindowIcon(QIcon(str(resource("icons", "qingdesk.svg"))))
        tidying.begin()
        self._findings.look_again()
        self._safe.begin()
        self._remind_of_code()
        self._watch_who_leaves()
        self._instance.listen()
        log.to_file(self._folder / "log")
        self._crash.install(self._folder / "log")
        self._jobs.write(self._take_shipped, owner=self, on_done=self._announcer.announce)
        self._open_file(self._file)

    def _take_shipped(self, progress: Progress) -> Changes:
        """Next year's days and the newer limits that came with a newer program."""
        from qingdesk.actions.update import take_shipped

        return take_shipped(self._store) if self._store is not None else Changes()

    def _asked_for(self, file: str) -> None:
        self._to_front()
        self._open_file(file)

    def _open_file(self, file: str) -> None:
        """A package or update that was double-clicked; not while the desk is locked."""
        if file and self._window is not None and self._window.isVisible():
            from qingdesk.ui.opened_file import open_file

            open_file(self._window, self._desk, Path(file))

    def _watch_who_leaves(self) -> None:
        from qingdesk.app.logind import Logind
        from qingdesk.ui.idle import Idle

        self._idle = Idle(lambda: self._preferences.settings.lock_minutes)
        self._idle.left.connect(self._locking.lock)
        self._idle.paused.connect(tidying.tidy)
        self._idle.begin()
        self._logind = Logind()
        self._logind.left.connect(self._locking.lock)
        self._logind.listen()

    def _show_window(self, store: Store, target: Target | None = None) -> MainWindow:
        desk = Desk(
            store=store,
            jobs=self._jobs,
            announcer=self._announcer,
            messages=Messages(),
            scope=self._scope,
            preferences=self._preferences,
            findings=self._findings,
            go=lambda goal: self._window.go(goal) if self._window is not None else None,
            today=self._today,
            door=Door(lock=self._locking.lock, renew=self._renew, leave=self._leave),
        )
        self._desk = desk
        window = self._window = MainWindow(desk)
        window.closed.connect(self._application.quit)
        if target is not None:
            window.go(target)
        window.show()
        return window

    def _make_anew(self) -> None:
        """In another language or size of letters: a new window in the place of the old one."""
        old = self._window
        if old is None or self._store is None or not old.may_close():
            return
        self._chosen_language = ""
        self._replace(old)

    def _renew(self) -> None:
        """The store is another one now: nothing that was read from it stands any more."""
        old = self._window
        if old is None or self._store is None:
            return
        from qingdesk.store import cadres

        reader = self._store.reader()
        chosen = self._preferences.settings.operator_cadre_id
        if chosen and not cadres.find(reader, "id = ?", (chosen,)):
            self._preferences.change(replace(self._preferences.settings, operator_cadre_id=""))
        self._findings.forget()
        self._scope.choose(cadre_id="")
        self._replace(old)
        self._findings.look_again()
        self._safe.begin()

    def _replace(self, old: MainWindow) -> None:
        """A new window in the place of the old one, with the same screen shown."""
        assert self._store is not None
        self._speak()
        self._speak_in_dialogs()
        self._look(self._preferences.settings)
        place = old.shown()
        geometry = old.saveGeometry()
        old.closed.disconnect(self._application.quit)
        self._window = None
        self._show_window(self._store, Target(place)).restoreGeometry(geometry)
        old.hide()
        old.deleteLater()
        self._findings.updated.emit()

    def _speak(self) -> None:
        chosen = self._chosen_language or settings.load(self._folder).language
        set_language(chosen)
        self._application.setApplicationDisplayName(_("QingDesk"))

    def _speak_in_dialogs(self) -> None:
        """Qt's own words, of file dialogs and text menus: not needed before the first paint."""
        self._application.removeTranslator(self._translator)
        if language() == "zh_CN":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._translator.load("qtbase_zh_CN", folder):
                self._application.installTranslator(self._translator)

    def _look(self, chosen: settings.Settings) -> None:
        self._appearance.use(chosen.theme, chosen.text_size)

    def _change_hand(self) -> None:
        if self._store is not None:
            self._store.operator = self._preferences.settings.operator_cadre_id or "desk"

    def _keep_typed(self) -> None:
        if self._window is not None:
            self._window.keep_typed()

    def _come_back(self) -> None:
        self._idle.touch()
        self._to_front()
        if self._findings.checked_at is None or self._findings.checked_at.date() != date.today():
            self._findings.look_again()

    def _show_backup(self) -> None:
        if self._window is not None:
            self._window.show_backup()

    def _warn(self, error: UserError) -> None:
        self._desk.messages.warn(
            _("There is no backup of the last changes. {why}").format(why=error.title), error.hint
        )

    def _remind_of_code(self) -> None:
        """Who has a password and no code on paper stands to lose everything; said when nothing else is."""
        from qingdesk.actions.password import has_recovery_code

        store = self._store
        if (
            store is None
            or store.is_sample
            or not needs_password(self._folder)
            or has_recovery_code(self._folder)
        ):
            return
        if self._desk.messages.isHidden():
            self._desk.messages.info(
                _("There is no recovery code yet."),
                _("When the password is forgotten, nobody can read the records again without one."),
                action=_("Make a recovery code"),
                pressed=partial(self._desk.go, Target("settings", part="security")),
            )

    def _warn_of_store(self, title: str, hint: str) -> None:
        go = partial(self._desk.go, Target("settings", part="keeping"))
        self._desk.messages.warn(title, hint, action=_("Look at it"), pressed=go)

    def _leave(self) -> None:
        """The desk was wiped: there is nothing left to back up or to close."""
        self._store = None
        self._exit()

    def _exit(self) -> None:
        """Without asking the windows, which would read and write a store that is locked or gone."""
        self._application.exit(0)

    def _to_front(self) -> None:
        window = self._window
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

    def _end(self) -> None:
        self._jobs.close()
        self._crash.uninstall()
        self._instance.close()
        if self._store is not None:
            self._safe.end()
            self._store.close()
