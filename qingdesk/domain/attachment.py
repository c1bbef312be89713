"""附件: a scan, a receipt, an invitation, kept inside the encrypted store."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qingdesk.domain.record import Draft, Record


class AttachmentRole(StrEnum):
    """签字扫描件 · 凭证 · 邀请函 · 批件 · 照片 · 其他."""

    SIGNED_SCAN = "signed_scan"
    RECEIPT = "receipt"
    INVITATION = "invitation"
    APPROVAL = "approval"
    PHOTO = "photo"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class AttachmentDraft(Draft):
    """record_revision: the form_revision that a scan shows. The content itself is held apart: it is never
    part of an audit row, its SHA-256 is."""

    REQUIRED = frozenset({"noun", "record_id", "role", "name"})

    noun: str = ""
    record_id: str = ""
    record_revision: int | None = None
    role: AttachmentRole | None = None
    name: str = ""
    media_type: str = ""


@dataclass(frozen=True, kw_only=True)
class Attachment(AttachmentDraft, Record):
    """A saved attachment. size, original_size: bytes. original_sha256: before reduction."""

    size: int | None = None
    sha256: str = ""
    original_sha256: str = ""
    original_size: int | None = None
