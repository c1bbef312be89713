"""Examine the store: each point well or not, with what it means and what to do."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qingdesk.actions.audit import fault_sentence
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.store import audit, backups, connection
from qingdesk.store.database import Store

LEAST_FREE = 500 * 1024 * 1024
OLDEST_BACKUP_DAYS = 7
_NETWORK = ("nfs", "nfs4", "cifs", "smbfs", "smb3", "fuse.sshfs", "9p", "vfat", "exfat", "msdos")


@dataclass(frozen=True)
class Point:
    """One thing that was looked at."""

    title: str
    is_well: bool
    hint: str = ""


def examine(store: Store) -> list[Point]:
    """Every point in order; a damaged store is reported, not raised."""
    points = [_sqlite_version(), _integrity(store)]
    if points[-1].is_well:
        points += [_foreign_keys(store), _triggers(store), _chain(store)]
    return [*points, _backup(store), _space(store.folder), _folder_kind(store.folder)]


def _sqlite_version() -> Point:
    version = connection.sqlite_version()
    return Point(_("SQLite {version} inside").format(version=version), connection.is_safe_sqlite())


def _integrity(store: Store) -> Point:
    try:
        answer = store.quick_check()
    except UserError as error:
        return Point(error.title, False, error.hint)
    hint = _("Do not go on working with it. Keep the file as it is and restore the newest backup.")
    return Point(
        _("The database file is whole"), answer == "ok", "" if answer == "ok" else f"{answer} {hint}"
    )


def _foreign_keys(store: Store) -> Point:
    lost = store.reader().execute("PRAGMA foreign_key_check").fetchall()
    hint = _("{count} rows point nowhere; restore the newest backup from before.").format(count=len(lost))
    return Point(_("Every reference leads to a record"), not lost, hint if lost else "")


def _triggers(store: Store) -> Point:
    try:
        store.verify_triggers()
    except UserError as error:
        return Point(_("Every table is audited"), False, str(error))
    return Point(_("Every table is audited"), True)


def _chain(store: Store) -> Point:
    rows, faults = audit.verify(store.reader())
    hint = fault_sentence(faults[0]) if faults else _("{rows} rows").format(rows=rows)
    return Point(_("The audit chain holds"), not faults, hint)


def _backup(store: Store) -> Point:
    newest = backups.newest(store.folder)
    if newest is None:
        return Point(_("There is no backup yet"), True, _("Make one with: qingdesk backup"))
    days = (datetime.now() - datetime.fromtimestamp(newest.stat().st_mtime)).days
    hint = "" if days <= OLDEST_BACKUP_DAYS else _("Make one with: qingdesk backup")
    return Point(
        _("The newest backup is {days} days old").format(days=days), days <= OLDEST_BACKUP_DAYS, hint
    )


def _space(folder: Path) -> Point:
    free = shutil.disk_usage(folder).free
    hint = "" if free >= LEAST_FREE else _("Free some space before you go on.")
    return Point(
        _("{size} MB are free on the disk").format(size=free // 1024 // 1024), free >= LEAST_FREE, hint
    )


def _folder_kind(folder: Path) -> Point:
    kind = _file_system(folder)
    hint = _("A store must lie on a disk of this computer: move it, or it may be damaged.")
    return Point(
        _("The store lies on a disk of this computer"), kind not in _NETWORK, hint if kind in _NETWORK else ""
    )


def _file_system(folder: Path) -> str:
    """The kind of file system on Linux; empty where it cannot be told."""
    best, kind = "", ""
    try:
        lines = Path("/proc/mounts").read_text("utf-8").splitlines()
    except OSError:
        return ""
    place = str(folder.resolve())
    for line in lines:
        _device, mount, name = line.split()[:3]
        if (place == mount or place.startswith(mount.rstrip("/") + "/")) and len(mount) >= len(best):
            best, kind = mount, name
    return kind
