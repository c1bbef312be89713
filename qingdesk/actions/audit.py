"""The audit for people: does the chain hold, and what happened to a record."""

from __future__ import annotations

from qingdesk.i18n import _
from qingdesk.store import audit
from qingdesk.store.audit import AuditFault
from qingdesk.store.audit_records import strays
from qingdesk.store.connection import Readable


def verify(db: Readable) -> tuple[int, list[AuditFault]]:
    """(rows walked, the rows that do not hold). Where the chain holds, the records are held against it as well."""
    rows, faults = audit.verify(db)
    return rows, faults or strays(db)


def fault_sentence(fault: AuditFault) -> str:
    """What does not hold in a row."""
    sentences = {
        "missing": _("Row {seq} is missing: rows were taken out."),
        "chain": _("Row {seq} does not follow the one before it: rows were taken out, added or reordered."),
        "hash": _("Row {seq} was changed: its own digest does not hold."),
        "before": _("Row {seq}: what stood there before was changed."),
        "after": _("Row {seq}: what was written then was changed."),
        "record": _("The record is not as row {seq} left it: it was changed behind the program's back."),
        "unheard": _("There is a record that no row speaks of: it was added behind the program's back."),
    }
    return sentences[fault.what].format(seq=fault.seq)


def history(db: Readable, record_id: str = "", most: int = 200) -> list[dict[str, object]]:
    """The newest rows, of one record when given, newest first."""
    names = ("seq", "at", "by", "action", "reason", "noun", "record_id", "before", "after")
    columns = ", ".join(f'"{name}"' for name in names)
    rows = db.execute(
        f"SELECT {columns} FROM audit WHERE ? = '' OR record_id = ? ORDER BY seq DESC LIMIT ?",
        (record_id, record_id, most),
    )
    return [dict(zip(names, row, strict=True)) for row in rows]
