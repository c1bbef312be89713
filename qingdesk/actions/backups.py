"""Back up on demand; the rotation and the restore screen stand on the same copies."""

from __future__ import annotations

from pathlib import Path

from qingdesk.store import backups
from qingdesk.store.database import Store


def back_up(store: Store, folder: Path | None = None) -> Path:
    """A checked copy with its key file beside it; returns where. Raises `UserError`, leaving no half copy."""
    return backups.make(store, folder)


def newest_backup(store: Store) -> Path | None:
    """The newest copy in the store's own folder."""
    return backups.newest(store.folder)
