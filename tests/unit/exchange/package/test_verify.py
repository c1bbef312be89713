"""Every fault of a package is named; a good one has none."""

from __future__ import annotations

import hashlib
import random
import stat
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipInfo

import pytest

from qingdesk.errors import Cancelled, UserError
from qingdesk.exchange.package import verify as verifying
from qingdesk.exchange.package.faults import Fault, FaultKind
from qingdesk.exchange.package.layout import DESCRIPTOR, member
from qingdesk.exchange.package.verify import verify
from qingdesk.exchange.signing import comment_size, key_id, public_of, sign, sm3_of
from qingdesk.i18n import set_language
from tests.unit.exchange.package.samples import KEY, PUBLIC, members, package, rewritten, saved, zipped

UNIT = "tables/unit.csv"


def faults(folder: Path, content: bytes) -> list[tuple[str, str]]:
    """(kind, member) of each."""
    return [(fault.kind.value, fault.member) for fault in verify(saved(folder, content)).faults]


def parts() -> list[tuple[ZipInfo | str, bytes]]:
    return [(info.filename, content) for info, content in members(package())]


def test_a_good_package_has_no_fault(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    verdict = verify(saved(tmp_path, package()), progress=lambda done, total: heard.append((done, total)))
    assert verdict.faults == ()
    assert verdict.description is not None
    assert [resource.name for resource in verdict.description.resources] == ["unit", "enterprise", "visit"]
    assert heard == sorted(heard) and heard[-1][0] == heard[-1][1] > 0
    assert faults(tmp_path, rewritten({})) == []


def test_stored_instead_of_deflated_is_good_too(tmp_path: Path) -> None:
    assert faults(tmp_path, zipped(parts(), method=ZIP_STORED)) == []


def test_missing_extra_reordered_doubled(tmp_path: Path) -> None:
    unit, firm, visit, descriptor = parts()
    assert faults(tmp_path, zipped([unit, visit, descriptor])) == [("missing", "tables/enterprise.csv")]
    assert faults(tmp_path, zipped([unit, firm, visit, ("a.txt", b""), descriptor])) == [("extra", "a.txt")]
    assert faults(tmp_path, zipped([firm, unit, visit, descriptor])) == [
        ("reordered", "tables/enterprise.csv")
    ]
    assert faults(tmp_path, zipped([("Tables/unit.csv", b""), unit, firm, visit, descriptor])) == [
        ("doubled", UNIT)
    ]
    assert faults(tmp_path, zipped([unit, firm, visit])) == [("no_description", "")]


@pytest.mark.parametrize(
    "name",
    [
        "../a.csv", "/a.csv", "a/../../b", "C:/a.csv", "a\\b.csv", "con.txt", "aux", "COM1.csv", "lpt²", "a.", " a",
        "a/ /b", "a//b", "a\u202egpj.csv", "a:b", "a\x01", "a?", "e\u0301.csv",
    ],
)  # fmt: skip
def test_names_that_lead_elsewhere(tmp_path: Path, name: str) -> None:
    found = faults(tmp_path, zipped([*parts(), (name, b"")]))
    assert [kind for kind, _member in found] == ["unsafe_name"]


def test_a_name_that_is_cut_at_a_zero(tmp_path: Path) -> None:
    content = zipped([*parts(), ("aXb.csv", b"")]).replace(b"aXb.csv", b"a\0b.csv")
    assert ("unsafe_name", "a\N{REPLACEMENT CHARACTER}b.csv") in faults(tmp_path, content)


def test_a_link_a_time_a_comment(tmp_path: Path) -> None:
    def with_header(**changes: Any) -> bytes:
        info = member(UNIT)
        for name, value in changes.items():
            setattr(info, name, value)
        return zipped([(info, parts()[0][1]), *parts()[1:]])

    for changes in (
        {"external_attr": (stat.S_IFLNK | 0o777) << 16},
        {"date_time": (2026, 1, 1, 0, 0, 0)},
        {"comment": b"x"},
        {"extra": b"\x01\x00\x00\x00"},
        {"create_system": 0},
    ):
        assert faults(tmp_path, with_header(**changes)) == [("header", UNIT)]
    assert faults(tmp_path, with_header()) == []


def test_bytes_before_between_and_after_members(tmp_path: Path) -> None:
    assert faults(tmp_path, b"MZ" + package()) == [("hidden", UNIT)]
    unit, *rest = parts()
    whole = zipped([unit, ("x", b"hidden"), *rest])
    # the second member is cut out of the directory, and stays in the file
    entry = whole.index(b"PK\x01\x02", whole.index(b"PK\x01\x02") + 4)
    after = whole.index(b"PK\x01\x02", entry + 4)
    end = whole.rindex(b"PK\x05\x06")
    directory = whole[:entry] + whole[after:end]
    size = int.from_bytes(whole[end + 12 : end + 16], "little") - (after - entry)
    tail = whole[end : end + 8] + b"\x04\0\x04\0" + size.to_bytes(4, "little") + whole[end + 16 :]
    assert faults(tmp_path, directory + tail) == [("hidden", "tables/enterprise.csv")]


def test_no_zip_and_half_a_zip(tmp_path: Path) -> None:
    for content in (
        b"",
        b"PK",
        b"%PDF-1.7",
        package()[:-30],
        package()[: len(package()) // 2],
        b"PK\5\6" + bytes(18),
    ):
        assert faults(tmp_path, content)[0][0] in ("not_a_zip", "no_description", "signature")


def test_a_directory_that_claims_millions(tmp_path: Path) -> None:
    content = bytearray(package())
    end = content.rindex(b"PK\x05\x06")
    content[end + 10 : end + 12] = b"\xff\xff"
    assert faults(tmp_path, bytes(content)) == [("too_many", "")]


def test_contents_that_were_changed(tmp_path: Path) -> None:
    unit, *rest = parts()
    changed = unit[1].replace("示例镇".encode(), "示例县".encode())
    assert faults(tmp_path, zipped([(UNIT, changed), *rest])) == [("digest", UNIT)]
    assert faults(tmp_path, zipped([(UNIT, changed[:-9]), *rest])) == [("size", UNIT)]


def test_a_bomb_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unit, *rest = parts()
    bomb = zipped([(UNIT, unit[1] + b" " * (64 << 20)), *rest])
    read: list[int] = []
    verdict = verify(saved(tmp_path, bomb), progress=lambda done, total: read.append(done))
    assert [fault.kind for fault in verdict.faults] == [FaultKind.BOMB]
    monkeypatch.setattr(verifying, "MEMBER_SIZE", 100)
    assert faults(tmp_path, package())[0] == ("bomb", UNIT)
    monkeypatch.setattr(verifying, "TOTAL_SIZE", 200)
    assert faults(tmp_path, package()) == [("bomb", "ZIP")]
    monkeypatch.setattr(verifying, "DESCRIPTION_SIZE", 200)
    assert faults(tmp_path, package()) == [("bomb", DESCRIPTOR)]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"id,name\r\n", "byte order mark"),
        (b"\xef\xbb\xbfid,name\r\n", "other columns"),
        (b"\xef\xbb\xbf", "other columns"),
        (b"\xef\xbb\xbf\xff", "UTF-8"),
        (b'\xef\xbb\xbf"a"b,c', "quotation marks"),
        (b"\xef\xbb\xbf" + b"x" * (1 << 20), "line is too long"),
    ],
)
def test_a_table_that_does_not_fit(tmp_path: Path, content: bytes, detail: str) -> None:
    set_language("en")
    (fault,) = verify(saved(tmp_path, rewritten({UNIT: content}))).faults
    assert (fault.kind, fault.member) == (FaultKind.TABLE, UNIT)
    assert detail in fault.detail


