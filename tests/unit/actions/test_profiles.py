"""What leaves by each profile, what is shown before, and what keeps a package from leaving."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest

from qingdesk.actions import export
from qingdesk.actions.attach import attach
from qingdesk.actions.check import check
from qingdesk.actions.export import what_leaves
from qingdesk.actions.findings import note_finding
from qingdesk.actions.keys import own_keys
from qingdesk.actions.verify import verify_package
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.finding import NoteState
from qingdesk.errors import Refused
from qingdesk.i18n import set_language
from qingdesk.store import audit, export_log
from qingdesk.store.tables import TABLES
from tests.stores import tampered
from tests.unit.actions.desks import H1, TODAY, SmallDesk, small_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SmallDesk]:
    made = small_desk(tmp_path, "AAAA", "甲县工商联")
    yield made
    made.store.close()


def rows(path: Path, table: str) -> list[dict[str, str]]:
    with ZipFile(path) as archive:
        text = archive.read(f"tables/{table}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def all_bytes(path: Path) -> bytes:
    """Every member, and every member of the workbook."""
    found = b""
    with ZipFile(path) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith(".xlsx"):
                with ZipFile(io.BytesIO(content)) as book:
                    content = b"".join(book.read(part) for part in book.namelist())
            found += content
    return found


def filled(desk: SmallDesk, tmp_path: Path) -> None:
    visit = desk.visit(confirmed_by="李建国", confirmed_on="2026-03-05", confirmed_via="call")
    desk.add("gift", cadre_id=desk.cadre, received_on="2026-03-05", item="茶叶", kind="goods", giver="赵六")
    desk.add(
        "offer",
        cadre_id=desk.cadre,
        offered_on="2026-03-06",
        kind="banquet",
        reply="declined",
        inviter="钱七",
    )
    page = tmp_path / "李建国.pdf"
    page.write_bytes(b"%PDF-1.4 signed")
    attach(desk.store, "visit", visit, page, AttachmentRole.SIGNED_SCAN)


def test_the_full_one_holds_everything_of_the_unit(desk: SmallDesk, tmp_path: Path) -> None:
    filled(desk, tmp_path)
    path = desk.package("full")
    assert verify_package(path, desk.store).faults == ()
    assert rows(path, "enterprise")[0]["contact_phone"] == "13900001111"
    with ZipFile(path) as archive:
        (scan,) = [info for info in archive.infolist() if info.filename.startswith("scans/")]
        assert scan.compress_type == 0
        assert archive.read(scan) == b"%PDF-1.4 signed"
        assert archive.read("papers/half-year-summary.pdf").startswith(b"%PDF")
        described = json.loads(archive.read("datapackage.json"))
    assert described["qingdesk"]["audit"]["hash"] == audit.head(desk.store.reader())[1]
    assert rows(path, "finding"), "what the rules find leaves too"


def test_a_summary_that_nobody_would_read_is_left_out_and_said_to_be(
    desk: SmallDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(desk, tmp_path)
    leaving = what_leaves(desk.store, H1, "full", today=TODAY)
    assert leaving.has_summary
    monkeypatch.setattr(export, "SUMMARY_UP_TO", 0)
    assert not what_leaves(desk.store, H1, "full", today=TODAY).has_summary
    with ZipFile(desk.package("full")) as archive:
        assert not [name for name in archive.namelist() if name.startswith("papers")]


def test_a_supervisor_sees_no_phone_and_no_contact(desk: SmallDesk, tmp_path: Path) -> None:
    filled(desk, tmp_path)
    path = desk.package("supervisor", with_offers=True)
    firm, cadre, visit = rows(path, "enterprise")[0], rows(path, "cadre")[0], rows(path, "visit")[0]
    assert (firm["contact_name"], firm["contact_phone"], cadre["phone"]) == (
        "李****",
        "139****1111",
        "138****1234",
    )
    assert json.loads(visit["hosts"]) == [{"name": "李****", "post": "经理"}]
    assert (cadre["name"], visit["confirmed_by"]) == ("王海涛", "李****")
    assert (rows(path, "gift")[0]["giver"], rows(path, "offer")[0]["inviter"]) == ("赵****", "钱****")
    content = all_bytes(path)
    for hidden in ("李建国", "13812341234", "13900001111", "赵六", "钱七"):
        assert hidden.encode() not in content
    with ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if name.startswith("scans")]
        summary = archive.read("papers/half-year-summary.pdf")
    said = pypdfium2.PdfDocument(summary)[0].get_textpage().get_text_range()
    assert "王海涛" in said and "河南示例食品有限公司" in said
    assert not [hidden for hidden in ("李建国", "1234", "1111", "赵六", "钱七") if hidden in said]


def test_offers_leave_only_when_ticked(desk: SmallDesk, tmp_path: Path) -> None:
    filled(desk, tmp_path)
    for profile in ("full", "supervisor"):
        with ZipFile(desk.package(profile)) as archive:
            assert "tables/offer.csv" not in archive.namelist()


def test_statistics_hold_nothing_of_a_person(desk: SmallDesk, tmp_path: Path) -> None:
    filled(desk, tmp_path)
    desk.visit(mode="phone")
    path = desk.package("statistics")
    assert verify_package(path, desk.store).faults == ()
    with ZipFile(path) as archive:
        assert archive.namelist() == ["tables/count.csv", "records.xlsx", "datapackage.json"]
    modes = {
        row["word"]: row["count"]
        for row in rows(path, "count")
        if (row["noun"], row["field"]) == ("visit", "mode")
    }
    assert modes == {"onsite": "1", "phone": "1"}
    assert {row["unit"] for row in rows(path, "count")} == {"甲县工商联"}
    assert not [row for row in rows(path, "count") if row["noun"] == "offer"]
    content = all_bytes(path)
    for hidden in ("李建国", "王海涛", "1381234", "河南示例", desk.cadre, desk.firm):
        assert hidden.encode() not in content


@pytest.mark.parametrize("text", ["请打13812345678联系", "身份证11010519491231002X"])
def test_an_open_number_keeps_it_from_leaving(desk: SmallDesk, text: str) -> None:
    set_language("en")
    visit = desk.visit(situation=text)
    shown = what_leaves(desk.store, H1, "supervisor", today=TODAY)
    assert not shown.may_leave
    (block,) = shown.blocks
    assert (block.noun, block.record_id, block.field) == ("visit", visit, "situation")
    assert "****" in block.shown
    with pytest.raises(Refused, match="stand open"):
        desk.package("supervisor")
    assert export_log.find(desk.store.reader()) == []
    assert not list(desk.folder.glob("*.zip"))
    assert what_leaves(desk.store, H1, "full", today=TODAY).may_leave
    desk.package("full")
    desk.edit("visit", visit, situation="平稳")
    desk.package("supervisor")


def test_what_leaves_is_shown_before(desk: SmallDesk, tmp_path: Path) -> None:
    filled(desk, tmp_path)
    shown = what_leaves(desk.store, H1, "supervisor", today=TODAY)
    assert shown.rows["visit"] == 1 and "offer" not in shown.rows
    assert "contact_phone" in shown.masked["enterprise"]
    assert (shown.left_out, shown.scans) == (("offer",), 0)
    full = what_leaves(desk.store, H1, "full", with_offers=True, today=TODAY)
    assert (full.scans, full.scan_bytes, full.masked, full.rows["offer"]) == (1, 15, {}, 1)
    assert what_leaves(desk.store, H1, "statistics", today=TODAY).may_leave
    assert export_log.find(desk.store.reader()) == []


def book_of(path: Path) -> openpyxl.Workbook:
    with ZipFile(path) as archive:
        return openpyxl.load_workbook(io.BytesIO(archive.read("records.xlsx")))


def named(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet under their titles."""
    heading = [cell.value for cell in sheet[1]]
    return [
        dict(zip(heading, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)
    ]


def test_the_workbook_is_for_people(desk: SmallDesk, tmp_path: Path) -> None:
    filled(desk, tmp_path)
    book = book_of(desk.package("full"))
    lines = [(row[0].value, row[1].value) for row in book.worksheets[0].iter_rows()]
    assert ("单位", "甲县工商联") in lines and ("走访", 1) in lines
    cover = dict(lines)
    assert cover["半年"] == "2026年上半年（2026-01-01至2026-06-30）"
    assert str(cover["用途"]).startswith("本单位留存")
    assert "T" not in str(cover["最近改动"]), "no machine's way to tell a time"
    (visit,) = named(book["走访"])
    assert (visit["企业"], visit["走访人"]) == ("河南示例食品有限公司", "王海涛（副县长）")
    assert visit["开始时间"] == datetime(2026, 3, 4, 9, 30)
    assert book["走访"].freeze_panes == "A2" and book["走访"].auto_filter.ref


def test_no_id_and_no_english_word_stands_in_the_workbook(desk: SmallDesk, tmp_path: Path) -> None:
    filled(desk, tmp_path)
    desk.add("problem", enterprise_id=desk.firm, text="融资难", raised_on="2026-03-04", source="hotline")
    for profile in ("full", "supervisor", "statistics"):
        book = book_of(desk.package(profile))
        odd = [
            (sheet.title, cell.coordinate, cell.value)
            for sheet in book.worksheets[1:]
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, str)
            and re.fullmatch(r"[0-9a-f]{8}-[-0-9a-f]{27}|[a-z_]{2,}", cell.value)
        ]
        assert odd == []


