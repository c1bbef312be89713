"""Heads of the audit chain kept outside the database, so that a store which went back in time is found out.

One line of JSON a head, in the store's folder and in the user's configuration folder: whoever puts an older file in
the store's place has to find both. The head also stands on printed forms and in packages, which are out of reach.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from qingdesk.paths import config_folder
from qingdesk.store import audit
from qingdesk.store.connection import Connection, Readable

FILE_NAME = "desk.heads"
KEPT = 200
"""Lines; older ones are let go when there are twice as many."""

RESTORED = "restore"
"""After a line of this kind earlier heads need not be found: the store went back on purpose."""


@dataclass(frozen=True)
class Anchor:
    """The audit ended with row `seq` of this hash. kind: backup, export, close, restore. at: UTC."""

    desk_id: str
    seq: int
    hash: str
    kind: str
    at: str


class Anchored(Protocol):
    """What is asked of the open store."""

    folder: Path

    @property
    def desk_id(self) -> str:
        """Which desk this is."""

    def reader(self) -> Connection:
        """A query-only connection."""


def keep(store: Anchored, kind: str) -> None:
    """Write the present head down; where it cannot be written, the work itself goes on."""
    seq, hash_ = audit.head(store.reader())
    anchor = Anchor(store.desk_id, seq, hash_, kind, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    for path in places(store.folder, store.desk_id):
        with contextlib.suppress(OSError):
            _append(path, anchor)


def find(folder: Path, desk_id: str) -> list[Anchor]:
    """Every head of this desk that was kept in either place, in the order of time."""
    found: dict[Anchor, None] = {}
    for path in places(folder, desk_id):
        found.update(dict.fromkeys(_read(path, desk_id)))
    return sorted(
        found, key=lambda anchor: anchor.at
    )  # of one second: in the order in which they were written


def lost(db: Readable, anchors: list[Anchor]) -> Anchor | None:
    """The newest head that the chain no longer holds: rows were taken away, or the store is an older copy."""
    last_restore = max((place for place, each in enumerate(anchors) if each.kind == RESTORED), default=-1)
    for anchor in reversed(anchors[last_restore + 1 :]):
        row = db.execute("SELECT hash FROM audit WHERE seq = ?", (anchor.seq,)).fetchone()
        if row is None or row[0] != anchor.hash:
            return anchor
    return None


def holds_head(db: Readable, start: str) -> int | None:
    """The row whose hash begins as a printed form says; None when there is none."""
    row = db.execute(
        "SELECT seq FROM audit WHERE substr(hash, 1, ?) = ? ORDER BY seq DESC LIMIT 1",
        (len(start), start.lower()),
    ).fetchone()
    return int(row[0] or 0) if row else None


def places(folder: Path, desk_id: str) -> list[Path]:
    """Where the heads of a store are kept: with it, and with its user."""
    kept = [folder / FILE_NAME]
    with contextlib.suppress(OSError):
        # by the folder too: a copy of the store somewhere else is another store with another future
        from hashlib import sha256  # OpenSSL comes with it

        place = sha256(str(folder.absolute()).encode()).hexdigest()[:16]
        kept.append(config_folder() / "heads" / f"{desk_id}-{place}.jsonl")
    return kept


def _append(path: Path, anchor: Anchor) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(vars(anchor), separators=(",", ":"))
    old = path.read_text("utf-8").splitlines() if path.exists() else []
    if old and _same(old[-1], anchor):
        return
    if len(old) >= 2 * KEPT:
        from qingdesk.files import write_atomically

        write_atomically(path, "".join(f"{each}\n" for each in [*old[-KEPT:], line]).encode())
        return
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def _same(line: str, anchor: Anchor) -> bool:
    try:
        given = json.loads(line)
    except ValueError:
        return False
    return bool(given.get("hash") == anchor.hash and given.get("kind") == anchor.kind)


def _read(path: Path, desk_id: str) -> list[Anchor]:
    found: list[Anchor] = []
    with contextlib.suppress(OSError):
        for line in path.read_text("utf-8", "replace").splitlines():
            with contextlib.suppress(ValueError, TypeError, KeyError):
                given = json.loads(line)
                anchor = Anchor(
                    str(given["desk_id"]),
                    int(given["seq"]),
                    str(given["hash"]),
                    str(given["kind"]),
                    str(given["at"]),
                )
                if anchor.desk_id == desk_id:
                    found.append(anchor)
    return found
