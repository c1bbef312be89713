"""The sheet of paper: its box, what is drawn on it, the foot, the document around the pages.

Lengths are points; a y is measured from the lower edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple

import segno
from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from qingdesk.domain.mark import DIGEST_BITS, Mark
from qingdesk.forms.fonts import Role, runs, width_of
from qingdesk.forms.paragraph import BLACK, MIDDLE, Align, CnParagraph
from qingdesk.forms.text import clean

WIDTH, HEIGHT = A4
LEFT, TOP, BOX_WIDTH, BOX_HEIGHT, BOTTOM = 28 * mm, HEIGHT - 37 * mm, 156 * mm, 220 * mm, 40 * mm
RIGHT = LEFT + BOX_WIDTH
MARK_SIDE, MARK_BOTTOM = 24 * mm, 12 * mm
GREY, PALE = Color(0.42, 0.42, 0.42), Color(0.9, 0.9, 0.9)
GRID, FRAME = 0.5, 1.0

_SMALLEST = 6.0
_DARK = re.compile(b"\1+")

# Text encoding of the streams would make every file a quarter larger; nothing has needed it for decades.
rl_config.useA85 = 0


class Size(NamedTuple):
    """A sheet: its own size, the height of its box's upper edge, how wide and high the box is."""

    width: float
    height: float
    top: float
    box_width: float
    box_height: float

    @property
    def right(self) -> float:
        """The box's right edge; its left one is 28 mm from the binding on every sheet."""
        return LEFT + self.box_width


PORTRAIT = Size(WIDTH, HEIGHT, TOP, BOX_WIDTH, BOX_HEIGHT)
LANDSCAPE = Size(HEIGHT, WIDTH, WIDTH - 24 * mm, 243 * mm, WIDTH - 64 * mm)
"""For ledgers: bound at the left like all others, 26 mm free at the right and 40 mm below."""


class Box(NamedTuple):
    """A rectangle: its lower left corner and its size."""

    x: float
    y: float
    width: float
    height: float


class Sheet:
    """One page to draw on. It remembers colour and line width: saying them again with every line and word
    would be a fifth of a page's cost."""

    def __init__(self, canvas: Canvas, size: Size = PORTRAIT) -> None:
        self.canvas = canvas
        self.size = size
        self._fill = self._stroke = BLACK
        self._line_width = 0.0

    @contextmanager
    def saved(self) -> Iterator[Canvas]:
        """The canvas, whose state is afterwards what it was."""
        before = self._fill, self._stroke, self._line_width
        self.canvas.saveState()
        yield self.canvas
        self.canvas.restoreState()
        self._fill, self._stroke, self._line_width = before

    def text(
        self,
        x: float,
        middle: float,
        text: str,
        role: Role = Role.FANGSONG,
        size: float = 12,
        *,
        align: Align = "left",
        colour: Color = BLACK,
        room: float = 0,
    ) -> float:
        """One line whose glyphs are centred on the height `middle`; gives its width.

        room: the points there are; a longer text is set smaller, and at 6 pt ends with an ellipsis.
        """
        text = clean(text)
        width = width_of(text, role, size)
        if room and width > room:
            size = max(_SMALLEST, size * room / width)
            text = _shortened(text, role, size, room)
            width = width_of(text, role, size)
        place = x - {"left": 0.0, "centre": width / 2, "right": width}[align]
        self.pieces(place, middle, runs(text, role), size, colour=colour)
        return width

    def pieces(
        self,
        x: float,
        middle: float,
        pieces: Sequence[tuple[str, str]],
        size: float,
        space: float = 0,
        *,
        colour: Color = BLACK,
    ) -> None:
        """Pieces of (registered font, clean text) in one line; space: points more between characters."""
        self._paint(colour)
        writing = self.canvas.beginText(x, middle - MIDDLE * size)
        if space:
            writing.setCharSpace(space)
        for font, piece in pieces:
            writing.setFont(font, size)
            writing.textOut(piece)
        if space:
            writing.setCharSpace(0)  # it would hold for the rest of the page
        self.canvas.drawText(writing)

    def _paint(self, colour: Color) -> None:
        if colour is not self._fill:
            self.canvas.setFillColor(colour)
            self._fill = colour

    def _pen(self, colour: Color, width: float) -> None:
        if colour is not self._stroke:
            self.canvas.setStrokeColor(colour)
            self._stroke = colour
        if width != self._line_width:
            self.canvas.setLineWidth(width)
            self._line_width = width

    def spread(self, x: float, middle: float, width: float, text: str, role: Role, size: float) -> None:
        """One line centred at x whose characters are spread evenly over `width` (方　　式)."""
        free = (width - width_of(text, role, size)) / max(len(text) - 1, 1)
        if free <= 0 or len(text) < 2:
            self.text(x, middle, text, role, size, align="centre")
            return
        self.pieces(x - width / 2, middle, runs(text, role), size, free)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, width: float = GRID, colour: Color = BLACK
    ) -> None:
        """A straight line."""
        self._pen(colour, width)
        self.canvas.line(x1, y1, x2, y2)

    def frame(self, box: Box, width: float = FRAME) -> None:
        """The outline of a box."""
        self._pen(BLACK, width)
        self.canvas.rect(*box)

    def paragraph(self, x: float, top: float, made: CnParagraph) -> None:
        """Draw a wrapped paragraph below `top`."""
        self._paint(BLACK)
        size, leading, align = made.style.fontSize, made.style.leading, made.style.alignment
        base = top - leading / 2 - MIDDLE * size
        writing = self.canvas.beginText(x, base)
        font = ""
        for number, line in enumerate(made.blPara.lines):
            indent = line.extraSpace * align / 2  # 0 left, 1 centred, 2 right
            if number or indent:
                writing.setTextOrigin(x + indent, base - number * leading)
            for word in line.words:
                if word.fontName != font:
                    font = word.fontName
                    writing.setFont(font, size)
                writing.textOut(word.text)
        self.canvas.drawText(writing)

    def mark(self, mark: Mark) -> None:
        """The QR of this page, 24 mm without its quiet zone, at its fixed place."""
        # The text is as good as random: one mask serves as well as the best of eight, in a fifth of the time.
        text = mark.encode()
        code = segno.make(text, "q", 4, mode="alphanumeric", mask=3, boost_error=False, micro=False)
        rows = code.matrix
        side = MARK_SIDE / len(rows)
        # Whole numbers of modules, written as they are: reportlab's own paths round 350 rectangles for 2 ms.
        boxes = [
            f"{run.start()} {number} {run.end() - run.start()} 1 re"
            for number, row in enumerate(rows)
            for run in _DARK.finditer(row)
        ]
        self._paint(BLACK)
        with self.saved() as canvas:
            canvas.transform(side, 0, 0, -side, LEFT, MARK_BOTTOM + MARK_SIDE)
            canvas.addLiteral("\n".join(boxes))
            canvas.addLiteral("f")

    def watermark(self, text: str) -> None:
        """A pale word across the page, to be drawn before everything else."""
        with self.saved() as canvas:
            canvas.translate(self.size.width / 2, self.size.height / 2)
            canvas.rotate(40)
            self.text(0, 0, text, Role.HEITI, 150 if len(text) < 4 else 100, align="centre", colour=PALE)


