"""A damaged store is mended on copies: without its WAL, then with its indexes built anew; the file itself stays.

The order is that of who lost data and of who did not: nothing is checkpointed, and nothing is tried on the only copy.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sqlcipher3 import dbapi2

from qingdesk.errors import UserError
from qingdesk.files import cannot_write, remove
from qingdesk.store import audit, search
from qingdesk.store.connection import close_quietly, connect
from qingdesk.store.database import FILE_NAME
from qingdesk.store.schema_version import VERSION

_SIDES = ("-wal", "-shm", "-journal")


class Way(Enum):
    """What made the copy whole. as_is: nothing was wrong with it."""

    AS_IS = "as_is"
    WITHOUT_WAL = "without_wal"
    REINDEXED = "reindexed"


@dataclass(frozen=True)
class Mended:
    """A whole copy. seq: the last row of its audit; the one that keeps most is taken."""

    path: Path
    way: Way
    seq: int


@contextlib.contextmanager
def mended(folder: Path, key: bytes) -> Iterator[Mended | None]:
    """The best whole copy that can be made of the closed store in `folder`, for as long as it is needed; None when
    there is none. Raises `UserError` when there is no room for copies."""
    made: list[Path] = []
    try:
        found: list[Mended] = []
        for way in Way:
            copy = folder / f".{FILE_NAME}.{way.value}"
            made.append(copy)
            _copy(folder / FILE_NAME, copy, with_wal=way is not Way.WITHOUT_WAL)
            if way is Way.REINDEXED:
                _reindex(copy, key)
            seq = _last_row(copy, key)
            if seq is not None:
                found.append(Mended(copy, way, seq))
                if way is Way.AS_IS:
                    break
        yield max(found, key=lambda each: each.seq, default=None)  # of equals the first
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        for path in made:
            for side in ("", *_SIDES):
                remove(path.with_name(path.name + side))


def _copy(source: Path, target: Path, *, with_wal: bool) -> None:
    for side in ("", *_SIDES):
        remove(target.with_name(target.name + side))
    shutil.copyfile(source, target)
    wal = source.with_name(source.name + "-wal")
    if with_wal and wal.exists():
        shutil.copyfile(wal, target.with_name(target.name + "-wal"))


def _reindex(copy: Path, key: bytes) -> None:
    """Indexes are made of the tables, and so is the search index."""
    try:
        db = connect(copy, key, query_only=False)
    except UserError:
        return
    try:
        db.execute("REINDEX")
        search.forget(db)
    except (
        UserError,
        dbapi2.DatabaseError,
    ):  # two rows of one key, or a page that cannot be read: no help here
        return
    finally:
        close_quietly(db)


def _last_row(copy: Path, key: bytes) -> int | None:
    """Of the audit, when the copy is whole from end to end; None when it is not."""
    try:
        db = connect(copy, key, query_only=True)
    except UserError:
        return None
    try:
        version = db.execute("PRAGMA user_version").fetchone()
        whole = db.execute("PRAGMA integrity_check(1)").fetchone()
        is_whole = (
            version is not None
            and 1 <= int(version[0] or 0) <= VERSION
            and whole is not None
            and whole[0] == "ok"
            and db.execute("PRAGMA foreign_key_check").fetchone() is None
            and not audit.verify(db, 1)[1]
        )
        return audit.head(db)[0] if is_whole else None
    except (UserError, dbapi2.DatabaseError):
        return None
    finally:
        close_quietly(db)
