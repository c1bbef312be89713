"""Files made to harm, each through the reader that would meet it: refused in words, or read as the plain text it is."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from qingdesk.actions.export import export_package
from qingdesk.actions.import_roster import import_roster, preview_roster
from qingdesk.actions.keys import trust
from qingdesk.actions.verify import verify_package
from qingdesk.domain.period import Half
from qingdesk.errors import UserError
from qingdesk.exchange.scans.read import pages_of
from tests.fault.hostile_book import read
from tests.fuzz.members import parts, unzipped, zipped
from tests.stores import TODAY, TryDesk
from tests.unit.exchange.package.samples import rewritten
from tests.unit.exchange.roster.build import county_roster

LAUGHS = b"<!DOCTYPE r [<!ENTITY a0 'ha'>%s]>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
)
"""Two hundred billion letters, if anybody spells it out."""
OUTSIDE = b"<!DOCTYPE r [<!ENTITY a11 SYSTEM 'file:///etc/passwd'>]>"

SPOILED = (
    ("联系领导".encode(), b"&a11;"),
    (b"<v>0</v>", b"<v>&a11;</v>"),
    ('name="分工表"'.encode(), b'name="&a11;"'),
    (b'ContentType="application/xml"', b'ContentType="&a11;"'),
)


def workbook(tmp_path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The roster of a county with its parts changed."""
    book = county_roster(tmp_path / "plain.xlsx").read_bytes()
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(zipped([(name, change(name, part)) for name, part in parts(unzipped(book))]))
    return path


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE], ids=["expansion", "outside"])
@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"]
)
def test_entities_are_never_spelled_out(tmp_path: Path, part: str, doctype: bytes) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        head, mark, rest = content.partition(b"?>") if content.startswith(b"<?xml") else (b"", b"", content)
        for said, spoiled in SPOILED:
            rest = rest.replace(said, spoiled, 1)
        assert b"&a11;" in rest
        return head + mark + doctype + rest

    plain, _all = room_to_read(county_roster(tmp_path / "plain.xlsx"))
    room, said = room_to_read(workbook(tmp_path, change))
    assert room < plain + 64_000, "KB"
    assert "hahaha" not in said and "root:" not in said


def room_to_read(path: Path) -> tuple[int, str]:
    """KB that the largest child took, and all that was read, when a program of its own reads this workbook.

    Not in this process: a child counts what its parent held when it was made, and a test run grows."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "tests.fault.hostile_book", path],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    largest, said = done.stdout.split(" ", 1)
    return int(largest), said


def test_members_that_lead_elsewhere_are_not_written(tmp_path: Path) -> None:
    book = county_roster(tmp_path / "plain.xlsx")
    with ZipFile(book, "a") as archive:
        for name in (
            "../../slipped.xml",
            "C:\\slipped.xml",
            "/slipped.xml",
            "xl/con",
            "xl/../../slipped.xml",
        ):
            archive.writestr(name, b"<x/>")
    assert read(book)
    assert not list(tmp_path.rglob("*slipped*"))
    assert not (tmp_path.parent / "slipped.xml").exists()


def test_a_formula_stays_text_from_a_roster_to_a_package(desk: TryDesk, tmp_path: Path) -> None:
    harm = ('=HYPERLINK("http://x","点")', "+cmd|' /C calc'!A0", "＝1+1", "\t=1", "@SUM(1)")
    path = tmp_path / "分工.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["企业名称", "联系领导", "职务", "地址", "联系开始日期"])
        lines.writerows(
            [f"示例第{n}公司", "王海涛", "副县长", text, "2026-01-05"] for n, text in enumerate(harm)
        )
    import_roster(desk.store, preview_roster(desk.store, path, TODAY), TODAY)
    stored = {firm.address for firm in desk.all("enterprise")}
    out = tmp_path / "a.zip"
    export_package(desk.store, Half(2026, 2), "full", out, today=TODAY)
    with ZipFile(out) as archive:
        table = archive.read("tables/enterprise.csv").decode("utf-8-sig")
        book = archive.read("records.xlsx")
    cells = {row["address"] for row in csv.DictReader(io.StringIO(table, newline=""))}
    assert {'=HYPERLINK("http://x","点")', "@SUM(1)"} <= stored, "kept as it was typed"
    assert not [cell for cell in cells if cell.strip().startswith(tuple("=+@＝\t"))]
    with ZipFile(io.BytesIO(book)) as sheets:
        assert not [
            name for name in sheets.namelist() if b"<f>" in sheets.read(name) or b"<f " in sheets.read(name)
        ]


@pytest.mark.parametrize(
    "cell",
    ["[" * 100_000 + "]" * 100_000, "[" * 100_000, '{"a":' * 100_000, "1" * 900_000, "a\0b"],
    ids=range(5),
)
def test_a_cell_of_a_package_that_is_deep_long_or_cut(tmp_path: Path, cell: str) -> None:
    """In a list, in a number, in a text: a fault of the table, and nothing else."""
    out = io.StringIO()
    with ZipFile(io.BytesIO(rewritten({}))) as archive:
        rows = list(
            csv.reader(io.StringIO(archive.read("tables/enterprise.csv").decode("utf-8-sig"), newline=""))
        )
    for column in ("former_names", "canteen_price_fen", "note"):
        spoiled = [list(row) for row in rows]
        spoiled[1][rows[0].index(column)] = cell
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows(spoiled)
        path = tmp_path / "a.zip"
        path.write_bytes(rewritten({"tables/enterprise.csv": out.getvalue().encode("utf-8-sig")}))
        kinds = {fault.kind.value for fault in verify_package(path, None).faults}
        assert kinds <= {"table", "unknown_key"}
        assert "table" in kinds or column == "note"


@pytest.mark.parametrize("text", ["[" * 100_000, '{"qingdesk_key":' * 100_000, "\0" * 50_000, "1" * 60_000])
def test_a_key_file_that_is_none(desk: TryDesk, tmp_path: Path, text: str) -> None:
    path = tmp_path / "key.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError):
        trust(desk.store, path)


def test_a_pdf_that_refers_to_itself_and_one_of_deep_pages() -> None:
    """Endless trees of pages end."""
    deep = b"".join(
        b"%d 0 obj\n<< /Type /Pages /Kids [%d 0 R] /Count 1 >>\nendobj\n" % (n, n + 1)
        for n in range(2, 3_000)
    )
    for pages in (b"2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\n", deep):
        pdf = (
            b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
            + pages
            + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"
        )
        try:
            found = list(pages_of("a.pdf", pdf))
        except UserError:
            continue
        assert all(isinstance(page, UserError) for page in found)


def test_json_lists_of_records_may_not_be_deep(desk: TryDesk) -> None:
    """What `record` reads is parsed before; what it holds may be nested as deep as Python can."""
    deep: object = []
    for _level in range(900):
        deep = [deep]
    with pytest.raises(UserError):
        desk.record("visit", **{**desk.plain_visit(), "policies": deep})
    assert json.dumps(deep)
    assert desk.all("visit") == []
