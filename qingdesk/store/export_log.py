"""Which packages and lists left this desk as files: the table `export_log`."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer

LIST = "list"
"""The profile of a list saved as a workbook: its `period` is the noun, and it has no package id."""


@dataclass(frozen=True, kw_only=True)
class Export:
    """One package that left. sha256: of the file. size: bytes. rows: of all tables. exported_at: UTC text.
    sealed_for: whom it was sealed for, or empty. audit_seq, audit_hash: the head that it was signed over."""

    period: str
    profile: str
    package_id: str
    sha256: str
    size: int
    rows: int
    exported_at: str = ""
    by: str = ""
    sealed_for: str = ""
    audit_seq: int = 0
    audit_hash: str = ""


_COLUMNS = (
    'period, profile, package_id, sha256, size, "rows", exported_at, "by", sealed_for, audit_seq, audit_hash'
)


def add(db: Writer, export: Export) -> str:
    """Note an export; its moment and author are the transaction's. Returns the id of the note."""
    export_id = db.new_id()
    db.execute(
        f"INSERT INTO export_log (id, {_COLUMNS}) VALUES ({', '.join('?' * 12)})",
        (
            export_id, export.period, export.profile, export.package_id, export.sha256, export.size, export.rows,
            db.at, db.by, export.sealed_for or None, export.audit_seq, export.audit_hash,
        ),
    )  # fmt: skip
    return export_id


def take_back(db: Writer, export_id: str) -> None:
    """Of an export that was noted but whose file could not be put in its place."""
    db.execute("DELETE FROM export_log WHERE id = ?", (export_id,))


def find(db: Readable, limit: int = 100) -> list[Export]:
    """The packages, the newest first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM export_log WHERE profile <> ? ORDER BY exported_at DESC, id DESC LIMIT ?",
        (LIST, limit),
    )
    return [
        Export(
            period=str(row[0]), profile=str(row[1]), package_id=str(row[2]), sha256=str(row[3]),
            size=int(row[4] or 0), rows=int(row[5] or 0), exported_at=str(row[6]), by=str(row[7]),
            sealed_for=str(row[8] or ""), audit_seq=int(row[9] or 0), audit_hash=str(row[10] or ""),
        )
        for row in rows
    ]  # fmt: skip
