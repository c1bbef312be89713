"""Write a workbook of plain text: nothing in it is ever a formula, a link or a number that loses digits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from qingdesk.files import write_atomically
from qingdesk.progress import Progress, no_progress

CELL_LIMIT = 32_767
"""Characters that one cell can hold; the rest is cut, with … at its end."""
NAME_LIMIT = 31
"""Characters in a sheet's name."""
_WIDE = 2
_WIDTHS = (8, 48)


@dataclass(frozen=True, kw_only=True)
class TextSheet:
    """titles: the first row, frozen and bold. rows: texts, each as long as the titles or shorter."""

    name: str
    titles: Sequence[str]
    rows: Iterable[Sequence[str]]


def write_workbook(path: Path, sheets: Sequence[TextSheet], progress: Progress = no_progress) -> None:
    """Write .xlsx atomically; raises `UserError` when the disk is full or the folder cannot be written.

    progress: (rows written, 0), every thousand rows; may raise `Cancelled`, and no file is then left.
    """
    write_atomically(path, _workbook(sheets, progress))


def _workbook(sheets: Sequence[TextSheet], progress: Progress) -> bytes:
    import xlsxwriter

    content = BytesIO()
    # In memory: temporary files would leave names of people on the disk.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "valign": "top"})
        done = 0
        used: set[str] = set()
        for sheet in sheets:
            page = book.add_worksheet(_sheet_name(sheet.name, used))
            widths = [_width(title) for title in sheet.titles]
            for column, title in enumerate(sheet.titles):
                page.write_string(0, column, title, bold)
            for number, row in enumerate(sheet.rows, 1):
                for column, value in enumerate(row):
                    if value:
                        page.write_string(number, column, _fitting(value), text)
                        if number <= 200:
                            widths[column] = max(widths[column], _width(value))
                done += 1
                if done % 1000 == 0:
                    progress(done, 0)
            page.freeze_panes(1, 0)
            for column, width in enumerate(widths):
                page.set_column(column, column, min(max(width, _WIDTHS[0]), _WIDTHS[1]), text)
    return content.getvalue()


def _fitting(value: str) -> str:
    return value if len(value) <= CELL_LIMIT else value[: CELL_LIMIT - 1] + "…"


def _width(text: str) -> int:
    return sum(1 if character < "⺀" else _WIDE for character in text[:100]) + 2


def _sheet_name(name: str, used: set[str]) -> str:
    """A name that Excel takes: none of []:*?/\\, at most 31 characters, not twice."""
    plain = "".join("_" if c in "[]:*?/\\" else c for c in name).strip("'")[:NAME_LIMIT] or "Sheet"
    candidate, count = plain, 1
    while candidate.lower() in used:
        count += 1
        candidate = f"{plain[: NAME_LIMIT - 4]}_{count}"
    used.add(candidate.lower())
    return candidate
