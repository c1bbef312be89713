"""Rosters with the faults that offices make: merged titles and cadres, odd codes, names with blanks, footers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from qingdesk.domain.uscc import check_character
from qingdesk.exchange.roster.sheet import Cell, Sheet

LEADERS = (
    ("王海涛", "中共示例县委", "县委书记"),
    ("张　㛃", "示例县人民政府", "县委副书记、县长"),
    ("李　䶮", "示例县财政局", "县财政局局长"),
)
ROWS_OF_ONE = 4
"""Rows that each leader's merged cells reach over."""


def code(number: int) -> str:
    """A credit code that passes, made up from a number."""
    body = f"91410922MA{number:07d}"
    return body + check_character(body)


def wide(text: str) -> str:
    """The text in full-width letters and digits."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


def sheet(
    *rows: Sequence[Cell], name: str = "分工表", merges: Sequence[tuple[int, int, int, int]] = ()
) -> Sheet:
    """A sheet of these rows, as the child would give it."""
    kept = [(number, list(row)) for number, row in enumerate(rows, 1) if any(cell != "" for cell in row)]
    return Sheet(name=name, rows=kept, merges=merges)


def county_roster(path: Path) -> Path:
    """12 rows of three leaders: row 8 a wrong check character, row 10 no code, row 13 the code of row 12 under another
    name; full-width, blanked and lower-case codes, line breaks in names, phones as numbers, a footer, a sheet of
    instructions. Header in rows 3 and 4, content in rows 5 to 16."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "分工表"
    page["A1"] = "示例县县级领导干部联系企业分工表"
    page.merge_cells("A1:K1")
    page["A2"], page["G2"] = "填报单位（盖章）：示例县委办公室", "填报日期：2026年1月5日"
    page.merge_cells("A2:F2")
    page.merge_cells("G2:K2")
    for cell, text in (
        ("A3", "序号"),
        ("B3", "联系领导"),
        ("E3", "联系企业"),
        ("I3", "联络员"),
        ("K3", "备注"),
    ):
        page[cell] = text
    for cells in ("B3:D3", "E3:H3", "I3:J3", "K3:K4", "A3:A4"):
        page.merge_cells(cells)
    words = (
        "姓 名",
        "单位",
        "职务",
        "企业名称",
        "统一社会信用代码",
        "地 址",
        "联系人及电话",
        "姓名",
        "联系电话",
    )
    for column, word in enumerate(words, 2):
        page.cell(4, column, word)
    for index in range(len(LEADERS) * ROWS_OF_ONE):
        row = 5 + index
        if index % ROWS_OF_ONE == 0:
            for column, text in enumerate(LEADERS[index // ROWS_OF_ONE], 2):
                page.cell(row, column, text)
                page.merge_cells(
                    start_row=row, end_row=row + ROWS_OF_ONE - 1, start_column=column, end_column=column
                )
        page.cell(row, 1, index + 1)
        page.cell(row, 5, f"示例县第{index}食品有限公司" + ("\n" if index == 2 else ""))
        page.cell(row, 6, _written(index))
        page.cell(row, 7, f"人民路{index}号")
        page.cell(row, 8, f"李经理 1380000{index:04d}" if index % 2 else f"刘厂长、0371-6500{index:04d}")
        page.cell(row, 9, ("赵海涛", "胡永刚", "周㛃", "赵海涛")[index % 4])
        page.cell(row, 10, 13900000000 + index)
        if index == 5:
            page.cell(row, 11, "规上企业")
    page["A17"] = "注：1.每半年至少走访1次；2.如有调整，请及时报备。"
    page.merge_cells("A17:K17")
    book.create_sheet("填表说明")["A1"] = "请勿修改表头"
    book.save(path)
    return path


def _written(index: int) -> str | None:
    """The code of a row as it stands in the cell."""
    plain = code(index)
    return {
        0: plain[:6] + " " + plain[6:12] + "　" + plain[12:],
        1: wide(plain),
        2: plain.lower(),
        3: plain[:-1] + ("0" if plain[-1] != "0" else "1"),
        5: None,
        8: code(7),
    }.get(index, plain)
