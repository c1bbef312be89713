"""A note at start and in the tray 14, 3 and 0 days before something falls due, as long as the program runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from qingdesk.i18n import _, format_date, ngettext
from qingdesk.progress import Progress
from qingdesk.ui.desk import Desk
from qingdesk.ui.screen import Target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qingdesk.actions.coming_up import ComesUp
    from qingdesk.domain.finding import Finding
    from qingdesk.store.database import Store

EVERY_QUARTER = 15 * 60_000
"""Milliseconds between two looks whether a new day has begun."""
TRAY_SHOWS = 15_000
MOST_NAMED = 1
LONGEST = 30
"""Characters of the one that is named: the note stays a line or two."""


class Reminders(QWidget):
    """Each thing is told once at each of its stages; nothing is kept, so a new start tells again what is near.

    Never shown itself: it is a widget so that the tray's menu has a parent.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._desk = desk
        self._window = window
        self._told: set[tuple[str, int]] = set()
        self._day: date | None = None
        self._tray: QSystemTrayIcon | None = None
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look_at_the_day)
        self._clock.start(EVERY_QUARTER)
        desk.findings.updated.connect(self._read)
        if desk.findings.checked_at is not None:
            self._read()

    def _look_at_the_day(self) -> None:
        if self._day is not None and self._desk.today() != self._day:
            self._desk.findings.look_again()

    def _read(self) -> None:
        desk = self._desk
        self._day = desk.today()
        mine = desk.preferences.settings.operator_cadre_id
        found = [one.finding for one in desk.findings.open(mine)]
        desk.jobs.run(
            partial(_reminders, desk.store, found, desk.findings.names, desk.today(), mine),
            owner=self,
            on_done=self._tell,
            on_error=desk.messages.wrong,
        )

    def _tell(self, near: Sequence[ComesUp]) -> None:
        from qingdesk.actions.coming_up import stage_of

        today = self._desk.today()
        staged = [(one, stage_of(one.day, today)) for one in near]
        new = [
            (one, stage) for one, stage in staged if stage is not None and (one.key, stage) not in self._told
        ]
        self._told |= {(one.key, stage) for one, stage in new}
        if not new:
            return
        title, hint = reminder_words([one for one, _stage in new], today)
        self._desk.messages.warn(title, hint, action=_("Look at it"), pressed=self._look)
        self._tell_in_tray(title, hint)

    def _look(self) -> None:
        self._desk.go(Target("overview", part="coming"))

    # In the tray

    def _tell_in_tray(self, title: str, hint: str) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = self._make_tray()
        self._tray.setToolTip(title)
        self._tray.showMessage(
            _("QingDesk"), f"{title}\n{hint}", QSystemTrayIcon.MessageIcon.Warning, TRAY_SHOWS
        )

    def _make_tray(self) -> QSystemTrayIcon:
        tray = QSystemTrayIcon(self._window.windowIcon(), self)
        menu = QMenu(self)
        show = QAction(_("Show the window"), menu)
        show.triggered.connect(self._show_window)
        leave = QAction(_("Quit"), menu)
        leave.triggered.connect(self._window.close)
        menu.addActions([show, leave])
        tray.setContextMenu(menu)
        tray.activated.connect(self._activated)
        tray.messageClicked.connect(self._show_window)
        tray.show()
        return tray

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._show_window()

    def _show_window(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self._look()


def reminder_words(near: Sequence[ComesUp], today: date) -> tuple[str, str]:
    """How many fall due and when the first does; the nearest by name, and that it reminds only while it runs."""
    title = ngettext(
        "{n} matter falls due within 14 days, the first on {day}.",
        "{n} matters fall due within 14 days, the first on {day}.",
        len(near),
    ).format(n=len(near), day=format_date(near[0].day, today=today))
    nearest = _("; ").join(_short(one.words) for one in near[:MOST_NAMED])
    only = _("QingDesk reminds only while it runs.")
    return title, f"{nearest}　{only}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _reminders(
    store: Store,
    found: Sequence[Finding],
    names: Mapping[str, str],
    today: date,
    cadre_id: str,
    progress: Progress,
) -> list[ComesUp]:
    from qingdesk.actions.coming_up import reminders

    return reminders(store.reader(), found, names, today, cadre_id=cadre_id)
