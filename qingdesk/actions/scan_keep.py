"""How a signed scan is kept, whether a mark or a person said whose it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from qingdesk.actions.attach import attach_within
from qingdesk.domain.attachment import Attachment, AttachmentRole
from qingdesk.domain.nouns import NOUNS
from qingdesk.store import attachments
from qingdesk.store.writer import Writer

DRAFT_SCREEN = "scan"
"""Under this name the draft of a blank form waits, its record_id being that of the print."""


def scan_entry(noun: str, record_id: str, name: str, sha256: str, size: int) -> Attachment:
    """A signed scan about to be kept. name, sha256, size: of the file that it came in."""
    return Attachment(
        noun=noun,
        record_id=record_id,
        role=AttachmentRole.SIGNED_SCAN,
        name=f"{PurePath(name).stem}.pdf",
        media_type="application/pdf",
        original_sha256=sha256,
        original_size=size or None,
    )


def keep_scan(db: Writer, entry: Attachment, content: bytes, revision: int | None) -> Attachment:
    """At its record; that of a ledger or summary at its print, which is no record."""
    entry = replace(entry, record_revision=revision)
    if entry.noun not in NOUNS:
        return attachments.add(db, entry, content)
    return attach_within(db, entry, content)
