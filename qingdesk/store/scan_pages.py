"""The tray: pages that were scanned and could not be matched, each with its picture. Not audited."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer


class Why(StrEnum):
    """Why a page waits."""

    NO_MARK = "no_mark"
    FOREIGN = "foreign"
    SEVERAL = "several"
    UNKNOWN = "unknown"
    DIFFERS = "differs"
    SUPERSEDED = "superseded"
    VOIDED = "voided"
    DRAFT = "draft"
    BLANK = "blank"


@dataclass(frozen=True, kw_only=True)
class TrayPage:
    """One page that waits. name, page: of the file it came from. noun, record_id: what its mark names, where it
    names something; form_id: the print. original_sha256, original_size: of the file. received_at: UTC."""

    id: str = ""
    name: str
    page: int
    media_type: str = "image/jpeg"
    sha256: str = ""
    why: Why
    noun: str = ""
    record_id: str = ""
    form_id: str = ""
    original_sha256: str = ""
    original_size: int = 0
    received_at: str = ""


_COLUMNS = "id, name, page, media_type, sha256, reason, received_at"
_IN_REASON = ("noun", "record_id", "form_id", "original_sha256", "original_size")


def add(db: Writer, page: TrayPage, content: bytes) -> TrayPage:
    """Lay a page into the tray; the same page of the same file lies there once only."""
    sha256 = hashlib.sha256(content).hexdigest()
    for lying in _find(db, "sha256 = ? AND page = ?", (sha256, page.page)):
        if lying.original_sha256 == page.original_sha256:
            return lying
    new_id = db.new_id()
    reason = {"why": page.why.value, **{name: getattr(page, name) for name in _IN_REASON}}
    db.execute(
        "INSERT INTO scan_page (id, name, page, media_type, sha256, content, reason, received_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (new_id, page.name, page.page, page.media_type, sha256, content, json.dumps(reason), db.at),
    )
    return get(db, new_id) or page


def get(db: Readable, page_id: str) -> TrayPage | None:
    """One page, or None when it is not in the tray (any more)."""
    found = _find(db, "id = ?", (page_id,))
    return found[0] if found else None


def find(db: Readable) -> list[TrayPage]:
    """All that waits, in the order it came; pages of one file in their order."""
    return _find(db, "1 = 1", ())


def count(db: Readable) -> int:
    """How many pages wait."""
    row = db.execute("SELECT count(*) FROM scan_page").fetchone()
    return int(row[0] or 0) if row else 0


def content(db: Readable, page_id: str) -> bytes:
    """The picture of a page; empty when it is not in the tray."""
    row = db.execute("SELECT content FROM scan_page WHERE id = ?", (page_id,)).fetchone()
    return row[0] if row and isinstance(row[0], bytes) else b""


def has_file(db: Readable, sha256: str) -> bool:
    """Does a page of the file with this digest wait?"""
    return any(page.original_sha256 == sha256 for page in find(db))


def of_form(db: Readable, form_id: str) -> list[TrayPage]:
    """The pages of one blank form that wait, by page."""
    return [page for page in find(db) if page.form_id == form_id]


def drop(db: Writer, page_id: str) -> None:
    """It was placed, or thrown away."""
    db.execute("DELETE FROM scan_page WHERE id = ?", (page_id,))


def _find(db: Readable, where: str, values: tuple[str | int, ...]) -> list[TrayPage]:
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM scan_page WHERE {where} ORDER BY received_at, name, page, id", values
    )
    found = []
    for row in rows:
        reason = json.loads(str(row[5] or "{}"))
        found.append(
            TrayPage(
                id=str(row[0]),
                name=str(row[1]),
                page=int(row[2] or 0),
                media_type=str(row[3]),
                sha256=str(row[4]),
                why=Why(reason.get("why", Why.NO_MARK.value)),
                received_at=str(row[6]),
                **{name: reason[name] for name in _IN_REASON if name in reason},
            )
        )
    return found
