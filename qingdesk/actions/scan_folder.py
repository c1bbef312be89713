"""A folder that the scanner writes into: what lies there is taken in once, then put aside in a folder within it.

Nothing of it is deleted: the store keeps a smaller picture, and what becomes of the file is the office's to say.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qingdesk.actions.changes import Changes
from qingdesk.actions.scan import RefusedFile, ScanReport, scan
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress
from qingdesk.store import attachments, scan_pages
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store

ENDINGS = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"})
Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


@dataclass(frozen=True, kw_only=True)
class FolderReport:
    """report: of the files that were read. again: names of files that were taken in before, and only put aside.
    left: those that could not be put aside, with their stamps; they lie where they lay."""

    report: ScanReport
    again: tuple[str, ...]
    left: Mapping[Path, Stamp]


def waiting(folder: Path) -> dict[Path, Stamp]:
    """The scans that lie in the folder itself, by name. Raises `UserError` when it cannot be read."""
    found: dict[Path, Stamp] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = Path(entry.name)
                is_one = name.suffix.lower() in ENDINGS and not entry.name.startswith((".", "~"))
                if is_one and entry.is_file(follow_symlinks=False):
                    about = entry.stat(follow_symlinks=False)
                    found[Path(entry.path)] = (about.st_size, about.st_mtime_ns)
    except OSError as error:
        raise UserError(
            _("The folder {path} cannot be read.").format(path=folder),
            _("It may be on a drive that is not connected. Choose another folder for scans, or none."),
            str(error),
        ) from error
    return dict(sorted(found.items()))


def at_rest(before: Mapping[Path, Stamp], now: Mapping[Path, Stamp]) -> list[Path]:
    """Those that nobody is writing any more: of one size and time at two looks, and not empty."""
    return [path for path, stamp in now.items() if stamp[0] and before.get(path) == stamp]


def take_in(
    store: Store, folder: Path, files: Sequence[Path], progress: Progress = no_progress
) -> FolderReport:
    """Scan these files of the folder, then put each aside: into 已读入, or into 未能读取 when it is no scan.

    A file whose very bytes were taken in before is not taken in again. `progress` may raise `Cancelled`: nothing
    is kept or moved then.
    """
    db = store.reader()
    new: list[Path] = []
    again: list[Path] = []
    for path in files:
        (again if _is_known(db, path) else new).append(path)
    report = _scanned(store, new, progress)
    refused = {each.file for each in report.refused if not each.page}
    left: dict[Path, Stamp] = {}
    for path in files:
        aside = folder / (_("Not readable") if path.name in refused else _("Taken in"))
        if not _put_aside(path, aside):
            left |= {each: stamp for each, stamp in waiting(folder).items() if each == path}
    return FolderReport(report=report, again=tuple(path.name for path in again), left=left)


def _scanned(store: Store, files: Sequence[Path], progress: Progress) -> ScanReport:
    nothing = ScanReport(matched=(), tray=(), refused=(), changes=Changes())
    if not files:
        return nothing
    try:
        return scan(store, files, progress)
    except UserError as error:  # the only one, and it cannot be read
        return replace(nothing, refused=(RefusedFile(files[0].name, 0, error.title, error.hint),))


def _is_known(db: Readable, path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return False  # `scan` says why
    return bool(attachments.count(db, "original_sha256 = ?", (sha256,))) or scan_pages.has_file(db, sha256)


def _put_aside(path: Path, folder: Path) -> bool:
    """Move it under a name that is free there; False when it cannot be moved."""
    try:
        folder.mkdir(exist_ok=True)
        goal, at = folder / path.name, 1
        while goal.exists():
            at += 1
            goal = folder / f"{path.stem} ({at}){path.suffix}"
        path.rename(goal)
    except OSError:
        return False
    return True