@dataclass(frozen=True, kw_only=True)
class Foot:
    """What stands below the frame on every page."""

    lines: tuple[str, ...]
    record_id: str
    form_revision: int
    digest: str
    lang: str

    def draw(self, sheet: Sheet, page: int, pages: int) -> None:
        """QR, grey lines beside it, page x of y at the right."""
        short = self.digest[: DIGEST_BITS // 4]
        sheet.mark(Mark(record_id=self.record_id, form_revision=self.form_revision, page=page, digest=short))
        x, bottom = LEFT + MARK_SIDE + 4 * mm, MARK_BOTTOM + 5
        room = sheet.size.right - x - 32 * mm
        for place, line in enumerate(reversed(self.lines)):
            sheet.text(x, bottom + place * 10.5, line, Role.FANGSONG, 7, colour=GREY, room=room)
        said = f"第 {page} 页　共 {pages} 页" if self.lang == "zh_CN" else f"Page {page} of {pages}"
        sheet.text(sheet.size.right, bottom, said, Role.FANGSONG, 10.5, align="right")


class Document:
    """A PDF that is written page by page; the same pages always give the same bytes."""

    def __init__(self, out: BinaryIO, *, title: str, author: str, lang: str) -> None:
        # A canvas begins every page in Helvetica, used or not; the file would name a font that it does not carry.
        first: Any = runs("国", Role.FANGSONG)[0][0]  # a name, which reportlab's stubs take for a number
        tag = lang.replace("_", "-")
        self._canvas = Canvas(out, A4, invariant=1, pageCompression=1, lang=tag, initialFontName=first)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(title)
        self._canvas.setCreator("QingDesk")
        self._canvas.setProducer("QingDesk, ReportLab")
        self._pages = 0

    def begin_page(self, bookmark: str = "", size: Size = PORTRAIT) -> Sheet:
        """A new page; with `bookmark` it is listed in the reader's side bar."""
        self._pages += 1
        self._canvas.setPageSize((size.width, size.height))
        if bookmark:
            self._canvas.bookmarkPage(f"p{self._pages}")
            self._canvas.addOutlineEntry(bookmark, f"p{self._pages}", level=0, closed=True)
        return Sheet(self._canvas, size)

    def end_page(self) -> None:
        """The page is done."""
        self._canvas.showPage()

    def close(self) -> None:
        """Write the file."""
        self._canvas.save()


def _shortened(text: str, role: Role, size: float, room: float) -> str:
    if width_of(text, role, size) <= room + 0.01:
        return text
    kept, used = 0, width_of("…", role, size)
    for character in text:
        used += width_of(character, role, size)
        if used > room:
            break
        kept += 1
    return text[:kept] + "…"


def grouped(digest: str) -> str:
    """The first 80 bits of a digest in groups that a person can compare: 7f3a-91c2-0be4-55aa-0c1d."""
    return "-".join(digest[place : place + 4] for place in range(0, 20, 4))