def test_rows_that_do_not_fit(tmp_path: Path) -> None:
    set_language("en")
    whole = parts()[0][1]
    for content, detail in (
        (whole + b"a,b\r\n", "row 3 has 2 columns"),
        (whole[: whole.index(b"\r\n") + 2], "0 rows"),
    ):
        (fault,) = verify(saved(tmp_path, rewritten({UNIT: content}))).faults
        assert detail in fault.detail


def put(path: str, value: object) -> Any:
    """Change one place of the description: `resources.0.hash`; None takes it away."""

    def change(given: Any) -> None:
        *steps, last = path.split(".")
        for step in steps:
            given = given[int(step)] if step.isdigit() else given[step]
        if value is None:
            del given[last]
        else:
            given[int(last) if last.isdigit() else last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("resources", None), ("resources", []), ("resources", "x"), ("resources.0", 5), ("qingdesk", None),
        ("qingdesk.rows", []), ("qingdesk.rows.unit", None), ("qingdesk.rows.unit", -1), ("qingdesk.rows.x", 1),
        ("qingdesk.format", None), ("resources.0.hash", "sha256:zz"), ("resources.0.hash", None),
        ("resources.0.bytes", -1), ("resources.0.bytes", True), ("resources.0.bytes", "9"),
        ("resources.0.path", "tables/visit.csv"), ("resources.0.path", ["a"]), ("resources.0.schema", None),
        ("resources.0.schema.fields", []), ("resources.0.schema.fields.0.name", ""),
        ("resources.0.schema.fields.0.name", "id"), ("resources.0.schema.fields.0.type", "formula"),
        ("id", None), ("created", 5),
    ],
)  # fmt: skip
def test_a_broken_description(tmp_path: Path, path: str, value: object) -> None:
    assert faults(tmp_path, rewritten({}, put(path, value))) == [("description", "")]


