"""Backup, restore, examine and repair the store, what store this is, and how it leaves this computer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk import __version__
from qingdesk.actions.open_desk import needs_password
from qingdesk.actions.repair import Repaired, repair_open
from qingdesk.errors import UserError
from qingdesk.i18n import _, format_moment, ngettext
from qingdesk.progress import Progress
from qingdesk.store import backups
from qingdesk.store.database import Store
from qingdesk.ui import desk_work
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.password import ask_password
from qingdesk.ui.file_places import choose_folder
from qingdesk.ui.messages import ask, tell
from qingdesk.ui.screen import Command
from qingdesk.ui.screens.settings.this_computer import ThisComputer
from qingdesk.ui.style import SMALL_POINTS, STEP, set_ink
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.severity import SeverityMark
from qingdesk.ui.widgets.words import button, words

if TYPE_CHECKING:
    from qingdesk.actions.doctor import Point


class KeepingPane(QWidget):
    """Every long piece of work says where it is and what came of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, STEP, 0)
        column.setSpacing(STEP + 4)
        backup = Card(_("Backup"))
        self._newest = words("", wrap=True)
        backup.body.addWidget(self._newest)
        row = QHBoxLayout()
        row.addWidget(button(_("Back up now"), self._back_up_here, look="filled", name="backup_now"))
        row.addWidget(button(_("Restore a backup …"), self._restore, name="restore_backup"))
        row.addStretch(1)
        backup.body.addLayout(row)
        self._old = words("", "quiet", wrap=True)
        self._old.setObjectName("old_copies")
        backup.body.addWidget(self._old)
        row = QHBoxLayout()
        self._delete = button(_("Delete old copies …"), self._delete_old, name="delete_old")
        row.addWidget(self._delete)
        row.addStretch(1)
        backup.body.addLayout(row)
        backup.body.addSpacing(STEP)
        self._outside = words("", wrap=True)
        self._outside.setObjectName("second_place")
        backup.body.addWidget(self._outside)
        row = QHBoxLayout()
        self._there = button(_("Back up there now"), self._back_up_there, name="backup_there")
        row.addWidget(self._there)
        row.addWidget(
            button(_("Back up to another place …"), self._back_up_elsewhere, name="backup_elsewhere")
        )
        row.addStretch(1)
        backup.body.addLayout(row)
        column.addWidget(backup)
        store = Card(_("The store"))
        self._facts = QVBoxLayout()
        store.body.addLayout(self._facts)
        row = QHBoxLayout()
        self._examine = button(_("Examine the store"), self._look, name="examine")
        row.addWidget(self._examine)
        row.addStretch(1)
        store.body.addLayout(row)
        self._points = QVBoxLayout()
        store.body.addLayout(self._points)
        column.addWidget(store)
        column.addWidget(ThisComputer(desk))
        column.addStretch(1)

    def reload(self) -> None:
        """Show the newest backup and the store as it is."""
        newest = backups.newest(self._desk.store.folder)
        if newest is None:
            self._newest.setText(_("There is no backup in the store's folder yet."))
        else:
            made = datetime.fromtimestamp(newest.stat().st_mtime)
            when = format_moment(made, today=self._desk.today())
            self._newest.setText(_("The newest: {when}, {path}").format(when=when, path=newest))
        self._show_old()
        self._show_outside()
        self._show_facts()

    def _show_old(self) -> None:
        from qingdesk.actions.backups import old_copies, old_copies_words

        found = old_copies(self._desk.store.folder)
        self._old.setText(old_copies_words(found) if found else "")
        self._old.setVisible(bool(found))
        self._delete.setVisible(bool(found))

    def _show_outside(self) -> None:
        from qingdesk.actions.backups import second_place

        place = second_place(self._desk.store.folder, self._desk.today())
        self._outside.setText(place.sentence())
        set_ink(self._outside, "amber" if place.is_due else "text")
        self._there.setVisible(bool(place.folder))

    def _show_facts(self) -> None:
        clear(self._facts)
        store = self._desk.store
        megabytes = f"{store.path.stat().st_size / 1_000_000:.1f} MB"
        facts = (
            (_("Folder"), str(store.folder)),
            (_("Size"), megabytes),
            (_("Desk"), f"{store.desk_code} · {store.desk_id}"),
            (_("Records"), _("sample data, made up") if store.is_sample else _("the unit's own")),
            (_("Program"), f"QingDesk {__version__}"),
        )
        shown = QWidget()
        grid = QGridLayout(shown)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(STEP * 3)
        grid.setColumnStretch(1, 1)
        for at, (label, text) in enumerate(facts):
            grid.addWidget(words(label, "quiet", SMALL_POINTS + 0.5), at, 0, Qt.AlignmentFlag.AlignTop)
            value = words(text, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(value, at, 1)
        self._facts.addWidget(shown)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """None."""
        return {}

    def _back_up_here(self) -> None:
        self._back_up(None)

    def _back_up_there(self) -> None:
        desk_work.back_up_outside(self, self._desk, self.reload)

    def _restore(self) -> None:
        desk_work.restore(self, self._desk)

    def _back_up_elsewhere(self) -> None:
        folder = choose_folder(self, self._desk.preferences, _("Back up to another place"))
        if folder is not None:
            self._back_up(folder)

    def _back_up(self, folder: Path | None) -> None:
        store = self._desk.store
        self._desk.jobs.run(
            lambda progress: _make(store, folder, progress),
            owner=self,
            on_done=self._backed_up,
            on_error=self._desk.messages.wrong,
            label=_("Backing up"),
            keeps=True,
        )

    def _delete_old(self) -> None:
        title = _("Delete what a restore or a repair replaced?")
        hint = _(
            "What the store holds now is backed up first. What is only in the old copies is gone for good."
        )
        if ask(self, title, hint, _("Delete"), dangerous=True):
            store = self._desk.store
            self._desk.jobs.run(
                lambda progress: _deleted(store, progress),
                owner=self,
                on_done=self._old_deleted,
                on_error=self._desk.messages.wrong,
                label=_("Deleting old copies"),
                keeps=True,
            )

    def _old_deleted(self, count: int) -> None:
        self.reload()
        said = ngettext("{n} old copy was deleted.", "{n} old copies were deleted.", count)
        self._desk.messages.good(said.format(n=count))

    def _backed_up(self, path: Path) -> None:
        self.reload()
        self._desk.messages.good(_("A backup was made and read back."), str(path))

    def _look(self) -> None:
        self._examine.setEnabled(False)
        store = self._desk.store
        self._desk.jobs.run(
            lambda progress: _examine(store, progress),
            owner=self,
            on_done=self._show_points,
            on_error=self._desk.messages.wrong,
            label=_("Examining the store"),
        )

    def _show_points(self, points: Sequence[Point]) -> None:
        self._examine.setEnabled(True)
        clear(self._points)
        bad = sum(not point.is_well for point in points)
        said = ngettext("{n} point wants attention.", "{n} points want attention.", bad).format(n=bad)
        summary = words(said if bad else _("Everything is in order."), bold=True)
        summary.setObjectName("examined")
        self._points.addWidget(summary)
        remedies = {
            "repair": (_("Repair …"), self._repair),
            "restore": (_("Restore a backup …"), self._restore),
            "backup": (_("Back up now"), self._back_up_here),
            "outside": (_("Back up there now"), self._back_up_there),
        }
        for point in points:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(SeverityMark("good" if point.is_well else "red"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words(" ".join(part for part in (point.title, point.hint) if part), wrap=True), 1)
            if not point.is_well and point.remedy in remedies:
                text, pressed = remedies[point.remedy]
                made = button(text, pressed, look="link", name=f"remedy_{point.remedy}")
                row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
            self._points.addWidget(line)

    def _repair(self) -> None:
        store, now = self._desk.store, datetime.now()
        if needs_password(store.folder):
            try:
                done = ask_password(
                    self, store.folder, self._desk.jobs, partial(_repairer, store, now), _("Repair the store"),
                    alone=True,
                )  # fmt: skip
            except UserError as error:
                self._desk.messages.wrong(error)
                return
            if done is not None:
                self._repaired(done)
            return
        self._desk.jobs.alone(
            _repairer(store, now, None),
            owner=self,
            on_done=self._repaired,
            on_error=self._desk.messages.wrong,
            label=_("Repairing the store"),
        )

    def _repaired(self, done: object) -> None:
        assert isinstance(done, Repaired)
        kept = _("What was there is kept in {path}.").format(path=done.kept) if done.kept is not None else ""
        tell(self, done.sentence(), kept)
        if done.was_needed:
            self._desk.door.renew()


def _make(store: Store, folder: Path | None, progress: Progress) -> Path:
    from qingdesk.actions.backups import back_up

    return back_up(store, folder)


def _deleted(store: Store, progress: Progress) -> int:
    from qingdesk.actions.backups import delete_old_copies

    return len(delete_old_copies(store))


def _examine(store: Store, progress: Progress) -> list[Point]:
    from qingdesk.actions.doctor import examine

    return examine(store)


def _repairer(store: Store, now: datetime, password: str | None) -> Callable[[Progress], Repaired]:
    return lambda progress: repair_open(store, password, now)
