"""The workbook: real dates and amounts, codes as text, nothing that runs, and not in memory as a whole."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from qingdesk.errors import Cancelled
from qingdesk.exchange.package.workbook import Column, Look, Sheet, write_workbook
from qingdesk.progress import no_progress

COLUMNS = (
    Column("名称", Look.TEXT), Column("代码", Look.TEXT), Column("金额", Look.MONEY), Column("日期", Look.DAY),
    Column("时间", Look.MOMENT), Column("人数", Look.NUMBER), Column("词", Look.TEXT, lambda value: f"<{value!s}>"),
)  # fmt: skip
ROWS: list[list[Any]] = [
    ["=1+1", "123456789012345678", 8005, "2026-03-04", "2026-03-04T09:30", 3, "x"],
    [" a&b<c>\x01_x0041_\n二 ", None, -5, None, None, None, None],
]


def made(rows: list[list[Any]]) -> Any:
    out = io.BytesIO()
    sheets = [Sheet("走访", COLUMNS, len(rows), [rows[:1], rows[1:]]), Sheet("空", COLUMNS, 0, [])]
    write_workbook(out, "封面", [("单位", "示例县"), ("走访", 2)], sheets, no_progress)
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))


def test_what_a_person_sees() -> None:
    book = made(ROWS)
    assert book.sheetnames == ["封面", "走访", "空"]
    assert [[cell.value for cell in row] for row in book["封面"].iter_rows()] == [
        ["单位", "示例县"],
        ["走访", 2],
    ]
    sheet = book["走访"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.dimensions) == ("A2", "A1:G3", "A1:G3")
    first = [cell.value for cell in sheet[2]]
    assert first == [
        "=1+1", "123456789012345678", 80.05, datetime(2026, 3, 4), datetime(2026, 3, 4, 9, 30), 3, "<x>",
    ]  # fmt: skip
    assert sheet["A2"].data_type == "s" and sheet["B2"].data_type == "s", "text, never a formula or a number"
    assert (sheet["C2"].number_format, sheet["D2"].number_format) == ("#,##0.00", "yyyy-mm-dd")
    assert sheet["C3"].value == -0.05
    assert sheet["A3"].value.replace("_x005F_", "_") == " a&b<c>_x0041_\n二 "
    assert sheet["B3"].value is None


def test_the_same_rows_give_the_same_bytes() -> None:
    def content() -> bytes:
        out = io.BytesIO()
        write_workbook(out, "封面", [], [Sheet("走访", COLUMNS, 2, [ROWS])], no_progress)
        return out.getvalue()

    assert content() == content()
    with ZipFile(io.BytesIO(content())) as archive:
        assert archive.testzip() is None


def test_it_can_be_stopped_and_rows_are_asked_for_as_they_are_written() -> None:
    given: list[int] = []

    def pages() -> Iterator[list[list[Any]]]:
        for number in range(100):
            given.append(number)
            yield [ROWS[0]] * 10

    def stop(done: int, total: int) -> None:
        assert total == 1000
        if done >= 50:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(io.BytesIO(), "封面", [], [Sheet("走访", COLUMNS, 1000, pages())], stop)
    assert len(given) == 5


def test_an_endless_text_is_cut() -> None:
    book = made([["长" * 40_000, *ROWS[0][1:]]])
    assert len(book["走访"]["A2"].value) == 32_767
