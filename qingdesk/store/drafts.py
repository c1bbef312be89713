"""What was being typed: the autosave of a page. Never a record, not audited."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer


@dataclass(frozen=True)
class TypedDraft:
    """screen: whose page. record_id: of the record being edited, empty for a new one. base_revision: the
    record's revision when editing began. content: JSON of the page. saved_at: UTC."""

    screen: str
    record_id: str
    base_revision: int
    content: str
    saved_at: str


def find(db: Readable, screen: str, record_id: str = "") -> TypedDraft | None:
    """The draft of a page, if one was left."""
    row = db.execute(
        "SELECT screen, record_id, base_revision, content, saved_at FROM draft WHERE screen = ? AND record_id = ?",
        (screen, record_id),
    ).fetchone()
    return TypedDraft(str(row[0]), str(row[1]), int(row[2] or 0), str(row[3]), str(row[4])) if row else None


def find_all(db: Readable, screen: str) -> list[TypedDraft]:
    """Every draft of a kind of page, newest first."""
    rows = db.execute(
        "SELECT screen, record_id, base_revision, content, saved_at FROM draft WHERE screen = ? ORDER BY saved_at DESC",
        (screen,),
    )
    return [TypedDraft(str(r[0]), str(r[1]), int(r[2] or 0), str(r[3]), str(r[4])) for r in rows]


def is_any(db: Readable) -> bool:
    """Was anything typed that is not saved yet?"""
    return db.execute("SELECT 1 FROM draft LIMIT 1").fetchone() is not None


def keep(db: Writer, screen: str, record_id: str, base_revision: int, content: str) -> None:
    """Save what is on the page now, over the draft before it."""
    db.execute(
        "INSERT INTO draft (id, screen, record_id, base_revision, content, saved_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (screen, record_id) DO UPDATE SET base_revision = excluded.base_revision,"
        " content = excluded.content, saved_at = excluded.saved_at",
        (db.new_id(), screen, record_id, base_revision, content, db.at),
    )


def drop(db: Writer, screen: str, record_id: str = "") -> None:
    """The page was saved, or its draft was refused."""
    db.execute("DELETE FROM draft WHERE screen = ? AND record_id = ?", (screen, record_id))