def test_a_newer_format_is_not_judged(tmp_path: Path) -> None:
    assert faults(tmp_path, rewritten({}, put("qingdesk.format", 2))) == [("newer", "")]


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b"null"])
def test_no_json(tmp_path: Path, text: bytes) -> None:
    content = zipped([*parts()[:3], (DESCRIPTOR, text)])
    assert faults(tmp_path, content)[0][0] in ("no_description", "description")


def contents(content: bytes) -> list[tuple[str, bytes]]:
    return [(info.filename, text) for info, text in members(content)]


def test_no_single_byte_can_be_changed(tmp_path: Path) -> None:
    """Headers, the directory, padding and the comment included; `make soak` tries a thousand."""
    whole = package(with_scan=True)
    end = whole.rindex(b"PK\x05\x06")
    choose = random.Random(7)
    places = [*choose.sample(range(end), 150), *choose.sample(range(end, len(whole)), 100)]
    for place in places:
        content = bytearray(whole)
        content[place] ^= 1 << choose.randrange(8)
        assert faults(tmp_path, bytes(content)), place


def test_nothing_can_be_cut_off_or_added(tmp_path: Path) -> None:
    whole = package()
    for content in (whole[:-1], whole + b"x", whole + whole, whole[:-400], b"\0" + whole):
        assert faults(tmp_path, content)


def test_signatures(tmp_path: Path) -> None:
    whole = package()
    room = comment_size(KEY)
    body, comment = whole[:-room], whole[-room:]
    other = sign("22" * 32, hashlib.sha256(body).digest(), sm3_of(b"x"))
    plain = body[:-2] + b"\0\0"
    for content, kind in (
        (plain, "unsigned"),
        (body + b"x" * room, "signature"),
        (body + comment.replace(b"ed25519", b"sm2sm2x"), "algorithm"),
        (body + comment.replace(b'"qingdesk":1', b'"qingdesk":2'), "algorithm"),
        (body + comment.replace(PUBLIC.encode(), b"33" * 32), "signature"),
        (body + comment.upper(), "signature"),
        (body + other, "sm3"),
    ):
        assert [found for found, _member in faults(tmp_path, content)] == [kind]


def test_whose_key_it_is(tmp_path: Path) -> None:
    path = saved(tmp_path, package())
    verdict = verify(path, trusted={PUBLIC})
    assert verdict.faults == () and verdict.signature is not None
    (fault,) = verify(path, trusted={public_of("22" * 32)}).faults
    assert (fault.kind, fault.detail) == (FaultKind.UNKNOWN_KEY, key_id(PUBLIC))


def test_cells_that_their_columns_cannot_hold(tmp_path: Path) -> None:
    set_language("en")
    firm = dict(contents(package()))["tables/enterprise.csv"]
    for old, new, column in (
        (b",closed,", b",shut,", "status"),
        (b",1200,", b",12.5,", "canteen_price_fen"),
        (b",false,", b",no,", "has_party_org"),
        (b"2026-03-04T08:00:00Z", b"yesterday", "created_at"),
        (b"e1,", b",", "id"),
    ):
        assert old in firm
        content = rewritten({"tables/enterprise.csv": firm.replace(old, new, 1)})
        (fault,) = verify(saved(tmp_path, content)).faults
        assert fault.kind is FaultKind.TABLE
        assert column in fault.detail


def test_it_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        verify(saved(tmp_path, package()), progress=stop)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        verify(tmp_path / "none.zip")


@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_has_a_sentence(kind: FaultKind) -> None:
    set_language("en")
    sentence = Fault(kind, "a.csv", "b").sentence()
    assert sentence.endswith((".", "b")) and "{" not in sentence
