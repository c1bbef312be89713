"""The search index: caught up from the audit, so that no save waits for it and none is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qingdesk.domain.search_text import grams, match
from qingdesk.store.connection import Readable, Value
from qingdesk.store.search_texts import OF_A_FIRM, OWN, texts
from qingdesk.store.writer import Writer

WINDOW = 2_000
"""Audit rows that one step takes in."""

_MARK = "§"
"""Begins the one token of a document that says its noun; no text and no query has it, for it is no letter."""


@dataclass(frozen=True)
class Hit:
    """One record that has all that was looked for."""

    noun: str
    record_id: str


def is_behind(db: Readable) -> bool:
    """Was something saved that the index does not know yet?"""
    return behind(db) > 0


def behind(db: Readable) -> int:
    """How many rows of the audit are still to be taken in."""
    row = db.execute("SELECT (SELECT max(seq) FROM audit) - (SELECT last_seq FROM search_state)").fetchone()
    return int(row[0] or 0) if row else 0


def catch_up(db: Writer, window: int = WINDOW) -> int:
    """Take in the next rows of the audit, within a transaction; how many are left after it."""
    state = db.execute("SELECT last_seq FROM search_state").fetchone()
    last = int(state[0] or 0) if state else 0
    rows = db.execute(
        "SELECT seq, noun, record_id, before IS NOT NULL AND json_extract(before, '$.name') IS NOT NULL"
        " FROM audit WHERE seq > ? ORDER BY seq LIMIT ?",
        (last, window),
    ).fetchall()
    if not rows:
        return 0
    changed: dict[str, set[str]] = {noun: set() for noun in OWN}
    renamed: set[str] = set()
    for _seq, noun, record_id, is_renamed in rows:
        if str(noun) in changed:
            changed[str(noun)].add(str(record_id))
            if noun == "enterprise" and is_renamed:
                renamed.add(str(record_id))
    for firm in renamed:
        for noun in OF_A_FIRM:
            found = db.execute(f'SELECT id FROM "{noun}" WHERE enterprise_id = ?', (firm,))
            changed[noun] |= {str(row[0]) for row in found}
    for noun, ids in changed.items():
        if ids:
            _index(db, noun, sorted(ids))
    db.execute("UPDATE search_state SET last_seq = ?", (rows[-1][0],))
    return behind(db)


def forget(db: Readable) -> None:
    """Empty the index: it is caught up from the audit's first row again."""
    db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    db.execute("UPDATE search_state SET last_seq = 0")


def find(db: Readable, query: str, nouns: Sequence[str] = (), limit: int = 100) -> list[Hit]:
    """The newest records that have every piece of the query; [] for an empty one. nouns: only these."""
    wanted = match(query)
    if not wanted:
        return []
    if nouns:
        kinds = " OR ".join(f'"{_MARK}{noun}"' for noun in nouns)
        wanted = f"({kinds}) AND {wanted}"
    rows = db.execute(
        "SELECT r.noun, r.record_id FROM search JOIN search_row r ON r.seq = search.rowid"
        " WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?",
        (wanted, limit),
    )
    return [Hit(str(row[0]), str(row[1])) for row in rows]


def _index(db: Writer, noun: str, ids: list[str]) -> None:
    current = texts(db, noun, ids)
    db.executemany(
        "INSERT INTO search_row (noun, record_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(noun, record_id) for record_id in current],
    )
    places = _places(db, ids)
    db.executemany(
        "INSERT OR REPLACE INTO search (rowid, grams) VALUES (?, ?)",
        [(places[record_id], f"{_MARK}{noun} {grams(text)}") for record_id, text in current.items()],
    )
    gone = [(places[record_id],) for record_id in ids if record_id not in current and record_id in places]
    db.executemany("DELETE FROM search WHERE rowid = ?", gone)


def _places(db: Readable, ids: list[str]) -> dict[str, Value]:
    from qingdesk.store.among import among

    where, values = among("record_id", ids)
    rows = db.execute(f"SELECT record_id, seq FROM search_row WHERE {where}", values)
    return {str(row[0]): row[1] for row in rows}
