"""What a file is by its first bytes; its name may say anything."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """What was found. Only ZIP (xlsx), OLE (xls) and TEXT (csv) can hold a roster."""

    EMPTY = "empty"
    ZIP = "zip"
    OLE = "ole"
    TEXT = "text"
    PDF = "pdf"
    PICTURE = "picture"
    WEB = "web"
    RTF = "rtf"
    ARCHIVE = "archive"
    BINARY = "binary"


BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
"""Byte order marks and what follows them."""

_MARKS = (
    (b"PK\x03\x04", FileKind.ZIP),
    (b"PK\x05\x06", FileKind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLE),
    (b"%PDF", FileKind.PDF),
    (b"\x89PNG", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"BM", FileKind.PICTURE),
    (b"II*\x00", FileKind.PICTURE),
    (b"MM\x00*", FileKind.PICTURE),
    (b"RIFF", FileKind.PICTURE),
    (b"{\\rtf", FileKind.RTF),
    (b"Rar!", FileKind.ARCHIVE),
    (b"7z\xbc\xaf", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
)
_WEB = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta", b"<head", b"mime-version:")
# Old Excel (2.0-4.0) wrote bare BIFF streams, without the OLE container.
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00\x04\x00")


def kind_of(head: bytes) -> FileKind:
    """The kind of a file from its first bytes (4,096 are enough)."""
    if not head:
        return FileKind.EMPTY
    for mark, kind in _MARKS:
        if head.startswith(mark) and not (mark == b"BM" and b"\x00" not in head[:32]):
            return kind
    for mark, _ in BOMS:
        if head.startswith(mark):
            return FileKind.WEB if _is_web(head[len(mark) :]) else FileKind.TEXT
    if _is_web(head):
        return FileKind.WEB
    if b"\x00" in head or head.startswith(_BIFF):
        return FileKind.BINARY
    return FileKind.TEXT


def _is_web(head: bytes) -> bool:
    return head[:512].replace(b"\x00", b"").lstrip().lower().startswith(_WEB)
