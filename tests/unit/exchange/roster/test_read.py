"""Files as people send them: good ones are read cell by cell, bad ones are refused in plain words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from qingdesk.errors import Cancelled, UserError
from qingdesk.exchange.roster.limits import LIMITS
from qingdesk.exchange.roster.read import read_sheets
from qingdesk.i18n import set_language
from tests.unit.exchange.roster.build import county_roster

HERE = Path(__file__).parent
HEADER = "企业名称,统一社会信用代码,地址\n甲公司,914403001922038216,人民路１号\n"


def workbook(path: Path, fill: Callable[[Workbook], None]) -> Path:
    book = Workbook()
    fill(book)
    book.save(path)
    return path


def refusal(path: Path) -> UserError:
    """The error that reading a file ends in, in English."""
    set_language("en")
    with pytest.raises(UserError) as caught:
        read_sheets(path)
    assert caught.value.title.startswith(("“", "There is", "The text"))
    assert len(caught.value.hint) > 20
    return caught.value


def test_xlsx_rows_have_the_users_numbers(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        page = book.active
        assert page is not None
        page["C5"], page["D7"], page["C9"] = "甲", "乙", 13900000001

    (sheet,) = read_sheets(workbook(tmp_path / "a.xlsx", fill))
    assert sheet.rows == [(5, ["", "", "甲"]), (7, ["", "", "", "乙"]), (9, ["", "", 13900000001.0])]


def test_merged_cells_hidden_sheets_and_dates(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        from datetime import date, datetime, time

        page = book.active
        assert page is not None
        page.append([date(2026, 1, 5), datetime(2026, 1, 5, 9, 30), time(9, 30), True])
        page.merge_cells("A2:B3")
        book.create_sheet("藏").sheet_state = "hidden"

    first, second = read_sheets(workbook(tmp_path / "a.xlsx", fill))
    assert first.rows == [(1, ["2026-01-05", "2026-01-05 09:30", "09:30", True])]
    assert first.merges == [(1, 0, 2, 1)]
    assert (first.is_hidden, second.is_hidden) == (False, True)


def test_xls() -> None:
    (sheet,) = read_sheets(HERE / "old_format.xls")
    assert sheet.rows[3][1][3:] == ["示例县甲食品有限公司", "91440300192203821 6", "赵海涛", 13900000001.0]
    assert (3, 1, 4, 1) in sheet.merges


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(HEADER.replace("甲", "䶮㛃").encode(encoding))
    (sheet,) = read_sheets(path)
    assert sheet.name == ""
    assert sheet.rows[1] == (2, ["䶮㛃公司", "914403001922038216", "人民路１号"])


def test_csv_of_2022_has_no_private_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("企业名称,地址\n".encode("gb18030") + b"\xfe\x59,\xa6\xd9\n")
    (sheet,) = read_sheets(path)
    assert sheet.rows[1] == (2, ["\u9fb4", "\ufe10"])
    assert sheet.encoding == "gb18030"


def test_csv_keeps_line_numbers_quotes_and_tabs(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('企业名称\t地址\n\n"甲\u2028,公司"\tx\n', encoding="utf-8")
    (sheet,) = read_sheets(path)
    assert sheet.rows == [(1, ["企业名称", "地址"]), (3, ["甲\u2028,公司", "x"])]


@pytest.mark.parametrize(
    "content",
    ["企业名称\n".encode() + b"\xff\xfe\xfd\n", "企業,株式会社\n".encode("shift-jis") + b"\x80\xff"],
)
def test_wrong_encoding_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "名册.csv"
    path.write_bytes(content)
    error = refusal(path)
    assert "is not UTF-8: line 2" in error.title or "is not GB18030: line" in error.title


def test_truncated(tmp_path: Path) -> None:
    whole = county_roster(tmp_path / "a.xlsx").read_bytes()
    path = tmp_path / "b.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path).title == "“b.xlsx” is damaged."


def test_truncated_old_format(tmp_path: Path) -> None:
    path = tmp_path / "b.xls"
    path.write_bytes((HERE / "old_format.xls").read_bytes()[:2000])
    assert "damaged" in refusal(path).title


def test_part_of_a_workbook_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(county_roster(tmp_path / "a.xlsx")) as whole, zipfile.ZipFile(path, "w") as part:
        for name in whole.namelist():
            content = whole.read(name)
            part.writestr(name, content[: len(content) // 2] if "sheet1" in name else content)
    assert refusal(path).title == "“b.xlsx” is damaged."


def test_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    )
    error = refusal(path)
    assert error.title == "“a.xlsx” is protected by a password."
    assert "without encryption" in error.hint


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "a web page"),
        ("企业名称,代码".encode(), "plain text"),
        (b"\x00\x01\x02", "something that is no workbook"),
        (b"Rar!\x1a\x07", "an archive of other files"),
    ],
)
def test_renamed(tmp_path: Path, content: bytes, found: str) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(content)
    assert refusal(path).title == f"“名册.xlsx” is no workbook: it is {found}."


@pytest.mark.parametrize(
    ("member", "found"),
    [
        ("word/document.xml", "a text document or slides"),
        ("a.txt", "an archive of other files"),
        ("mimetype", "an OpenDocument file"),
    ],
)
def test_renamed_archives(tmp_path: Path, member: str, found: str) -> None:
    path = tmp_path / "名册.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "x")
    assert refusal(path).title == f"“名册.xlsx” is no workbook: it is {found}."


def test_a_workbook_of_one_format_under_the_ending_of_another(tmp_path: Path) -> None:
    new, old = tmp_path / "new.xls", tmp_path / "old.xlsx"
    new.write_bytes(county_roster(tmp_path / "a.xlsx").read_bytes())
    old.write_bytes((HERE / "old_format.xls").read_bytes())
    assert read_sheets(new)[0].rows == read_sheets(tmp_path / "a.xlsx")[0].rows
    assert read_sheets(old)[0].rows == read_sheets(HERE / "old_format.xls")[0].rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_zero_character_does_not_hide_the_rest_of_a_csv(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("企业名称,地址\n甲\0公司,人民路\n乙公司,人民路\n".encode(encoding))
    (sheet,) = read_sheets(path)
    assert sheet.rows[1:] == [(2, ["甲\0公司", "人民路"]), (3, ["乙公司", "人民路"])]


def test_bytes_that_are_no_text_are_no_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(bytes(range(9)) * 40)
    assert refusal(path).title == "“a.csv” is no workbook: it is something that is no workbook."


def test_zero_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.touch()
    assert refusal(path).title == "“a.xlsx” is empty."


def test_missing_and_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.xlsx").title == "There is no file “a.xlsx”."
    assert "is a folder" in refusal(tmp_path).title


def test_nothing_in_it(tmp_path: Path) -> None:
    assert refusal(workbook(tmp_path / "a.xlsx", lambda book: None)).title == "There is nothing in “a.xlsx”."


def _sheet_of(path: Path, rows: str, dimension: str = "A1") -> Path:
    """A workbook whose only sheet has these rows as XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(_plain()) as plain:
            for name in plain.namelist():
                if not name.startswith("xl/worksheets/"):
                    archive.writestr(name, plain.read(name))
        with archive.open("xl/worksheets/sheet1.xml", "w") as out:
            head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            out.write(
                f'{head}<dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'.encode()
            )
    return path


