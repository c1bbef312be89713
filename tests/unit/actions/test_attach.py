"""Attach: what may be kept at a record, and the signed scan that signs a visit."""

from __future__ import annotations

import hashlib
import io
import random
from pathlib import Path
from typing import Any

import pytest

from qingdesk.actions import attach as attaching
from qingdesk.actions.attach import attach
from qingdesk.actions.changes import Changes
from qingdesk.actions.life import void
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.visit import VisitState
from qingdesk.errors import NotFound, Refused, UserError
from qingdesk.store import attachments
from tests.stores import TODAY, TryDesk

SCAN, RECEIPT = AttachmentRole.SIGNED_SCAN, AttachmentRole.RECEIPT


def page(folder: Path, content: bytes = b"%PDF-1.4 page", name: str = "扫描.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7", "application/pdf"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"II*\x00", "image/tiff"), (b"MM\x00*", "image/tiff"),
    ],
)  # fmt: skip
def test_the_content_says_what_it_is(desk: TryDesk, tmp_path: Path, content: bytes, kind: str) -> None:
    saved = attach(desk.store, "cadre", desk.cadre, page(tmp_path, content, "x.exe"), AttachmentRole.OTHER)
    entry = attachments.get(desk.store.reader(), saved.ids[0])
    assert (entry.media_type, entry.name, entry.size) == (kind, "x.exe", len(content))
    assert entry.sha256 == hashlib.sha256(content).hexdigest()
    assert attachments.content(desk.store.reader(), entry.id) == content
    assert attachments.of_record(desk.store.reader(), desk.cadre) == [entry]
    assert entry.record_revision is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", b" %PDF-1.4"])
def test_anything_else_is_refused_whatever_its_ending(desk: TryDesk, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UserError) as caught:
        attach(desk.store, "cadre", desk.cadre, page(tmp_path, content), AttachmentRole.OTHER)
    assert "扫描.pdf" in caught.value.title and caught.value.hint
    assert desk.all("attachment") == []


def test_what_cannot_be_read(desk: TryDesk, tmp_path: Path) -> None:
    for path in (tmp_path / "gone.pdf", tmp_path):
        with pytest.raises(UserError) as caught:
            attach(desk.store, "cadre", desk.cadre, path, AttachmentRole.OTHER)
        assert path.name in caught.value.title and caught.value.hint


def test_what_is_too_large(desk: TryDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attaching, "LARGEST", 20)
    attach(desk.store, "cadre", desk.cadre, page(tmp_path, b"%PDF-" + bytes(15)), AttachmentRole.OTHER)
    with pytest.raises(UserError):
        attach(desk.store, "cadre", desk.cadre, page(tmp_path, b"%PDF-" + bytes(16)), AttachmentRole.OTHER)


def test_an_odd_file_name_is_kept_as_one_line(desk: TryDesk, tmp_path: Path) -> None:
    name = "收\n据\u202e" + "长" * 70 + ".pdf"
    saved = attach(desk.store, "cadre", desk.cadre, page(tmp_path, name=name), AttachmentRole.OTHER)
    kept = attachments.get(desk.store.reader(), saved.ids[0])
    assert kept.name == "收 据" + "长" * 70 + ".pdf"
    assert [m for m in kept.mistakes(TODAY) if m.field == "name"] == []


def test_a_signed_scan_signs_a_completed_visit_and_nothing_else_does(desk: TryDesk, tmp_path: Path) -> None:
    visit = desk.visit()
    for role in AttachmentRole:
        if role is not SCAN:
            attach(desk.store, "visit", visit, page(tmp_path), role)
    assert desk.get("visit", visit).state is VisitState.COMPLETED
    revision = desk.get("visit", visit).revision
    saved = attach(desk.store, "visit", visit, page(tmp_path), SCAN)
    assert saved.changes == Changes({"attachments", "visits"})
    assert desk.get("visit", visit).state is VisitState.SIGNED
    assert (desk.get("visit", visit).revision, desk.get("visit", visit).form_revision) == (revision + 1, 1)
    assert attachments.get(desk.store.reader(), saved.ids[0]).record_revision == 1
    attach(desk.store, "visit", visit, page(tmp_path), SCAN)
    assert desk.get("visit", visit).revision == revision + 1, "signed once"


