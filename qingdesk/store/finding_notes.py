"""What people said of findings: explained, cleared, not applicable, or open again."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.domain.finding import NoteState
from qingdesk.store.connection import Readable, Value
from qingdesk.store.writer import Writer

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class FindingNote:
    """key: (rule_id, record_id, cadre_id, period). noted_at: UTC."""

    key: Key
    state: NoteState
    text: str
    by: str
    noted_at: str


def newest(db: Readable) -> dict[Key, FindingNote]:
    """The last note of each finding."""
    rows = db.execute(
        'SELECT rule_id, record_id, cadre_id, period, state, text, "by", noted_at FROM finding_note'
        " ORDER BY noted_at, id"
    )
    notes: dict[Key, FindingNote] = {}
    for row in rows:
        key = str(row[0]), str(row[1]), str(row[2]), str(row[3])
        notes[key] = FindingNote(key, NoteState(str(row[4])), str(row[5]), str(row[6]), str(row[7]))
    return notes


def rows(db: Readable) -> list[tuple[Value, ...]]:
    """Every note as it is stored, in the order in which they were made: what a package holds of them."""
    return db.execute(
        'SELECT id, rule_id, record_id, cadre_id, period, state, text, "by", noted_at FROM finding_note'
        " ORDER BY noted_at, id"
    ).fetchall()


def add(db: Writer, key: Key, state: NoteState, text: str) -> None:
    """Keep a note; earlier ones stay."""
    db.execute(
        "INSERT INTO finding_note VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (db.new_id(), *key, state.value, text, db.by, db.at),
    )
