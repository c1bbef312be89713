"""Put a backup in the store's place: into a new file, checked, then swapped in one step; the old pair is kept."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from qingdesk.errors import UserError
from qingdesk.files import cannot_write, remove, replace, sync_folder
from qingdesk.i18n import _
from qingdesk.store import audit, backups, keys
from qingdesk.store.connection import Connection, close_quietly, connect
from qingdesk.store.database import FILE_NAME
from qingdesk.store.faults import explained
from qingdesk.store.schema_version import VERSION


def put_back(
    folder: Path, source: Path, *, source_key: bytes, own_key: bytes, now: datetime, kept_as: str = "replaced"
) -> Path | None:
    """Make `source` the store of `folder`, which nobody has open. Returns where the old pair was kept, or None
    where there was no store.

    source_key: of the backup; own_key: of the store, with which the copy is encrypted anew, so that the present
    password goes on. kept_as: what the old pair's name begins with. Numbers given since the backup are not given
    again. Raises `UserError` for a backup that is damaged or of a newer program, a full disk or a read-only folder;
    the store is then as it was.
    """
    beside = folder / f".{FILE_NAME}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _take_away(beside)
        _copied(source, source_key, beside, own_key)
        _checked(beside, own_key)
        _carry_numbers(folder / FILE_NAME, beside, own_key)
        _sync(beside)
        kept = _keep_old(folder, now, kept_as)
        # before the swap, not after: a power cut between the two must not leave a WAL for the new file. What it
        # held is kept with the old pair.
        _take_away(folder / FILE_NAME, sides_only=True)
        sync_folder(folder)
        replace(beside, folder / FILE_NAME)
        sync_folder(folder)
        return kept
    except OSError as error:
        raise cannot_write(folder / FILE_NAME, error) from error
    finally:
        _take_away(beside)


def _copied(source: Path, source_key: bytes, target: Path, key: bytes) -> None:
    """Page by page through SQLite, which decrypts with the one key and encrypts with the other."""
    given = connect(source, source_key, query_only=True)
    try:
        made = connect(target, key, query_only=False, is_new=True)
        try:
            given.backup(made)
            made.execute("PRAGMA journal_mode = DELETE")
        except dbapi2.DatabaseError as error:
            raise explained(error) or error from error
        finally:
            close_quietly(made)
    finally:
        close_quietly(given)


def _checked(path: Path, key: bytes) -> None:
    db = connect(path, key, query_only=True)
    try:
        version = db.execute("PRAGMA user_version").fetchone()
        if version and int(version[0] or 0) > VERSION:
            raise UserError(
                _("This backup was written by a newer version of QingDesk."),
                _("Nothing was changed. Install the newest version, then restore it."),
            )
        whole = db.execute("PRAGMA integrity_check(1)").fetchone()
        lost = db.execute("PRAGMA foreign_key_check").fetchone()
        if (whole and whole[0] != "ok") or lost is not None or audit.verify(db, 1)[1]:
            raise UserError(
                _("This backup is damaged."),
                _("Nothing was changed. Choose another one: qingdesk doctor lists them."),
            )
    finally:
        close_quietly(db)


def _carry_numbers(old: Path, new: Path, key: bytes) -> None:
    """A number that was printed since the backup must not be given to another record."""
    given: list[tuple[object, ...]] = []
    # Read from a copy: opening the old store would empty a left-over WAL into it, and it may be damaged.
    copy = new.with_name(new.name + ".old")
    try:
        for side in ("", "-wal"):
            if old.with_name(old.name + side).exists():
                shutil.copyfile(old.with_name(old.name + side), copy.with_name(copy.name + side))
        if copy.exists():
            given = _numbers(copy, key)
    finally:
        _take_away(copy)
    if not given:
        return
    made: Connection = connect(new, key, query_only=False)
    try:
        made.execute("BEGIN IMMEDIATE")
        made.executemany(
            "INSERT INTO number_series (noun, year, last) VALUES (?, ?, ?)"
            " ON CONFLICT (noun, year) DO UPDATE SET last = max(last, excluded.last)",
            given,
        )
        made.execute("COMMIT")
        made.execute("PRAGMA journal_mode = DELETE")
    finally:
        close_quietly(made)


def _numbers(path: Path, key: bytes) -> list[tuple[object, ...]]:
    try:
        db = connect(path, key, query_only=True)
        try:
            return list(db.execute("SELECT noun, year, last FROM number_series").fetchall())
        finally:
            close_quietly(db)
    except (UserError, dbapi2.OperationalError):  # gone or damaged: then nothing is known
        return []


def _keep_old(folder: Path, now: datetime, kept_as: str) -> Path | None:
    """The pair that is replaced, with a WAL that was left over; linked, so that the store is never missing."""
    path = folder / FILE_NAME
    if not path.exists():
        return None
    kept = folder / backups.FOLDER / f"{kept_as}-{now:%Y-%m-%d-%H%M%S}.db"
    kept.parent.mkdir(parents=True, exist_ok=True)
    for side in ("", "-wal"):
        if (folder / (FILE_NAME + side)).exists():
            _link(folder / (FILE_NAME + side), kept.with_name(kept.name + side))
    if (folder / keys.FILE_NAME).exists():
        shutil.copy2(folder / keys.FILE_NAME, kept.with_suffix(".key"))
    return kept


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without links
        shutil.copy2(source, target)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _take_away(path: Path, *, sides_only: bool = False) -> None:
    """The file and what SQLite leaves beside it: a left-over WAL is replayed into whatever takes its name."""
    for side in ("-wal", "-shm", "-journal"):
        remove(path.with_name(path.name + side))
    if not sides_only:
        remove(path)
