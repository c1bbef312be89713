"""附件: the table `attachment`; the content is held apart from the record and never enters the audit."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from qingdesk.domain.attachment import Attachment
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table
from qingdesk.store.writer import Writer

TABLE = Table("attachment", Attachment)
get, find, count = TABLE.get, TABLE.find, TABLE.count
update, void = TABLE.update, TABLE.void


def add(db: Writer, attachment: Attachment, content: bytes) -> Attachment:
    """Save with its content; size and SHA-256 are taken from the bytes."""
    sha256 = hashlib.sha256(content).hexdigest()
    saved = TABLE.stamped(db, replace(attachment, size=len(content), sha256=sha256))
    marks = ", ".join("?" * len(TABLE.map.names))
    db.execute(
        f"INSERT INTO attachment ({TABLE.map.columns}, content) VALUES ({marks}, ?)",
        (*TABLE.map.row(saved), content),
    )
    return saved


def content(db: Readable, attachment_id: str) -> bytes:
    """The bytes of an attachment; empty when they were erased."""
    row = db.execute("SELECT content FROM attachment WHERE id = ?", (attachment_id,)).fetchone()
    return row[0] if row and isinstance(row[0], bytes) else b""


def of_record(db: Readable, record_id: str) -> list[Attachment]:
    """What hangs on a record, oldest first."""
    return TABLE.find(db, "record_id = ?", (record_id,))
