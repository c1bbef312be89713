"""Whose packages are believed: the table `known_key`, and this desk's own keys, which never leave the store."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer


@dataclass(frozen=True, kw_only=True)
class KnownKey:
    """key_id: 16 hex digits that people read out. public_key: Ed25519, 64 hex digits. sealing_key: what is
    sealed for that desk, `age1…`, or empty. desk_id: whose packages it signs. trusted_at: UTC text."""

    key_id: str
    name: str
    public_key: str
    sealing_key: str = ""
    desk_id: str = ""
    trusted_at: str = ""


_COLUMNS = "key_id, name, public_key, sealing_key, desk_id, trusted_at"


def find(db: Readable) -> list[KnownKey]:
    """Every key that is trusted, by name."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM known_key ORDER BY name, key_id")
    return [
        KnownKey(
            key_id=str(row[0]), name=str(row[1] or ""), public_key=str(row[2]), sealing_key=str(row[3] or ""),
            desk_id=str(row[4] or ""), trusted_at=str(row[5] or ""),
        )
        for row in rows
    ]  # fmt: skip


def trust(db: Writer, key: KnownKey) -> None:
    """Believe what this key signs from now on; one that is known takes the newer name and sealing key."""
    values = (key.name or None, key.public_key, key.sealing_key or None, key.desk_id or None, db.at)
    done = db.execute(
        "UPDATE known_key SET name = ?, public_key = ?, sealing_key = coalesce(?, sealing_key), desk_id = ?,"
        " trusted_at = ? WHERE key_id = ?",
        (*values, key.key_id),
    )
    if not done.rowcount:
        db.execute(
            "INSERT INTO known_key (id, name, public_key, sealing_key, desk_id, trusted_at, key_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (db.new_id(), *values, key.key_id),
        )


def forget(db: Writer, key_id: str) -> bool:
    """Believe it no longer; what came with it stays. False when it was not known."""
    return db.execute("DELETE FROM known_key WHERE key_id = ?", (key_id,)).rowcount > 0


def own_secrets(db: Readable) -> tuple[str, str]:
    """(signing key, sealing key) of this desk; both empty until they are made."""
    row = db.execute("SELECT signing_key, sealing_key FROM desk").fetchone()
    return (str(row[0] or ""), str(row[1] or "")) if row else ("", "")


def keep_secrets(db: Writer, signing_key: str, sealing_key: str) -> None:
    """Made once; a desk whose key changed would be a stranger to its supervisor."""
    db.execute(
        "UPDATE desk SET signing_key = coalesce(signing_key, ?), sealing_key = coalesce(sealing_key, ?)",
        (signing_key, sealing_key),
    )
