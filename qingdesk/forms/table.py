"""Rows of labelled cells, and how they are dealt over pages.

Platypus' own table draws while it breaks: it can neither say 共 2 页 on page 1 nor keep a signature block
with the text above it. So cells are measured with the paragraph's own wrap, and dealt before any is drawn.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from reportlab.lib.units import mm

from qingdesk.forms.fonts import Role
from qingdesk.forms.page import GREY, LEFT, Box, Sheet
from qingdesk.forms.paragraph import CnParagraph

LINE = 9 * mm
"""The pitch of lines for handwriting, and the least height of a row."""

TIGHT = 8.1 * mm
"""The least height of a row where all is printed and the form would not fit its page otherwise."""

_SIDE, _ABOVE = 2.2 * mm, 1.3 * mm
_FEWEST = 2  # lines of a cell that may stand alone above or below a page's end
_WHOLE = 45 * mm  # a line of a list is torn over two pages only when it is higher than this


class Cell(Protocol):
    """What stands between two vertical lines."""

    @property
    def width(self) -> float:
        """Points, lines included."""

    @property
    def height(self) -> float:
        """The least it needs."""

    def cut(self, room: float, keep: int) -> tuple[Cell, Cell]:
        """What fits into `room` while at least `keep` lines stay for the next page, and those."""

    def draw(self, sheet: Sheet, box: Box) -> None:
        """Draw it into the box."""


@dataclass(frozen=True)
class LabelCell:
    """A label in 黑体, its lines spread to one width and centred. leading: in sizes of the letters."""

    width: float
    lines: tuple[str, ...]
    again: str = ""
    size: float = 12
    spread: bool = True
    leading: float = 1.5

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * self.leading + 2 * _ABOVE

    def cut(self, room: float, keep: int) -> tuple[Cell, Cell]:
        lines = self.lines if self.again in self.lines else (*self.lines, self.again)
        return self, replace(self, lines=lines)

    def draw(self, sheet: Sheet, box: Box) -> None:
        pitch = self.size * self.leading
        x, middle = box.x + box.width / 2, box.y + box.height / 2 + (len(self.lines) - 1) * pitch / 2
        for line in self.lines:
            if self.spread and not line.startswith("（"):
                sheet.spread(x, middle, 4 * self.size, line, Role.HEITI, self.size)
            else:
                sheet.text(x, middle, line, Role.HEITI, self.size, align="centre")
            middle -= pitch


@dataclass(frozen=True)
class TextCell:
    """Text in 仿宋; long kinds of text begin at the top, short ones stand in the middle."""

    width: float
    made: CnParagraph | None
    top: bool = False

    @staticmethod
    def inner(width: float) -> float:
        """The width that a paragraph for a cell of `width` is wrapped to."""
        return width - 2 * _SIDE

    @property
    def height(self) -> float:
        return (self.made.height if self.made else 0) + 2 * _ABOVE

    def cut(self, room: float, keep: int) -> tuple[Cell, Cell]:
        empty = replace(self, made=None)
        if not self.made:
            return empty, empty
        leading = self.made.style.leading
        lines = self.made.line_count
        fit = min(int((room - 2 * _ABOVE + 0.001) / leading), lines - keep)
        if fit < lines and 0 < lines - fit < _FEWEST:
            fit = lines - _FEWEST
        if fit <= 0:
            return empty, self
        if fit >= lines:
            return self, empty
        head, rest = self.made.divide(fit)
        return replace(self, made=head), replace(self, made=rest)

    def draw(self, sheet: Sheet, box: Box) -> None:
        if not self.made:
            return
        free = box.height - self.made.height
        above = min(1.8 * mm, free / 2) if self.top else free / 2
        sheet.paragraph(box.x + _SIDE, box.y + box.height - above, self.made)


@dataclass(frozen=True)
class RuledCell:
    """Room for handwriting: lines 9 mm apart, the cell's own frame being the last."""

    width: float
    lines: int

    @property
    def height(self) -> float:
        return self.lines * LINE

    def cut(self, room: float, keep: int) -> tuple[Cell, Cell]:
        return self, self

    def draw(self, sheet: Sheet, box: Box) -> None:
        for number in range(1, self.lines):
            y = box.y + box.height - number * box.height / self.lines
            sheet.line(box.x + _SIDE, y, box.x + box.width - _SIDE, y, 0.3, GREY)


