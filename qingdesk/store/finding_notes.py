"""What people said of findings: explained, cleared, not applicable, or open again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

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

    @property
    def noted_on(self) -> date:
        """The day, where it was noted."""
        return datetime.strptime(f"{self.noted_at}+0000", "%Y-%m-%dT%H:%M:%SZ%z").astimezone().date()


def newest(db: Readable, keys: Collection[Key] | None = None) -> dict[Key, FindingNote]:
    """The last note of each finding. keys: only of findings at the records that these name."""
    source, values = "finding_note", []
    if keys is not None:
        source = (
            "(SELECT DISTINCT value ->> 0 AS rule, value ->> 1 AS record FROM json_each(?)) CROSS JOIN finding_note"
            " ON rule_id = rule AND record_id = record"
        )
        values = [json.dumps([key[:2] for key in keys])]
    rows = db.execute(
        f'SELECT rule_id, record_id, cadre_id, period, state, text, "by", noted_at FROM {source}'
        " ORDER BY noted_at, id",
        values,
    )
    notes: dict[Key, FindingNote] = {}
    for row in rows:
        key = str(row[0]), str(row[1]), str(row[2]), str(row[3])
        notes[key] = FindingNote(key, NoteState(str(row[4])), str(row[5]), str(row[6]), str(row[7]))
    return notes


def pages(db: Readable, size: int) -> Iterator[list[tuple[Value, ...]]]:
    """Every note as it is stored, so many at a time, by id, which is by when they were made: what a package holds."""
    last: Value = ""
    sql = (
        'SELECT id, rule_id, record_id, cadre_id, period, state, text, "by", noted_at FROM finding_note'
        " WHERE id > ? ORDER BY id LIMIT ?"
    )
    while page := db.execute(sql, (last, size)).fetchall():
        yield page
        last = page[-1][0]


def take(db: Writer, page: Sequence[Sequence[Value]]) -> None:
    """Notes of another desk, as `pages` gave them there; one that is known stays as it is."""
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
