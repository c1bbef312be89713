"""The signed scans that were filed lately: a person goes through them to enter what the firm ticked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from qingdesk.actions.scan import MatchedScan
from qingdesk.domain.attachment import Attachment, AttachmentRole
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Numbered
from qingdesk.domain.visit import Visit
from qingdesk.store import attachments, printed_forms
from qingdesk.store.connection import Readable
from qingdesk.store.tables import TABLES

MOST = 20


@dataclass(frozen=True)
class FiledScan:
    """scan: its pages are not counted here. filed_at: UTC. lacks_ticks: a visit of which nobody has entered yet
    whether the firm confirmed the facts."""

    scan: MatchedScan
    filed_at: datetime
    lacks_ticks: bool


def lately(db: Readable, most: int = MOST) -> list[FiledScan]:
    """The newest first; scans of voided records are left out."""
    found = attachments.find(
        db, "role = ?", (AttachmentRole.SIGNED_SCAN.value,), order_by="seq DESC", limit=most
    )
    return [filed for each in found if (filed := _filed(db, each)) is not None]


def of_record(db: Readable, record_id: str) -> list[FiledScan]:
    """Those of one record, the newest first: a second scan stands beside the first."""
    found = attachments.find(
        db,
        "record_id = ? AND role = ?",
        (record_id, AttachmentRole.SIGNED_SCAN.value),
        order_by="seq DESC",
    )
    return [filed for each in found if (filed := _filed(db, each)) is not None]


def _filed(db: Readable, scan: Attachment) -> FiledScan | None:
    revision = scan.record_revision or 1
    if scan.noun in NOUNS:
        record = TABLES[scan.noun].get(db, scan.record_id)
        if record.is_voided:
            return None
        present = record.form_revision if isinstance(record, Numbered) else revision
        number = getattr(record, "number", "")
    else:
        record, present = None, revision
        made = printed_forms.get(db, scan.record_id)
        number = made.number if made is not None else ""
    matched = MatchedScan(
        file=scan.name,
        noun=scan.noun,
        record_id=scan.record_id,
        number=number,
        form_revision=revision,
        is_superseded=revision < present,
        pages=(),
        attachment_id=scan.id,
    )
    lacks = isinstance(record, Visit) and record.facts_confirmed is None
    return FiledScan(matched, datetime.fromisoformat(scan.created_at).astimezone(UTC), lacks)
