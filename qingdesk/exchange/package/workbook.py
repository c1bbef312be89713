"""The workbook of a package, for people: a cover, and a sheet a table with frozen headings and filters.

xlsxwriter makes the frame (styles, headings, filters) in memory, and the rows go from the store straight into the
finished file. Its own way to write much with little memory keeps every sheet in temporary files, in the clear; here
no row is ever in another file than the package itself. Nothing in a cell is ever a formula or a link.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO, cast
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from qingdesk.exchange.package.csv_text import Value
from qingdesk.exchange.package.write import Sink
from qingdesk.progress import Progress

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575
"""Rows of a sheet besides its heading; what is beyond stands in the CSV only."""
CELL_LIMIT = 32_767
_FIXED = (1980, 1, 1, 0, 0, 0)
_DAY_ZERO = date(1899, 12, 30).toordinal()
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_PLAIN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff&<>]|_x")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Look(Enum):
    """How a column's values are written: (Excel's format, width in characters)."""

    TEXT = ("@", 18)
    WIDE = ("@", 30)
    LONG = ("@", 48)
    NUMBER = ("0", 10)
    MONEY = ("#,##0.00", 12)
    DAY = ("yyyy-mm-dd", 12)
    MOMENT = ("yyyy-mm-dd hh:mm", 17)


CoverLine = tuple[str, str | int | None]
"""A title and what it says; None: the title is a heading."""


@dataclass(frozen=True)
class Column:
    """shown: makes the text that people read of a stored value; None: the value itself."""

    title: str
    look: Look
    shown: Callable[[Value], str] | None = None


@dataclass(frozen=True)
class Sheet:
    """rows: how many there will be. pages: values as the store holds them, in the order of the columns."""

    name: str
    columns: Sequence[Column]
    rows: int
    pages: Iterable[Sequence[Sequence[Value]]]


def write_workbook(
    out: Sink,
    cover_name: str,
    cover: Sequence[CoverLine],
    sheets: Sequence[Sheet],
    progress: Progress,
) -> None:
    """Write the .xlsx to `out`, which is never sought in. progress: in rows; may raise `Cancelled`."""
    frame = ZipFile(io.BytesIO(_frame(cover_name, cover, sheets)))
    streamed = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, 2)}
    total = sum(sheet.rows for sheet in sheets)
    done = 0
    with ZipFile(cast(BinaryIO, _Forward(out)), "w", ZIP_DEFLATED) as archive:
        for info in frame.infolist():
            header = ZipInfo(info.filename, _FIXED)
            header.compress_type = ZIP_DEFLATED
            sheet = streamed.get(info.filename)
            if sheet is None:
                archive.writestr(header, frame.read(info))
                continue
            before, styles, after = _around(frame.read(info).decode(), sheet)
            with archive.open(header, "w") as entry:
                entry.write(before.encode())
                for chunk, count in _rows(sheet, styles):
                    entry.write(chunk)
                    done += count
                    progress(done, max(total, done))
                entry.write(after.encode())


class _Forward:
    """The one way to have zipfile write forward only: an object that cannot say where it is."""

    def __init__(self, out: Sink) -> None:
        self.write = out.write

    def flush(self) -> None:
        """Nothing is held back here."""


def _frame(cover_name: str, cover: Sequence[CoverLine], sheets: Sequence[Sheet]) -> bytes:
    """The whole workbook but for the rows; one empty row in each sheet tells which style a column has."""
    import xlsxwriter

    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        from datetime import datetime

        book.set_properties({"created": datetime(1980, 1, 1)})
        formats = {look: book.add_format(_style(look)) for look in Look}
        _write_cover(book, cover_name, cover, formats)
        title = book.add_format(_TITLE)
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            for place, column in enumerate(sheet.columns):
                page.set_column(place, place, column.look.value[1], formats[column.look])
                page.write_string(0, place, column.title, title)
                page.write_blank(1, place, None, formats[column.look])
            page.freeze_panes(1, 0)
            page.autofilter(0, 0, min(sheet.rows, MOST_ROWS), len(sheet.columns) - 1)
            page.set_landscape()
            page.set_paper(_A4)
            if sum(column.look.value[1] for column in sheet.columns) <= _READABLE:
                page.fit_to_pages(1, 0)
            page.repeat_rows(0)
    return content.getvalue()


_A4 = 9
_READABLE = 220
"""Characters that a sheet of A4 across can show in letters that can still be read; a wider one goes on others."""
_TITLE = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8EEF6", "bottom": 1}


def _style(look: Look) -> dict[str, object]:
    return {"num_format": look.value[0], "valign": "top", "text_wrap": look in (Look.WIDE, Look.LONG)}


def _write_cover(
    book: Workbook, name: str, cover: Sequence[CoverLine], formats: Mapping[Look, Format]
) -> None:
    page = book.add_worksheet(name)
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 76)
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    heading = book.add_format({"bold": True, "font_size": 14, "valign": "vcenter"})
    plain = book.add_format({"valign": "top", "text_wrap": True})
    count = book.add_format({"num_format": "#,##0", "align": "left", "valign": "top"})
    for place, (title, value) in enumerate(cover):
        if value is None:
            page.set_row(place, 30)
            page.write_string(place, 0, title, heading)
        elif isinstance(value, int):
            page.write_string(place, 0, title, plain)
            page.write_number(place, 1, value, count)
        else:
            page.write_string(place, 0, title, plain)
            page.write_string(place, 1, value, formats[Look.LONG])


def _around(xml: str, sheet: Sheet) -> tuple[str, list[str], str]:
    """(all before the rows, the style of each column, all after them)."""
    start = xml.index('<row r="2"')
    end = xml.index("</sheetData>")
    styles = re.findall(r' s="(\d+)"', xml[start:end])
    last = f"{_letters(len(sheet.columns) - 1)}{min(sheet.rows, MOST_ROWS) + 1}"
    before = re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="A1:{last}"/>', xml[:start], count=1)
    return before, styles, xml[end:]


def _rows(sheet: Sheet, styles: Sequence[str]) -> Iterable[tuple[bytes, int]]:
    makers = [
        (_letters(place), _maker(column, style))
        for place, (column, style) in enumerate(zip(sheet.columns, styles, strict=True))
    ]
    number = 1
    for page in sheet.pages:
        lines = []
        for row in page[: MOST_ROWS + 1 - number]:
            number += 1
            cells = [
                make(f'<c r="{letters}{number}"', value)
                for (letters, make), value in zip(makers, row, strict=True)
                if value is not None and value != ""
            ]
            lines.append(f'<row r="{number}">{"".join(cells)}</row>')
        yield "".join(lines).encode(), len(page)


def _maker(column: Column, style: str) -> Callable[[str, Value], str]:
    if column.look in (Look.TEXT, Look.WIDE, Look.LONG):
        shown = column.shown or str
        middle = f' s="{style}" t="inlineStr"><is><t xml:space="preserve">'

        def text(start: str, value: Value) -> str:
            said = shown(value)
            if len(said) > CELL_LIMIT or _NOT_PLAIN.search(said):
                said = _plain(said)
            return f"{start}{middle}{said}</t></is></c>"

        return text
    number = _FIGURES[column.look]

    def figure(start: str, value: Value) -> str:
        return f'{start} s="{style}"><v>{number(value)}</v></c>'

    return figure


def _plain(text: str) -> str:
    """As XML can hold it: what it cannot is left out, and what only looks like Excel's own escape stays text."""
    cut = text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"
    return escape(_LOOKS_ESCAPED.sub("_x005F_", _NOT_XML.sub("", cut)))


def _yuan(value: Value) -> str:
    fen = int(value or 0)
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def _day(value: Value) -> str:
    return str(_number_of(str(value)[:10]))


@lru_cache(1024)  # a half-year has few days and many rows
def _number_of(day: str) -> int:
    return date.fromisoformat(day).toordinal() - _DAY_ZERO


def _moment(value: Value) -> str:
    text = str(value)
    minutes = int(text[11:13]) * 60 + int(text[14:16])
    return f"{_number_of(text[:10]) + minutes / 1440:.15g}"


_FIGURES: Mapping[Look, Callable[[Value], str]] = {
    Look.NUMBER: str,
    Look.MONEY: _yuan,
    Look.DAY: _day,
    Look.MOMENT: _moment,
}


def _letters(place: int) -> str:
    """A, B, …, Z, AA: the column's name."""
    letters = ""
    place += 1
    while place:
        place, left = divmod(place - 1, 26)
        letters = chr(65 + left) + letters
    return letters