def test_a_scan_of_the_corrected_form_says_so(desk: TryDesk, tmp_path: Path) -> None:
    visit = desk.visit()
    attach(desk.store, "visit", visit, page(tmp_path), SCAN)
    desk.edit("visit", visit, reason="漏记", situation="经营平稳")
    saved = attach(desk.store, "visit", visit, page(tmp_path), SCAN)
    assert attachments.get(desk.store.reader(), saved.ids[0]).record_revision == 2
    assert desk.get("visit", visit).state is VisitState.SIGNED


def test_a_draft_cannot_be_signed_and_keeps_no_scan(desk: TryDesk, tmp_path: Path) -> None:
    visit = desk.visit(state="draft")
    with pytest.raises(Refused):
        attach(desk.store, "visit", visit, page(tmp_path), SCAN)
    assert desk.all("attachment") == []
    attach(desk.store, "visit", visit, page(tmp_path), AttachmentRole.PHOTO)


def test_nothing_is_attached_to_what_is_voided_or_not_there(desk: TryDesk, tmp_path: Path) -> None:
    visit = desk.visit()
    void(desk.store, "visit", visit, "重复")
    with pytest.raises(Refused):
        attach(desk.store, "visit", visit, page(tmp_path), RECEIPT)
    with pytest.raises(NotFound):
        attach(desk.store, "visit", "nowhere", page(tmp_path), RECEIPT)


def _noise(width: int, height: int, **given: Any) -> bytes:
    """A picture that does not get small by itself, as a phone takes it."""
    from PIL import Image

    chance = random.Random(1)
    picture = Image.frombytes("RGB", (width, height), chance.randbytes(width * height * 3))
    out = io.BytesIO()
    picture.save(out, **given)
    return out.getvalue()


def test_a_phones_picture_is_turned_upright_and_made_small(desk: TryDesk, tmp_path: Path) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 6  # the camera lay on its side
    content = _noise(1600, 900, format="JPEG", quality=95, exif=exif)
    path = page(tmp_path, content, "凭证.JPEG")
    saved = attach(desk.store, "cadre", desk.cadre, path, AttachmentRole.OTHER)
    entry = attachments.get(desk.store.reader(), saved.ids[0])
    assert (entry.original_size, entry.original_sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert (entry.name, entry.media_type) == ("凭证.jpg", "image/jpeg")
    assert entry.size is not None and entry.size <= 150 * 1024
    with Image.open(io.BytesIO(attachments.content(desk.store.reader(), entry.id))) as kept:
        assert kept.height > kept.width


def test_a_small_picture_that_lies_is_turned_and_one_that_stands_is_kept_as_it_is(
    desk: TryDesk, tmp_path: Path
) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 8
    lies, stands = _noise(60, 30, format="JPEG", exif=exif), _noise(60, 30, format="PNG")
    for content, is_kept in ((lies, False), (stands, True)):
        path = page(tmp_path, content, "小图.png")
        saved = attach(desk.store, "cadre", desk.cadre, path, AttachmentRole.OTHER)
        kept = attachments.content(desk.store.reader(), saved.ids[0])
        assert (kept == content) is is_kept


def test_a_tiff_of_two_pages_becomes_a_pdf_of_two(desk: TryDesk, tmp_path: Path) -> None:
    from PIL import Image

    from qingdesk.exchange.pictures import page_count

    frames = [Image.open(io.BytesIO(_noise(700, 500, format="PNG"))) for _page in range(2)]
    out = io.BytesIO()
    frames[0].save(out, format="TIFF", save_all=True, append_images=frames[1:])
    saved = attach(
        desk.store, "cadre", desk.cadre, page(tmp_path, out.getvalue(), "函.tif"), AttachmentRole.OTHER
    )
    entry = attachments.get(desk.store.reader(), saved.ids[0])
    assert (entry.name, entry.media_type) == ("函.pdf", "application/pdf")
    kept = attachments.content(desk.store.reader(), entry.id)
    assert page_count(kept) == 2
    assert len(kept) <= 2 * 150 * 1024 + 4096
