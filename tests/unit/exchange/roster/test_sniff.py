"""Files by their first bytes."""

from __future__ import annotations

import pytest

from qingdesk.exchange.roster.sniff import FileKind, kind_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"", FileKind.EMPTY),
        (b"PK\x03\x04rest", FileKind.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLE),
        (b"%PDF-1.7", FileKind.PDF),
        (b"\x89PNG\r\n", FileKind.PICTURE),
        (b"\xff\xd8\xff\xe0", FileKind.PICTURE),
        (b"BM\x36\x00\x0c\x00", FileKind.PICTURE),
        (b"BMW,1,2\n", FileKind.TEXT),
        (b"<html><table>", FileKind.WEB),
        (b"\xef\xbb\xbf <!DOCTYPE html>", FileKind.WEB),
        (b"<?xml version='1.0'?><Workbook>", FileKind.WEB),
        (b"{\\rtf1", FileKind.RTF),
        (b"Rar!\x1a", FileKind.ARCHIVE),
        (b"\xff\xfea\x00,\x00", FileKind.TEXT),
        ("企业名称,代码".encode(), FileKind.TEXT),
        ("企业名称,代码".encode("gb18030"), FileKind.TEXT),
        (b"a\x00b", FileKind.BINARY),
        (b"\x09\x08\x10\x00", FileKind.BINARY),
    ],
)
def test_kind(head: bytes, kind: FileKind) -> None:
    assert kind_of(head) is kind
