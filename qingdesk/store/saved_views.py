"""How a list is looked at: the views that a person saved, and, without a name, the list as it was last left."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer

AS_LEFT = ""
"""The name of what is kept by itself."""


@dataclass(frozen=True)
class SavedView:
    """screen: the list's name. content: JSON of filters, order and columns. is_pinned: it has a chip of its own."""

    id: str
    screen: str
    name: str
    content: str
    is_pinned: bool


def find_all(db: Readable, screen: str) -> list[SavedView]:
    """Those of a list, pinned ones first, by name; the one without a name left out."""
    rows = db.execute(
        "SELECT id, screen, name, content, is_pinned FROM saved_view WHERE screen = ? AND name <> ?"
        " ORDER BY is_pinned DESC, name",
        (screen, AS_LEFT),
    )
    return [SavedView(str(r[0]), str(r[1]), str(r[2]), str(r[3]), bool(r[4])) for r in rows]


def as_left(db: Readable, screen: str) -> str:
    """The content of a list as it was last left; empty when it never was."""
    row = db.execute(
        "SELECT content FROM saved_view WHERE screen = ? AND name = ?", (screen, AS_LEFT)
    ).fetchone()
    return str(row[0]) if row else ""


def keep(db: Writer, screen: str, name: str, content: str, *, is_pinned: bool = False) -> None:
    """Save it, over the one of that name."""
    found = db.execute("SELECT id FROM saved_view WHERE screen = ? AND name = ?", (screen, name)).fetchone()
    if found:
        db.execute(
            "UPDATE saved_view SET content = ?, is_pinned = ? WHERE id = ?", (content, is_pinned, found[0])
        )
    else:
        db.execute(
            "INSERT INTO saved_view (id, screen, name, content, is_pinned) VALUES (?, ?, ?, ?, ?)",
            (db.new_id(), screen, name, content, is_pinned),
        )


def change(db: Writer, view_id: str, name: str, *, is_pinned: bool) -> None:
    """Another name, another place."""
    db.execute("UPDATE saved_view SET name = ?, is_pinned = ? WHERE id = ?", (name, is_pinned, view_id))


def drop(db: Writer, view_id: str) -> None:
    """It is not wanted any more: no record, so it simply goes."""
    db.execute("DELETE FROM saved_view WHERE id = ?", (view_id,))
