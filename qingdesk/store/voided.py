"""The bin: every voided record of every noun, newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.store.connection import Readable
from qingdesk.store.tables import TABLES

_NAMES = ("number", "name", "title", "item", "text", "content")


@dataclass(frozen=True)
class Voided:
    """at: UTC · by: id of the cadre, or `desk` · title: what tells it from others, may be empty."""

    noun: str
    record_id: str
    title: str
    firm: str
    at: str
    by: str
    reason: str


def voided(db: Readable, limit: int = 500, offset: int = 0) -> list[Voided]:
    """Those that were voided by themselves; what went along with another comes back with it."""
    parts = " UNION ALL ".join(_part(noun) for noun in TABLES)
    rows = db.execute(f"{parts} ORDER BY 5 DESC, 2 DESC LIMIT ? OFFSET ?", (limit, offset))
    return [Voided(*(str(value or "") for value in row)) for row in rows]


def count(db: Readable) -> int:
    """How many there are."""
    parts = " UNION ALL ".join(
        f"""SELECT count(*) n FROM "{noun}" WHERE voided_at IS NOT NULL AND coalesce(voided_with, '') = ''"""
        for noun in TABLES
    )
    row = db.execute(f"SELECT sum(n) FROM ({parts})").fetchone()
    return int(row[0] or 0) if row else 0


def _part(noun: str) -> str:
    names = TABLES[noun].map.names
    there = [f"nullif(r.\"{name}\", '')" for name in _NAMES if name in names]
    title = f"coalesce({', '.join(['NULL', *there, repr('')])})"
    firm = (
        "(SELECT name FROM enterprise f WHERE f.id = r.enterprise_id)" if "enterprise_id" in names else "''"
    )
    return (
        f"SELECT '{noun}', r.id, {title}, {firm}, r.voided_at, r.updated_by, r.void_reason"
        f""" FROM "{noun}" r WHERE r.voided_at IS NOT NULL AND coalesce(r.voided_with, '') = ''"""
    )
