"""Take a store off the disk: its key is overwritten first, and without it the rest is noise."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from qingdesk.files import cannot_write, remove
from qingdesk.store import keys, marker
from qingdesk.store.database import FILE_NAME


def wipe(folder: Path, others: Sequence[Path], backup_folder: str) -> None:
    """Overwrite and remove every key file of the store and its own backups, then the files themselves.

    Raises `UserError` when a key cannot be overwritten. What a disk keeps of old blocks is encrypted without a key.
    """
    copies = folder / backup_folder
    key_files = [folder / keys.FILE_NAME, *sorted(copies.glob("*.key"))]
    for path in key_files:
        try:
            _overwrite(path)
        except OSError as error:
            raise cannot_write(path, error) from error
    left = [folder / f"{FILE_NAME}{side}" for side in ("", "-wal", "-shm")]
    left += [folder / keys.TRIES_NAME, *others, *sorted(copies.glob("*.db*"))]
    left += [path for path in folder.glob(f"{marker.PREFIX}*")]
    for path in left:
        remove(path)
    for place in (copies, folder):
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def _overwrite(path: Path) -> None:
    if not path.exists():
        return
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(os.urandom(size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