def test_lists_are_told_in_words(desk: SmallDesk, tmp_path: Path) -> None:
    """What is handed over, what was answered, what was counted; never a field's name or an id."""
    problem = desk.add(
        "problem", enterprise_id=desk.firm, text="融资难", raised_on="2026-03-04", source="hotline"
    )
    (assignment,) = TABLES["assignment"].find(desk.store.reader())
    other = desk.add("cadre", name="李敏", unit_id=TABLES["unit"].find(desk.store.reader())[0].id)
    desk.add(
        "handover", assignment_id=assignment.id, to_cadre_id=other, handed_over_on="2026-04-01",
        items=[{"noun": "problem", "record_id": problem, "text": "尚未答复"}],
    )  # fmt: skip
    answers = [
        {"item": str(n), "answer": "no" if n > 1 else "yes", "note": "已说明" if n == 1 else ""}
        for n in range(1, 10)
    ]
    desk.add("self_check", cadre_id=desk.cadre, period="2026H1", answers=answers, signed_on="2026-06-30")
    book = book_of(desk.package("full"))
    assert named(book["交接"])[0]["交接事项"] == "诉求 AAAA-2026-0001 尚未答复"
    assert named(book["自查"])[0]["九项自查答复"].startswith("1. 是（已说明）、2. 否")


