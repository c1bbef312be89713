"""The audit rows that speak of one record: its own, and those of what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.store.connection import Readable


@dataclass(frozen=True)
class AuditRow:
    """at: UTC. before, after: JSON of the columns that changed; both None where they were erased."""

    at: str
    by: str
    action: str
    reason: str
    noun: str
    before: str | None
    after: str | None


def record(db: Readable, record_id: str, most: int) -> list[AuditRow]:
    """The newest `most` rows, the oldest of them first: of the record, its attachments, and an event's costs."""
    rows = db.execute(
        """
        SELECT at, "by", action, coalesce(reason, ''), noun, before, after FROM (
            SELECT * FROM audit WHERE record_id = ?1
            UNION ALL SELECT a.* FROM attachment t JOIN audit a ON a.record_id = t.id WHERE t.record_id = ?1
            UNION ALL SELECT a.* FROM cost c JOIN audit a ON a.record_id = c.id WHERE c.event_id = ?1
            ORDER BY seq DESC LIMIT ?2
        ) ORDER BY seq
        """,
        (record_id, most),
    )
    found = []
    for at, by, action, reason, noun, before, after in rows:
        old = None if before is None else str(before)
        new = None if after is None else str(after)
        found.append(AuditRow(str(at), str(by), str(action), str(reason), str(noun), old, new))
    return found


def since(db: Readable, seq: int, most: int) -> list[tuple[str, str, str | None, str | None]]:
    """(noun, record_id, before, after) of the first `most` rows after `seq`."""
    rows = db.execute(
        "SELECT noun, record_id, before, after FROM audit WHERE seq > ? ORDER BY seq LIMIT ?", (seq, most)
    )
    return [
        (
            str(noun or ""),
            str(record_id or ""),
            None if before is None else str(before),
            None if after is None else str(after),
        )
        for noun, record_id, before, after in rows
    ]
