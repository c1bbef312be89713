"""A file for whoever looks after the program: versions, sizes, counts, what was checked. Nothing of any person."""

from __future__ import annotations

import platform
import sys
from datetime import datetime
from pathlib import Path

from qingdesk import __version__
from qingdesk.actions.doctor import examine
from qingdesk.domain.nouns import NOUNS
from qingdesk.files import write_atomically
from qingdesk.i18n import speaking
from qingdesk.store import connection
from qingdesk.store.database import Store
from qingdesk.store.schema_version import VERSION
from qingdesk.store.search import behind
from qingdesk.store.tables import TABLES


def diagnostics(store: Store, *, qt: str = "", now: datetime | None = None) -> str:
    """The text, in English, one fact a line. qt: its version, when there is a window.

    Of the points of `doctor` only whether they are well: their hints name folders, and a folder may be called
    after its owner.
    """
    moment = now or datetime.now()
    with speaking("en"):
        points = examine(store, moment)
    db = store.reader()
    lines = [
        f"made: {moment:%Y-%m-%d %H:%M}",
        f"program: {__version__}",
        f"python: {platform.python_version()}",
        f"qt: {qt or '-'}",
        f"sqlite: {connection.sqlite_version()}",
        f"system: {platform.system()} {platform.release()} {platform.machine()}",
        f"frozen: {bool(getattr(sys, 'frozen', False))}",
        f"schema: {VERSION}",
        f"sample: {store.is_sample}",
        f"search behind: {behind(db)}",
        *(f"size {path.suffix or path.name}: {path.stat().st_size}" for path in _files(store.folder)),
        *(f"count {noun}: {TABLES[noun].count(db, with_voided=True)}" for noun in NOUNS),
        *(
            f"check {number}: {'well' if point.is_well else 'NOT WELL'}"
            for number, point in enumerate(points, 1)
        ),
    ]
    return "\n".join(lines) + "\n"


def save_diagnostics(store: Store, path: Path, *, qt: str = "") -> None:
    """Write it; raises `UserError` when it cannot be written there."""
    write_atomically(path, diagnostics(store, qt=qt).encode())


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("desk.*") if path.is_file())
