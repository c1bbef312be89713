"""Which actions can be undone: remembered at the end of their own transaction, the newest thirty."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.store import audit
from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer

KEPT = 30
"""Steps that can still be undone; older ones are forgotten."""

_BY_THEMSELVES = (
    "record_", "edit_", "void_", "unvoid_", "complete_", "triage_", "assign_", "transfer_", "return_", "answer_",
    "fulfil_", "pass_on_", "rate_", "repair_", "register_gift", "hand_in_gift", "note_attendance", "resolve_conflict",
)  # fmt: skip
"""How the actions of a person at the window or the command line begin. `complete_` is among them so that undo
stops at it and says why, and does not quietly take back what was before."""


@dataclass(frozen=True)
class UndoStep:
    """One action that can be undone. first_seq, last_seq: its rows of the audit. at: UTC."""

    id: str
    action: str
    first_seq: int
    last_seq: int
    at: str


def is_remembered(action: str) -> bool:
    """Does its transaction leave a step behind? An import leaves its own."""
    return action.startswith(_BY_THEMSELVES)


def newest(db: Readable, action: str = "") -> UndoStep | None:
    """The last action that was not undone yet; of one kind when given."""
    found = steps(db, 1, action)
    return found[0] if found else None


def steps(db: Readable, limit: int = KEPT, action: str = "") -> list[UndoStep]:
    """Those not undone yet, the newest first."""
    rows = db.execute(
        "SELECT id, action, first_seq, last_seq, at FROM undo_step WHERE undone_at IS NULL AND (? = '' OR action = ?)"
        " ORDER BY last_seq DESC LIMIT ?",
        (action, action, limit),
    )
    return [
        UndoStep(str(row[0]), str(row[1]), int(row[2] or 0), int(row[3] or 0), str(row[4])) for row in rows
    ]


def remember(db: Writer, action: str, first_seq: int) -> None:
    """At the end of an action's transaction: its audit rows are those from `first_seq` on."""
    last = audit.head(db)[0]
    if last < first_seq:
        return
    db.execute(
        "INSERT INTO undo_step VALUES (?, ?, ?, ?, ?, NULL)",
        (db.new_id(), action, first_seq, last, db.at),
    )
    db.execute(
        "DELETE FROM undo_step WHERE undone_at IS NULL AND action <> 'import_roster' AND last_seq <"
        " (SELECT min(last_seq) FROM (SELECT last_seq FROM undo_step WHERE undone_at IS NULL"
        " ORDER BY last_seq DESC LIMIT ?))",
        (KEPT,),
    )
