"""What people said of findings: explained, cleared, not applicable, or open again."""

from __future__ import annotations

import json
from collections.abc import Sequence
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


def take(db: Writer, page: Sequence[Sequence[Value]]) -> None:
    """Notes of another desk, as `rows` gave them there; one that is known stays as it is."""
    known = {
        row[0]
        for row in db.execute(
            "SELECT id FROM finding_note WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([str(row[0]) for row in page]),),
        )
    }
    db.executemany(
        "INSERT INTO finding_note VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ([*row[:3], row[3] or "", row[4] or "", *row[5:]] for row in page if row[0] not in known),
    )


def add(db: Writer, key: Key, state: NoteState, text: str) -> None:
    """Keep a note; earlier ones stay."""
    db.execute(
        "INSERT INTO finding_note VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (db.new_id(), *key, state.value, text, db.by, db.at),
    )


def of(db: Readable, key: Key) -> list[FindingNote]:
    """Every note of one finding, the oldest first."""
    rows = db.execute(
        'SELECT state, text, "by", noted_at FROM finding_note'
        " WHERE rule_id = ? AND record_id = ? AND cadre_id = ? AND period = ? ORDER BY noted_at, id",
        key,
    )
    return [FindingNote(key, NoteState(str(row[0])), str(row[1]), str(row[2]), str(row[3])) for row in rows]
