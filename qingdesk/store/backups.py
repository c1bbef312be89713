"""Copies of the store: opened and checked after they are written, kept by a rotation, and looked into before use."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from sqlcipher3 import dbapi2

from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.rotation import which_to_keep, within
from qingdesk.errors import UserError
from qingdesk.files import cannot_write, remove, replace, write_atomically
from qingdesk.i18n import _

FOLDER = "backups"
SHARE = 5
"""Of the free space, backups take at most a fifth."""
_NAME = re.compile(r"qingdesk-(\d{4}-\d\d-\d\d-\d{6})\.db", re.ASCII)
_OLD = re.compile(r"(?:replaced|damaged)-\d{4}-\d\d-\d\d-\d{6}\.db", re.ASCII)
"""What a restore or a repair took the place of."""
_OUTSIDE = re.compile(rf"before-version-\d+\.db|{_OLD.pattern}", re.ASCII)
"""Copies that no rotation touches: from before a migration, and the old ones."""
_STAMP = "%Y-%m-%d-%H%M%S"


class Copied(Protocol):
    """What a copy asks of the open store."""

    folder: Path

    def backup_to(self, target: Path) -> None:
        """A copy as of now."""

    def quick_check(self, path: Path) -> str:
        """What SQLite says of that file; `ok` when it is whole."""


@dataclass(frozen=True)
class Backup:
    """One copy. at: local time, from its name. size: bytes of the database."""

    path: Path
    at: datetime
    size: int


@dataclass(frozen=True, kw_only=True)
class Contents:
    """A look inside. version: of the schema. counts: records of each noun, voided ones left out. newest_at: UTC
    moment of the last change. audit_seq, audit_hash: the head of its chain."""

    version: int
    desk_id: str
    desk_code: str
    unit: str
    counts: Mapping[str, int]
    newest_at: str
    audit_seq: int
    audit_hash: str


def before_migration(store: Copied, version: int) -> Path:
    """Once for each version that is moved to; stays outside any rotation."""
    target = store.folder / FOLDER / f"before-version-{version}.db"
    return target if target.exists() else _copy(store, target)


def make(store: Copied, folder: Path | None = None) -> Path:
    """A checked copy of the store, beside its key file's copy; returns the copy's path.

    folder: another place (a stick); default `backups/` in the store. Raises `UserError`, leaving no half copy.
    """
    stamp = datetime.now().strftime(_STAMP)
    return _copy(store, (folder or store.folder / FOLDER) / f"qingdesk-{stamp}.db")


def find(folder: Path) -> list[Backup]:
    """The copies in a folder, the newest first; other files are none of ours."""
    found: list[Backup] = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            named = _NAME.fullmatch(path.name)
            if named is not None:
                with contextlib.suppress(OSError, ValueError):
                    at = datetime.strptime(named[1], _STAMP)
                    found.append(Backup(path, at, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def find_outside(folder: Path) -> list[Backup]:
    """The copies outside the rotation, the newest first; at: when the file was last written."""
    found: list[Backup] = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _OUTSIDE.fullmatch(path.name) is not None:
                with contextlib.suppress(OSError):
                    told = path.stat()
                    found.append(Backup(path, datetime.fromtimestamp(told.st_mtime), told.st_size))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def find_old(store_folder: Path) -> list[Backup]:
    """What a restore or a repair took the place of, the newest first; size: with what lies beside it."""
    found = find_outside(store_folder / FOLDER)
    return [
        Backup(backup.path, backup.at, sum(path.stat().st_size for path in _with_sides(backup.path)))
        for backup in found
        if _OLD.fullmatch(backup.path.name)
    ]


def delete_old(backup: Backup) -> None:
    """Take it away, with its key file and what SQLite left beside it. Raises `UserError` when it cannot be."""
    assert _OLD.fullmatch(backup.path.name), backup.path
    for path in reversed(_with_sides(backup.path)):  # the copy last: what is left of it can be tried again
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(path, error) from error


def _with_sides(copy: Path) -> list[Path]:
    sides = [copy, copy.with_suffix(".key"), *(copy.with_name(copy.name + end) for end in ("-wal", "-shm"))]
    return [path for path in sides if path.exists()]


def newest(store_folder: Path) -> Path | None:
    """The newest copy in the store's own folder."""
    found = find(store_folder / FOLDER)
    return found[0].path if found else None


def prune(store_folder: Path, today: date) -> list[Path]:
    """Throw away what the rotation lets go, in the store's own folder only; returns what went.

    Copies from before a migration or a restore have other names and stay.
    """
    folder = store_folder / FOLDER
    found = {backup.at: backup for backup in find(folder)}
    sizes = {at: backup.size for at, backup in found.items()}
    room = (shutil.disk_usage(store_folder).free + sum(sizes.values())) // SHARE
    kept = within(which_to_keep(found, today), sizes, room)
    gone = [backup.path for at, backup in sorted(found.items()) if at not in kept]
    for path in gone:
        remove(path)
        remove(path.with_suffix(".key"))
    return gone


def look_inside(path: Path, key: bytes) -> Contents:
    """What a copy holds; nothing of it is changed. Raises `UserError` when it cannot be read with this key."""
    from qingdesk.store import audit, units
    from qingdesk.store.connection import close_quietly, connect

    db = connect(path, key, query_only=True)
    try:
        version = db.execute("PRAGMA user_version").fetchone()
        desk = db.execute("SELECT id, code FROM desk").fetchone() or ("", "")
        counts: dict[str, int] = {}
        for noun in NOUNS:
            row = db.execute(f'SELECT count(*) FROM "{noun}" WHERE voided_at IS NULL').fetchone()
            counts[noun] = int(row[0]) if row else 0
        seq, hash_ = audit.head(db)
        newest_row = db.execute("SELECT at FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        home = units.home(db)
        return Contents(
            version=int(version[0] or 0) if version else 0,
            desk_id=str(desk[0]),
            desk_code=str(desk[1]),
            unit=home.name if home else "",
            counts=counts,
            newest_at=str(newest_row[0]) if newest_row else "",
            audit_seq=seq,
            audit_hash=hash_,
        )
    except dbapi2.OperationalError as error:  # opens, and is empty or of another program
        raise UserError(
            _("{name} is no backup of QingDesk, or it is empty.").format(name=path.name),
            _("Choose another one; the newest lie in the folder “backups” of the store."),
            str(error),
        ) from error
    finally:
        close_quietly(db)


def _copy(store: Copied, target: Path) -> Path:
    from qingdesk.store import keys

    beside = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        store.backup_to(beside)
        _check(store, beside)
        key_file = store.folder / keys.FILE_NAME
        if key_file.exists():  # first: a copy that is there can be opened
            write_atomically(target.with_suffix(".key"), key_file.read_bytes())
        replace(beside, target)
    except OSError as error:
        raise cannot_write(target, error) from error
    finally:
        for left in (beside, beside.with_name(beside.name + "-wal"), beside.with_name(beside.name + "-shm")):
            remove(left)
    return target


def _check(store: Copied, copy: Path) -> None:
    if store.quick_check(copy) != "ok":
        raise UserError(
            _("The backup could not be read back."),
            _("It was thrown away; older backups are untouched. Try another place, and run: qingdesk doctor"),
        )
