"""Copies of the store: opened and checked after they are written."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from qingdesk.errors import UserError
from qingdesk.files import cannot_write, remove, replace, write_atomically
from qingdesk.i18n import _

FOLDER = "backups"


class Copied(Protocol):
    """What a copy asks of the open store."""

    folder: Path

    def backup_to(self, target: Path) -> None:
        """A copy as of now."""

    def quick_check(self, path: Path) -> str:
        """What SQLite says of that file; `ok` when it is whole."""


def before_migration(store: Copied, version: int) -> Path:
    """Once for each version that is moved to; stays outside any rotation."""
    target = store.folder / FOLDER / f"before-version-{version}.db"
    return target if target.exists() else _copy(store, target)


def make(store: Copied, folder: Path | None = None) -> Path:
    """A checked copy of the store, beside its key file's copy; returns the copy's path.

    folder: another place (a stick); default `backups/` in the store. Raises `UserError`, leaving no half copy.
    """
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    return _copy(store, (folder or store.folder / FOLDER) / f"qingdesk-{stamp}.db")


def newest(store_folder: Path) -> Path | None:
    """The newest copy in the store's own folder."""
    return max((store_folder / FOLDER).glob("qingdesk-*.db"), key=lambda path: path.name, default=None)


def _copy(store: Copied, target: Path) -> Path:
    from qingdesk.store import keys

    beside = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        store.backup_to(beside)
        _check(store, beside)
        replace(beside, target)
        key_file = store.folder / keys.FILE_NAME
        if key_file.exists():
            write_atomically(target.with_suffix(".key"), key_file.read_bytes())
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