def _plain() -> io.BytesIO:
    content = io.BytesIO()
    Workbook().save(content)
    return content


def test_a_million_empty_rows_are_nothing(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(1, 1_000_001))
    assert refusal(_sheet_of(tmp_path / "a.xlsx", empty)).title == "There is nothing in “a.xlsx”."


def test_a_million_empty_rows_after_the_roster_do_no_harm(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>'
    rows += '<row r="1000000"><c r="A1000000" t="inlineStr"><is><t>乙</t></is></c></row>'
    (sheet,) = read_sheets(_sheet_of(tmp_path / "a.xlsx", rows))
    assert sheet.rows == [(1, ["甲"]), (1_000_000, ["乙"])]


def test_two_cells_at_the_far_corners_kill_the_child_only(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    error = refusal(_sheet_of(tmp_path / "a.xlsx", rows))
    assert error.title == "“a.xlsx” is too large or damaged."
    assert "Nothing was changed" in error.hint


def test_archive_that_promises_too_much(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w") as out,
    ):
        for _ in range(21):
            out.write(bytes(1 << 20))
    assert refusal(path).title == "“a.xlsx” is too large or damaged."


def test_too_many_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲\n" * 30, encoding="utf-8")
    set_language("en")
    with pytest.raises(UserError, match="more than 20 filled rows"):
        read_sheets(path, replace(LIMITS, rows=20))


def test_too_large_a_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲\n" * 30, encoding="utf-8")
    set_language("en")
    with pytest.raises(UserError, match="too large"):
        read_sheets(path, replace(LIMITS, file_bytes=20))


def test_out_of_time(tmp_path: Path) -> None:
    path = county_roster(tmp_path / "a.xlsx")
    set_language("en")
    with pytest.raises(UserError, match="too large or damaged"):
        read_sheets(path, replace(LIMITS, seconds=0.0))


def test_out_of_memory(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 300_001))
    path = _sheet_of(tmp_path / "a.xlsx", rows)
    set_language("en")
    with pytest.raises(UserError, match="too large or damaged"):
        read_sheets(path, replace(LIMITS, memory=48 << 20, rows=400_000))


def test_cancelled_while_reading(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_sheets(county_roster(tmp_path / "a.xlsx"), progress=stop)


def test_a_name_that_looks_like_an_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    county_roster(tmp_path / "-c.xlsx")
    assert len(read_sheets(Path("-c.xlsx"))) == 2
