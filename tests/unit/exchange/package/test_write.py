"""The ZIP: one CSV a noun and its description, the same bytes for the same rows, and nothing left when it fails."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
from dataclasses import replace

import pytest

from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.fields import fields_of
from qingdesk.errors import Cancelled
from qingdesk.exchange.package.csv_text import value_of
from qingdesk.exchange.package.write import write_package
from qingdesk.exchange.signing import holds, read_comment, sm3_of
from tests.unit.exchange.package.samples import FACTS, FIRMS, KEY, PUBLIC, SCAN, members, package, tables


def test_tables_in_order_then_their_description() -> None:
    found = members(package())
    assert [info.filename for info, _content in found] == [
        "tables/unit.csv",
        "tables/enterprise.csv",
        "tables/visit.csv",
        "datapackage.json",
    ]
    described = json.loads(found[-1][1])
    for resource, (info, content) in zip(described["resources"], found, strict=False):
        assert (resource["path"], resource["bytes"]) == (info.filename, len(content))
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert described["qingdesk"]["rows"] == {"unit": 2, "enterprise": 2, "visit": 0}


def test_rows_come_back() -> None:
    text = members(package())[1][1].decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    fields = fields_of(Enterprise)
    assert header == [field.name for field in fields]
    assert "'=HYPERLINK(1)" in rows[0]
    assert [
        tuple(value_of(field, cell) for field, cell in zip(fields, row, strict=True)) for row in rows
    ] == FIRMS


def test_a_noun_without_rows_has_its_heading() -> None:
    content = members(package())[2][1]
    assert content.startswith(b"\xef\xbb\xbfnumber,") and content.count(b"\r\n") == 1


def test_the_same_rows_give_the_same_bytes() -> None:
    assert package() == package()
    ids = {
        json.loads(members(package(facts))[-1][1])["id"]
        for facts in (FACTS, replace(FACTS, audit_hash="cd" * 32), replace(FACTS, period="2026H2"))
    }
    assert len(ids) == 3


def test_nothing_tells_when_or_where_it_was_made() -> None:
    for info, _content in members(package()):
        assert (info.date_time, info.create_system, info.extra, info.comment) == (
            (1980, 1, 1, 0, 0, 0),
            3,
            b"",
            b"",
        )


def test_progress_grows_to_the_end() -> None:
    heard: list[tuple[int, int]] = []
    package(progress=lambda done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert heard[0] == (2, 4) and heard[-1] == (4, 4)


def test_it_can_be_stopped() -> None:
    def stop(done: int, total: int) -> None:
        if done >= 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        package(progress=stop)


class FullDisk(io.BytesIO):
    """Room for so many bytes, then no more."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room

    def write(self, content: object, /) -> int:
        size = len(memoryview(content)) if isinstance(content, bytes | bytearray | memoryview) else 0
        if self.tell() + size > self._room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(content if isinstance(content, bytes) else b"")


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_full_disk_is_told(share: float) -> None:
    with pytest.raises(OSError, match="No space left"):
        out = FullDisk(int(len(package()) * share))
        write_package(out, tables(), FACTS, KEY, io.BytesIO, total=4, progress=lambda done, total: None)


def test_it_is_signed_over_every_byte_before_the_comment() -> None:
    whole = package()
    comment = whole[whole.rindex(b'{"qingdesk"') :]
    signature = read_comment(comment)
    assert signature.key == PUBLIC
    assert signature.sm3 == sm3_of(members(whole)[-1][1])
    assert holds(signature, hashlib.sha256(whole[: -len(comment)]).digest())


def test_a_scan_is_stored_as_it_is() -> None:
    info, content = members(package(with_scan=True))[3]
    assert (info.filename, info.compress_type, content) == (SCAN, 0, b"%PDF-1.7 signed")