@dataclass(frozen=True)
class DrawnCell:
    """A cell that is drawn by a function: ticks, signature boxes."""

    width: float
    height: float
    paint: Callable[[Sheet, Box], None]

    def cut(self, room: float, keep: int) -> tuple[Cell, Cell]:
        return self, TextCell(self.width, None)

    def draw(self, sheet: Sheet, box: Box) -> None:
        self.paint(sheet, box)


@dataclass(frozen=True)
class Row:
    """Cells side by side.

    wish: the height it takes where the page has room. heads: rows that are repeated above it where it begins
    a page. holds_next: a heading, which never ends a page. is_listed: a line of a list, which stays whole as long
    as it is not very high. least: the height that an empty row has.
    """

    cells: tuple[Cell, ...]
    wish: float = LINE
    heads: tuple[Row, ...] = ()
    holds_next: bool = False
    is_listed: bool = False
    least: float = LINE

    @property
    def height(self) -> float:
        """The least it needs, points."""
        return max(self.least, *(cell.height for cell in self.cells))

    def cut(self, room: float) -> tuple[Row, Row] | None:
        """The part that fits into `room` and the rest, neither of them a single line, or None."""
        lines = max(_lines(cell) for cell in self.cells)
        if lines < 2 * _FEWEST:
            return None
        parts = [cell.cut(room, _FEWEST if _lines(cell) == lines else 0) for cell in self.cells]
        head, rest = (replace(self, cells=tuple(part[side] for part in parts)) for side in (0, 1))
        shown = max(_lines(cell) for cell in head.cells)
        return (head, rest) if shown >= _FEWEST and head.height <= room + 0.001 else None

    def draw(self, sheet: Sheet, top: float, height: float) -> None:
        """Draw cells and the lines between them."""
        x = LEFT
        for number, cell in enumerate(self.cells):
            if number:
                sheet.line(x, top, x, top - height)
            cell.draw(sheet, Box(x, top - height, cell.width, height))
            x += cell.width


def _lines(cell: Cell) -> int:
    return cell.made.line_count if isinstance(cell, TextCell) and cell.made else 0


@dataclass(frozen=True)
class Placed:
    """A row and the height it was given."""

    row: Row
    height: float


def deal(rows: list[Row], block: list[Row], first: float, later: float) -> list[list[Placed]]:
    """Deal rows over pages of `first` and then `later` points.

    The signature `block` stays whole, and never stands on a page without text above it. Raises ValueError for a
    row that fits on no page; texts can always be cut.
    """
    needed = sum(row.height for row in (*rows, *block))
    if needed <= first + 0.001:
        return [_stretched([*rows, *block], first - needed)]
    block_height = sum(row.height for row in block)
    pages: list[list[Placed]] = [[]]
    room, waiting, is_empty = first, deque(rows), True
    while waiting:
        row = waiting.popleft()
        below = block_height if not waiting else _least(waiting[0]) if row.holds_next else 0.0
        if row.height + below <= room + 0.001:
            pages[-1].append(Placed(row, row.height))
            room -= row.height
            is_empty = False
            continue
        stays_whole = row.is_listed and row.height <= _WHOLE and not is_empty
        parts = None if stays_whole else row.cut(room)
        if parts:
            pages[-1].append(Placed(parts[0], parts[0].height))
            row = parts[1]
        elif is_empty:
            raise ValueError(f"a row of {row.height:.0f} points fits on no page")
        waiting.appendleft(row)
        pages.append([Placed(head, head.height) for head in row.heads])
        room, is_empty = later - sum(head.height for head in row.heads), True
    pages[-1] += [Placed(row, row.height) for row in block]
    return pages


def _least(row: Row) -> float:
    """What a row needs below its heading: itself, or the first lines of a long text."""
    return min(row.height, 3 * LINE)


def draw_rows(sheet: Sheet, top: float, placed: list[Placed]) -> float:
    """Draw rows one below the other inside one frame; gives the height of its lower edge."""
    y = top
    for number, each in enumerate(placed):
        if number:
            sheet.line(LEFT, y, LEFT + sum(cell.width for cell in each.row.cells), y)
        each.row.draw(sheet, y, each.height)
        y -= each.height
    sheet.frame(Box(LEFT, y, sum(cell.width for cell in placed[0].row.cells), top - y))
    return y


def _stretched(rows: list[Row], free: float) -> list[Placed]:
    """Rows as high as they wish, or as near to it as the free room allows."""
    lacking = [max(0.0, row.wish - row.height) for row in rows]
    share = min(1.0, free / sum(lacking)) if any(lacking) else 0.0
    return [Placed(row, row.height + share * lack) for row, lack in zip(rows, lacking, strict=True)]
