"""The bottom of the frame: is it saved, how old is the backup, whose store is this."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from qingdesk import __version__
from qingdesk.i18n import _, ngettext
from qingdesk.ui.colours import Colours
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import words
from qingdesk.ui.work_line import WorkLine

BACKUP_IS_OLD_DAYS = 7
NOTE_STAYS = 10_000
"""Milliseconds that it is told that the window had to wait."""


def age_words(then: datetime, now: datetime) -> str:
    """How long ago, in the largest unit that says enough."""
    minutes = max(0, int((now - then).total_seconds() // 60))
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("{n} minute ago", "{n} minutes ago", minutes).format(n=minutes)
    if minutes < 60 * 24:
        return ngettext("{n} hour ago", "{n} hours ago", minutes // 60).format(n=minutes // 60)
    days = minutes // (60 * 24)
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days)


class StatusLine(QWidget):
    """Words only; what needs attention is amber and says what is the matter. Busy, it says with what."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP * 2 - 2, STEP // 2, STEP * 2 - 2, STEP // 2)
        row.setSpacing(STEP * 2)
        self.saved = words("", "quiet", SMALL_POINTS)
        self.backup = words("", "quiet", SMALL_POINTS)
        self.backup_missing = words("", "amber", SMALL_POINTS)
        self.unprotected = ElidedLabel(
            _("No password: whoever has this computer can read the store"), "amber", SMALL_POINTS
        )
        self.waited = ElidedLabel("", "quiet", SMALL_POINTS)
        self.second_place = ElidedLabel("", "amber", SMALL_POINTS)
        self.unit = words("", "quiet", SMALL_POINTS)
        self.mark = words("", "quiet", SMALL_POINTS)
        for label, name in (
            (self.saved, "status_saved"),
            (self.backup, "status_backup"),
            (self.backup_missing, "status_backup_old"),
            (self.unprotected, "status_unprotected"),
            (self.waited, "status_waited"),
            (self.second_place, "status_second_place"),
            (self.unit, "status_unit"),
            (self.mark, "status_mark"),
        ):
            label.setObjectName(name)
        for left in (self.saved, self.backup, self.backup_missing, self.unprotected, self.second_place):
            row.addWidget(left)
        row.addStretch(1)
        row.addWidget(self.waited)
        row.addWidget(WorkLine(jobs))
        row.addWidget(self.unit)
        row.addWidget(self.mark)
        row.addWidget(words(__version__, "quiet", SMALL_POINTS))
        self.unprotected.hide()
        self.waited.hide()
        self._note_goes = QTimer(self)
        self._note_goes.setSingleShot(True)
        self._note_goes.setInterval(NOTE_STAYS)
        self._note_goes.timeout.connect(self.waited.hide)
        self.second_place.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_saved(self, at: datetime) -> None:
        """Everything up to this moment is in the store."""
        self.saved.setText(_("Saved {time}").format(time=f"{at:%H:%M}"))

    def show_backup(self, made: datetime | None, now: datetime) -> None:
        """How old the newest backup is; amber when there is none, or none of this week."""
        old = made is None or (now - made).days >= BACKUP_IS_OLD_DAYS
        text = _("No backup yet") if made is None else _("Backup {age}").format(age=age_words(made, now))
        self.backup.setText("" if old else text)
        self.backup.setVisible(not old)
        self.backup_missing.setText(text if old else "")
        self.backup_missing.setVisible(old)

    def show_waited(self, milliseconds: int) -> None:
        """The window could not answer for so long; the note goes by itself."""
        seconds = f"{milliseconds / 1000:.1f}"
        self.waited.setText(_("The window had to wait {seconds} s; noted in the log").format(seconds=seconds))
        self.waited.show()
        self._note_goes.start()

    def show_second_place(self, said: str) -> None:
        """The reminder of a backup outside this computer; empty for none."""
        self.second_place.setText(said)
        self.second_place.setVisible(bool(said))

    def show_store(self, unit: str, *, is_sample: bool, has_password: bool) -> None:
        """Whose store it is, and how it is protected."""
        self.unit.setText(unit)
        unclassified, sample = _("Unclassified"), _("Sample data")
        self.mark.setText(f"{unclassified} · {sample}" if is_sample else unclassified)
        self.unprotected.setVisible(not has_password)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.of(self.palette())
        painter = QPainter(
            self
        )  # a line, not fillRect: asked which overload is meant, Qt builds 180 gradients' names
        painter.setPen(colours.colour("line"))
        painter.drawLine(0, 0, self.width(), 0)
