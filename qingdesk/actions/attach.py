"""Attach a file to a record; a signed scan makes a completed visit signed, and nothing else does."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from qingdesk.actions.changes import Changes
from qingdesk.actions.record import Recorded
from qingdesk.domain.attachment import Attachment, AttachmentRole
from qingdesk.domain.mistakes import LINE_LIMIT
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Numbered
from qingdesk.domain.text import tidy
from qingdesk.domain.visit import Visit, VisitState
from qingdesk.errors import Refused, UserError
from qingdesk.exchange.kept_paper import KeptPaper, kept_paper
from qingdesk.i18n import _
from qingdesk.store import attachments, visits
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from qingdesk.store.writer import Writer

LARGEST = 50 * 1024 * 1024
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


def attach(store: Store, noun: str, record_id: str, file: Path, role: AttachmentRole) -> Recorded:
    """Keep a PDF, JPEG, PNG or TIFF inside the store, at a record.

    Raises `UserError` for a file that cannot be read or is too large, and what `attach_content` raises.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise UserError(
                _("{name} is larger than {limit} MB.").format(name=file.name, limit=LARGEST // 1024 // 1024),
                _("Scan it again at 150–200 dpi in grey, then attach that."),
            )
        content = file.read_bytes()
    except OSError as error:
        raise UserError(
            _("{name} cannot be read.").format(name=file.name),
            _("Check that it is there and not open elsewhere."),
        ) from error
    return attach_content(store, noun, record_id, file.name, content, role)


def attach_content(
    store: Store, noun: str, record_id: str, name: str, content: bytes, role: AttachmentRole
) -> Recorded:
    """The same for what is no file: a picture that was pasted. A picture is kept upright and small; the digest and
    the size of the original stand beside it.

    Raises `UserError` for content that is none of the four kinds; `Refused` for a voided record, or a signed
    scan of a visit that is still a draft.
    """
    media_type = next((kind for start, kind in _SIGNATURES if content.startswith(start)), "")
    if not media_type:
        raise UserError(
            _("{name} is not a PDF, JPEG, PNG or TIFF.").format(name=name),
            _("Whatever its ending says, its content is another. Scan or save it as one of these."),
        )
    kept = kept_paper(name, content, media_type) or KeptPaper(name, media_type, content)
    entry = Attachment(
        noun=noun,
        record_id=record_id,
        role=role,
        name=kept.name,
        media_type=kept.media_type,
        original_sha256=hashlib.sha256(content).hexdigest(),
        original_size=len(content),
    )
    with store.transaction(f"attach_{role.value}") as db:
        saved = attach_within(db, entry, kept.content)
    return Recorded((saved,), Changes({"attachments", NOUNS[noun].plural}))


def attach_within(db: Writer, entry: Attachment, content: bytes) -> Attachment:
    """The same within a transaction. Without a `record_revision` it is the record's present `form_revision`.

    A scan of an earlier form leaves a corrected visit completed: what was signed is not what is stored.
    """
    record = TABLES[entry.noun].get(db, entry.record_id)
    if record.is_voided:
        raise Refused(_("This record was voided."), _("Bring it back first, or choose another record."))
    present = record.form_revision if isinstance(record, Numbered) else None
    revision = entry.record_revision if entry.record_revision is not None else present
    name = tidy(entry.name.encode("utf-8", "replace").decode())[:LINE_LIMIT]
    saved = attachments.add(db, replace(entry, record_revision=revision, name=name), content)
    if isinstance(record, Visit) and entry.role is AttachmentRole.SIGNED_SCAN:
        if record.state is VisitState.DRAFT:
            raise Refused(
                _("A draft cannot be signed."),
                _("Complete the visit first, print its form, then attach the scan."),
            )
        if record.state is VisitState.COMPLETED and revision == present:
            visits.update(db, replace(record, state=VisitState.SIGNED))
    return saved
