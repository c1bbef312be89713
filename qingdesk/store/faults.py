"""What the database says, in a user's words: the world's faults apart from our own bugs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sqlcipher3 import dbapi2

from qingdesk.errors import Damaged, UserError
from qingdesk.i18n import _

_PRIMARY = 0xFF
ROOM = 256 * 1024
"""Bytes that SQLite wants free for the files beside the database before it says that there is no room."""
BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB, INTERRUPT = 5, 6, 8, 10, 11, 13, 14, 26, 9


def explained(error: dbapi2.Error, folder: Path | None = None) -> UserError | None:
    """The `UserError` for a fault of the world; None for a bug of ours, which is raised as it came.

    folder: where the file lies; it is looked at when SQLite only says that reading or writing failed.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        code = _guessed(str(error))
    code &= _PRIMARY
    words = _words(_cause(folder) or code if folder is not None and code in (IOERR, CANTOPEN) else code)
    kind = Damaged if code in (CORRUPT, NOTADB) else UserError
    return kind(words[0], words[1], str(error)) if words else None


def _cause(folder: Path) -> int:
    """Why nothing can be opened or written here: no room, or a folder that may only be read; 0 when neither, or
    the folder is gone."""
    try:
        if shutil.disk_usage(folder).free < ROOM:
            return FULL
        return 0 if os.access(folder, os.W_OK) else READONLY
    except OSError:
        return 0


def _words(code: int) -> tuple[str, str] | None:
    if code == FULL:
        return (
            _("There is no space left on the disk."),
            _("Nothing of this step was saved, everything before it was. Free some space, then try again."),
        )
    if code == READONLY:
        return (
            _("The store may be read, but not written to."),
            _("Nothing was changed. Check that its folder is not read-only, then start again."),
        )
    if code in (IOERR, CANTOPEN):
        return (
            _("The store can no longer be reached."),
            _(
                "Nothing of this step was saved. Has the stick been pulled out or the folder gone? "
                "Bring it back and start again; everything saved before is in it."
            ),
        )
    if code in (CORRUPT, NOTADB):
        return (
            _("The store is damaged, or is not a store of QingDesk."),
            _(
                "Do not go on working with it. Repair it (qingdesk doctor --repair), or restore the newest backup."
            ),
        )
    if code in (BUSY, LOCKED):
        return (
            _("The store is in use by another program just now."),
            _("Nothing was changed. Wait until the other work has ended, then try again."),
        )
    return None


def _guessed(text: str) -> int:
    """The driver gives no code on older Pythons: SQLite's own sentences are stable."""
    sentences = {
        "database or disk is full": FULL,
        "attempt to write a readonly database": READONLY,
        "disk I/O error": IOERR,
        "unable to open database file": CANTOPEN,
        "database disk image is malformed": CORRUPT,
        "file is not a database": NOTADB,
        "database is locked": BUSY,
        "database table is locked": LOCKED,
    }
    return next((code for sentence, code in sentences.items() if sentence in text), 0)
