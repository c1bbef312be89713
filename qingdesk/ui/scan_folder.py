"""The folder that the scanner writes into, watched while the window is open: what lies there is taken in by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from qingdesk.errors import UserError
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.ui.desk import Desk
from qingdesk.ui.screen import Target

if TYPE_CHECKING:
    from qingdesk.actions.scan import ScanReport
    from qingdesk.actions.scan_folder import FolderReport, Stamp
    from qingdesk.store.database import Store

_BETWEEN_LOOKS = 1_500
"""Milliseconds: a scanner that writes nothing for so long has written all of it."""
_EVERY = 60_000
"""Milliseconds: a network drive tells of nothing, so it is looked at."""


class ScanFolder(QObject):
    """Nothing is watched until a person has chosen a folder (`settings.scan_folder`). between_looks: milliseconds in
    which a file must not grow."""

    def __init__(self, desk: Desk, parent: QObject, between_looks: int = _BETWEEN_LOOKS) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = ""
        self._before: Mapping[Path, Stamp] = {}
        self._left: Mapping[Path, Stamp] = {}
        self._is_busy = False
        self._is_told = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(between_looks)
        self._soon.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda path: self._soon.start())
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY)
        self._clock.timeout.connect(self._look)
        desk.preferences.scan_folder_changed.connect(self._watch)
        self._watch()

    def _watch(self) -> None:
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder = self._desk.preferences.settings.scan_folder
        self._before, self._left = {}, {}
        self._is_told = False
        self._soon.stop()
        self._clock.stop()
        if self._folder:
            self._clock.start()
            self._look()

    def _look(self) -> None:
        if not self._folder or self._is_busy:
            return
        if not self._watcher.directories() and Path(self._folder).is_dir():
            self._watcher.addPath(self._folder)
        self._is_busy = True
        self._desk.jobs.look(
            partial(_waiting, Path(self._folder)), owner=self, on_done=self._seen, on_error=self._not_there
        )

    def _seen(self, now: Mapping[Path, Stamp]) -> None:
        from qingdesk.actions.scan_folder import at_rest

        self._is_busy = self._is_told = False
        now = {path: stamp for path, stamp in now.items() if self._left.get(path) != stamp}
        ready = at_rest(self._before, now)
        self._before = now
        if ready:
            self._take_in(ready)
        elif now:
            self._soon.start()

    def _not_there(self, error: UserError) -> None:
        self._is_busy = False
        if not self._is_told:
            self._is_told = True
            self._desk.messages.warn(
                error.title, error.hint, action=_("Signed scans"), pressed=self._show_scans
            )

    def _take_in(self, files: Sequence[Path]) -> None:
        self._is_busy = True
        self._desk.jobs.write(
            partial(_take_in, self._desk.store, Path(self._folder), tuple(files)),
            owner=self,
            on_done=self._taken,
            on_error=self._failed,
            label=_("Reading the scans"),
        )

    def _failed(self, error: UserError) -> None:
        self._is_busy = False
        self._desk.messages.wrong(error)

    def _taken(self, done: FolderReport) -> None:
        self._is_busy = False
        self._left = {**self._left, **done.left}
        self._desk.announcer.announce(done.report.changes)
        title, is_well = folder_words(done.report)
        if title:
            say = self._desk.messages.good if is_well else self._desk.messages.warn
            refused = _("; ").join(f"{each.file}: {each.title}" for each in done.report.refused[:2])
            say(title, refused, action=_("Look at it"), pressed=self._show_scans)
        self._soon.start()  # more may have come while these were read

    def _show_scans(self) -> None:
        self._desk.go(Target("reporting", part="scans"))


def folder_words(report: ScanReport) -> tuple[str, bool]:
    """What became of the files, and whether nothing of it needs a person. Empty when there was nothing to read."""
    known, waits, unread = len(report.matched), len(report.tray), len(report.refused)
    said = [
        ngettext("{n} form was matched", "{n} forms were matched", known).format(n=known) if known else "",
        ngettext("{n} page waits in the tray", "{n} pages wait in the tray", waits).format(n=waits)
        if waits
        else "",
        ngettext("{n} file cannot be read", "{n} files cannot be read", unread).format(n=unread)
        if unread
        else "",
    ]
    told = _(", ").join(part for part in said if part)
    is_well = not waits and not unread and not any(each.is_superseded for each in report.matched)
    return _("From the folder for scans: {what}.").format(what=told) if told else "", is_well


def _waiting(folder: Path, progress: Progress) -> Mapping[Path, Stamp]:
    from qingdesk.actions.scan_folder import waiting

    return waiting(folder)


def _take_in(store: Store, folder: Path, files: Sequence[Path], progress: Progress) -> FolderReport:
    from qingdesk.actions.scan_folder import take_in

    return take_in(store, folder, files, progress)
