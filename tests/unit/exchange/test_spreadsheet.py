"""Workbooks of plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from qingdesk.errors import Cancelled, UserError
from qingdesk.exchange.spreadsheet import CELL_LIMIT, TextSheet, write_workbook
from qingdesk.i18n import set_language


def written(path: Path, *sheets: TextSheet) -> list[tuple[str, list[list[object]]]]:
    write_workbook(path, sheets)
    book = load_workbook(path)
    return [
        (page.title, [[cell.value for cell in row] for row in page.iter_rows()]) for page in book.worksheets
    ]


def test_everything_is_text(tmp_path: Path) -> None:
    row = ["=1+1", "914403001922038216", "http://a", "0371", "2026-01-05", ""]
    ((_name, rows),) = written(tmp_path / "a.xlsx", TextSheet(name="甲", titles=list("abcdef"), rows=[row]))
    assert rows == [list("abcdef"), [*row[:5], None]]
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert {cell.data_type for cell in page[2][:5]} == {"s"}
    assert page.freeze_panes == "A2"


def test_names_that_excel_refuses(tmp_path: Path) -> None:
    names = ["a/b:c*", "A_B_C_", "甲" * 40, ""]
    found = written(tmp_path / "a.xlsx", *(TextSheet(name=name, titles=["x"], rows=[]) for name in names))
    assert [name for name, _ in found] == ["a_b_c_", "A_B_C__2", "甲" * 31, "Sheet"]


def test_a_text_that_no_cell_holds_is_cut(tmp_path: Path) -> None:
    ((_name, rows),) = written(tmp_path / "a.xlsx", TextSheet(name="a", titles=["x"], rows=[["甲" * 40_000]]))
    assert len(str(rows[1][0])) == CELL_LIMIT
    assert str(rows[1][0]).endswith("…")


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    set_language("en")
    with pytest.raises(UserError):
        write_workbook(tmp_path / "gone" / "a.xlsx", [TextSheet(name="a", titles=["x"], rows=[])])


def test_stopped_half_way_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(tmp_path / "a.xlsx", [TextSheet(name="a", titles=["x"], rows=[["1"]] * 1000)], stop)
    assert list(tmp_path.iterdir()) == []