def test_findings_stand_gravest_first_with_names_and_what_was_said(desk: SmallDesk, tmp_path: Path) -> None:
    filled(desk, tmp_path)
    found = check(desk.store.reader(), TODAY)
    gift = next(each for each in found if each.finding.noun == "gift")
    note_finding(desk.store, gift.finding, NoteState.EXPLAINED, "已交财务室")
    rows_shown = named(book_of(desk.package("supervisor"))["提醒事项"])
    grave = ["应立即纠正", "提醒纠正", "提示"]
    severities = [row["程度"] for row in rows_shown]
    assert severities == sorted(severities, key=grave.index)
    (told,) = [row for row in rows_shown if row["所属类别"] == "礼品礼金"]
    assert (told["干部"], told["状态"], told["情况说明"]) == ("王海涛", "已说明", "已交财务室")
    assert told["记录"] == "AAAA-2026-0001"
    standards = {one.finding.code: one.finding.unconfirmed for one in found}
    assert {row["编号"]: row["标准"] == "待核实" for row in rows_shown} == standards
    table = rows(desk.package("full"), "finding")
    assert {row["code"]: row["unconfirmed"] == "true" for row in table} == standards
    assert True in standards.values()


def test_a_sealed_one_is_noted_as_such(desk: SmallDesk) -> None:
    recipient = own_keys(desk.store).public.sealing_key
    path = desk.package("full", seal_for=recipient)
    (noted,) = export_log.find(desk.store.reader())
    assert noted.sealed_for == recipient
    assert noted.size == path.stat().st_size
    assert verify_package(path, desk.store).faults == ()
    assert [fault.kind.value for fault in verify_package(path, None).faults] == ["sealed"]
    assert "河南示例".encode() not in path.read_bytes()
    assert not [name for name in desk.store.folder.iterdir() if "zip" in name.name]


def test_a_package_of_this_desk_is_held_against_its_audit(desk: SmallDesk, tmp_path: Path) -> None:
    from tests.stores import TryDesk

    path = desk.package("full")
    assert verify_package(path, desk.store).faults == ()
    key = desk.store._key
    tampered(
        TryDesk(desk.store.folder, key, desk.store, "", "", "", ""),
        "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
    )
    assert [fault.kind.value for fault in verify_package(path, desk.store).faults] == ["audit"]
