"""A value of the store as a CSV cell, and a cell as a value again; a cell never becomes a formula.

A spreadsheet program runs text that begins with = + - @, a tab or a line break, however it is quoted, and takes
the full-width forms for the same. Such text gets an apostrophe before it. Text that already looks like such a
cell (apostrophes, then a formula) gets one more, so taking one off always gives back what was there.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence

from qingdesk.domain.fields import Field, Kind

Value = str | int | float | bytes | None
"""What a column of the store holds."""

PREFIX = "'"
ENCODING = "utf-8"
BOM = b"\xef\xbb\xbf"
"""Without it a spreadsheet program takes UTF-8 for the old Chinese encoding."""
LINE_END = "\r\n"

# Spaces and invisible characters that a program may skip before it looks at the first one; tab, CR and LF are
# themselves dangerous there.
_BLANK = (
    " \x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_FORMULA = re.compile(f"{PREFIX}*[{_BLANK}]*[=+\\-@＝＋－＠\t\r\n]")

_TRUE, _FALSE = "true", "false"
_FREE_TEXT = frozenset({Kind.TEXT, Kind.ID})
_NUMBER = frozenset({Kind.INTEGER, Kind.FEN})


def defuse(text: str) -> str:
    """The text as a cell that no program runs; `restore` gives the same text back."""
    return PREFIX + text if _FORMULA.match(text) else text


def restore(cell: str) -> str:
    """The text of a cell that `defuse` may have changed."""
    return cell[1:] if cell.startswith(PREFIX) and _FORMULA.match(cell, 1) else cell


def value_of(field: Field, cell: str) -> Value:
    """A cell as the store holds it: empty is None, true is 1, text without our apostrophe.

    Raises ValueError for a number or boolean that is none.
    """
    if cell == "":
        return None
    if field.kind is Kind.BOOLEAN:
        if cell not in (_TRUE, _FALSE):
            raise ValueError(cell)
        return int(cell == _TRUE)
    if field.kind in _NUMBER:
        return int(cell)
    return restore(cell) if field.kind in _FREE_TEXT else cell


class Lines:
    """Rows of one noun as UTF-8 bytes; the fields say which cells are text and which are yes or no."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._header = [field.name for field in fields]
        self._text = [place for place, field in enumerate(fields) if field.kind in _FREE_TEXT]
        self._yes_no = [place for place, field in enumerate(fields) if field.kind is Kind.BOOLEAN]

    def header(self) -> bytes:
        """The byte order mark and the fields' names."""
        return BOM + _encoded([self._header])

    def rows(self, rows: Iterable[Sequence[Value]]) -> bytes:
        """Rows as the store holds them, in the order of the fields."""
        return _encoded(map(self._cells, rows))

    def _cells(self, row: Sequence[Value]) -> list[Value]:
        cells = list(row)
        for place in self._text:
            text = cells[place]
            if text is not None:
                cells[place] = defuse(str(text))
        for place in self._yes_no:
            tick = cells[place]
            if tick is not None:
                cells[place] = _TRUE if tick else _FALSE
        return cells


def _encoded(rows: Iterable[Iterable[Value]]) -> bytes:
    out = io.StringIO()
    write: Callable[[Iterable[Iterable[Value]]], None] = csv.writer(out, lineterminator=LINE_END).writerows
    write(rows)
    return out.getvalue().encode(ENCODING)
