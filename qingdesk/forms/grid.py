"""A form's table, laid cell by cell: labelled cells, columns, ticks, places to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportlab.lib.units import mm

from qingdesk.forms.fonts import Role
from qingdesk.forms.page import PORTRAIT, Size
from qingdesk.forms.paper_words import FormWords, PaperWords
from qingdesk.forms.paragraph import Align, CnParagraph, paragraph
from qingdesk.forms.parts import SIGNATURE, choice_lines, choices, signature, ticks
from qingdesk.forms.table import LINE, TIGHT, Cell, DrawnCell, LabelCell, Row, RuledCell, TextCell

LABEL, WIDE, NARROW = 24 * mm, 62 * mm, 46 * mm
NOTE = 10.5
"""Points of the contents of columns, and of notes (五号)."""

LEDGER = 9.0
"""Points of a ledger's contents (小五): ten columns stand abreast."""

_HIGHEST_HEAD = 60 * mm
_RULED = 24 * mm  # a narrower column takes a date or a number, which needs no lines
_CHOICE_LINE = 18.0


class Grid:
    """Rows of a form and its signature block. Everything that is printed passes through here, so `said` has
    every text by the label of its cell. is_blank: lines for handwriting in place of contents. only_said:
    nothing is measured; for a look at the characters alone. is_tight: lines and rows closer together."""

    def __init__(
        self,
        words: FormWords,
        shared: PaperWords,
        *,
        is_blank: bool = False,
        size: Size = PORTRAIT,
        only_said: bool = False,
        is_tight: bool = False,
    ) -> None:
        self.words = words
        self.shared = shared
        self.is_blank = is_blank
        self.width = size.box_width
        self.rows: list[Row] = []
        self.block: list[Row] = []
        self.notes: list[CnParagraph] = []
        self.subtitle = ""
        self.said: list[tuple[str, str]] = []
        self._only_said = only_said
        self._leading, self._least = (1.3, TIGHT) if is_tight else (1.5, LINE)
        self._heads: tuple[Row, ...] = ()

    def full(
        self, name: str, text: str, *, lines: int = 1, fill: bool = True, is_ruled: bool = False
    ) -> None:
        """A label and one cell over the whole width. lines: for handwriting, and the height that a filled
        form takes where there is room. fill: is it ruled in a blank form? is_ruled: in a filled one too, as
        long as it is empty."""
        if is_ruled and not text:
            cell: Cell = RuledCell(self.width - LABEL, lines)
        else:
            cell = self._cell(name, text, self.width - LABEL, lines, fill=fill, top=lines > 1)
        self._add((self._label(name), cell), wish=lines * LINE)

    def pair(
        self, left: str, left_text: str, right: str, right_text: str, *, left_width: float = WIDE
    ) -> None:
        """Two labels with a cell each."""
        right_width = self.width - 2 * LABEL - left_width
        cells = (self._cell(left, left_text, left_width), self._cell(right, right_text, right_width))
        self._add((self._label(left), cells[0], self._label(right), cells[1]))

    def heading(self) -> None:
        """From here on the last row is repeated on every page that follows."""
        row = self.rows[-1]
        if row.height <= _HIGHEST_HEAD:
            self._heads = (*self._heads, replace(row, holds_next=False))

    def band(self, name: str) -> None:
        """A title in 黑体 across the table; it never ends a page."""
        self._add(
            (LabelCell(self.width, self.words.labels[name], size=self.shared.label_size, spread=False),)
        )
        self.rows[-1] = replace(self.rows[-1], holds_next=True)

    def columns(
        self,
        names: Sequence[str],
        widths: Sequence[float],
        lines: Sequence[Sequence[str]],
        *,
        aligns: Sequence[Align] = (),
        blanks: int = 6,
        total: Sequence[str] = (),
        size: float = NOTE,
        blank_lines: int = 1,
        is_repeated: bool = True,
    ) -> None:
        """Column heads and the lines below them; in a blank form so many empty ones, each with room for so many
        lines of handwriting. total: a last line."""
        aligns = aligns or ["left"] * len(names)
        self._add(tuple(self._column_head(name, width) for name, width in zip(names, widths, strict=True)))
        above = self._heads
        self.rows[-1] = replace(self.rows[-1], holds_next=True)
        if is_repeated:
            self.heading()
        if not self.shared.spread:
            size = min(size, LEDGER)  # English words are longer than their Chinese ones
        if self.is_blank:
            for _line in range(blanks):
                cells = (RuledCell(width, blank_lines if width > _RULED else 1) for width in widths)
                self._add(tuple(cells), wish=blank_lines * LINE)
            lines = ()
        for line in (*lines, total) if total else lines:
            made = [
                self._column_cell(name, text, width, align, size)
                for name, text, width, align in zip(names, line, widths, aligns, strict=True)
            ]
            self._add(tuple(made), is_listed=True)
        self._heads = above

    def choice(
        self, name: str, options: Sequence[tuple[str, bool]], *, in_block: bool = False, rule: bool = False
    ) -> None:
        """A label and words with boxes, ticked or not. rule: a line to write on behind the last."""
        cells = (self._label(name), self._choices(options, self.width - LABEL, rule=rule))
        self._add(cells, in_block=in_block)

    def choice_pair(
        self,
        left: str,
        left_options: Sequence[tuple[str, bool]],
        right: str,
        right_options: Sequence[tuple[str, bool]],
    ) -> None:
        """Ticks at the left and at the right."""
        widths = (54 * mm, self.width - 2 * LABEL - 54 * mm)
        cells = [
            self._choices(options, width)
            for options, width in zip((left_options, right_options), widths, strict=True)
        ]
        self._add((self._label(left), cells[0], self._label(right), cells[1]))

    def questions(
        self,
        names: Sequence[str],
        widths: Sequence[float],
        lines: Sequence[tuple[str, str, Sequence[tuple[str, bool]], str]],
    ) -> None:
        """Columns of number, question, ticks and, where there is a fourth, a remark; a line each."""
        self._add(tuple(self._column_head(name, width) for name, width in zip(names, widths, strict=True)))
        above = self._heads
        self.rows[-1] = replace(self.rows[-1], holds_next=True)
        self.heading()
        for number, question, options, remark in lines:
            cells: list[Cell] = [
                self._column_cell(names[0], number, widths[0], "centre", NOTE),
                self._column_cell(names[1], question, widths[1], "left", NOTE),
                self._choices(options, widths[2]),
            ]
            if len(names) > len(cells):
                cells.append(self._column_cell(names[3], remark, widths[3], "left", NOTE))
            self._add(tuple(cells), is_listed=True)
        self._heads = above

    def firm_ticks(self, name: str, lines: tuple[tuple[str, ...], ...], height: float) -> None:
        """The ticks that the firm makes on the paper, with a rule to explain on; part of the block."""
        cell = DrawnCell(self.width - LABEL, height, partial(ticks, lines=lines))
        self._add((self._label(name), cell), in_block=True)

    def sign(
        self,
        left: str,
        right: str = "",
        *,
        height: float = SIGNATURE + 4 * mm,
        wish: float = 0,
        left_width: float = 54 * mm,
    ) -> None:
        """Labels with a cell each to sign in; part of the block. Without `right` one cell over the width.

        wish: the height it takes where there is room.
        """
        if not right:
            left_width = self.width - LABEL
        cells: tuple[Cell, ...] = (self._label(left), self._signature(left_width, height))
        if right:
            room = self.width - 2 * LABEL - left_width
            cells += (self._label(right), self._signature(room, height))
        self._add(cells, wish=max(wish, height), in_block=True)

    def sign_abreast(self, *names: str, height: float = SIGNATURE + 4 * mm) -> None:
        """Cells to sign in side by side, each below its label; part of the block."""
        width = self.width / len(names)
        spread = self.shared.spread
        labels = (
            LabelCell(width, self.words.labels[name], size=self.shared.label_size, spread=spread)
            for name in names
        )
        self._add(tuple(labels), in_block=True)
        self._add(tuple(self._signature(width, height) for _name in names), in_block=True)

    def sign_in_line(self, *names: str, height: float = SIGNATURE) -> None:
        """Labels with a cell each to sign in, all in one row; part of the block."""
        width = self.width / len(names) - LABEL
        cells: list[Cell] = []
        for name in names:
            cells += [self._label(name), self._signature(width, height)]
        self._add(tuple(cells), in_block=True)

    def under_title(self, name: str, text: str) -> None:
        """A few words at the left below the title: which half-year, whose."""
        self.subtitle = self.say(name, text)

    def statement(self, name: str) -> None:
        """A sentence of the form's own across the table; part of the block."""
        made = self._paragraph(self.words.texts[name], self.width, self.shared.size)
        self._add((TextCell(self.width, made),), in_block=True)

    def note(self, name: str) -> None:
        """A remark in 五号 below the table."""
        made = paragraph(self.words.texts[name], self.width, size=NOTE, leading=NOTE * 1.5)
        if made and not self._only_said:
            self.notes.append(made)

    def say(self, name: str, text: str) -> str:
        """A text that is drawn elsewhere on the form is heard of here."""
        self.said.append((name, text))
        return text

    def _choices(self, options: Sequence[tuple[str, bool]], width: float, *, rule: bool = False) -> DrawnCell:
        lines = choice_lines(options, width, NOTE)
        height = max(LINE, len(lines) * _CHOICE_LINE + 2.6 * mm)
        return DrawnCell(width, height, partial(choices, lines=lines, size=NOTE, rule=rule))

    def _column_head(self, name: str, width: float) -> LabelCell:
        size = NOTE if self.shared.spread else 9
        return LabelCell(width, self.words.labels[name], size=size, spread=False)

    def _add(
        self, cells: tuple[Cell, ...], *, wish: float = LINE, in_block: bool = False, is_listed: bool = False
    ) -> None:
        row = Row(
            cells, wish=wish, heads=self._heads, is_listed=is_listed, least=LINE if in_block else self._least
        )
        (self.block if in_block else self.rows).append(row)

    def _label(self, name: str) -> LabelCell:
        shared = self.shared
        lines = self.words.labels[name]
        return LabelCell(
            LABEL, lines, shared.again, shared.label_size, spread=shared.spread, leading=self._leading
        )

    def _cell(
        self, name: str, text: str, width: float, lines: int = 1, *, fill: bool = True, top: bool = False
    ) -> Cell:
        self.say(name, text)
        if self.is_blank and fill and not text:
            return RuledCell(width, lines)
        return TextCell(width, self._paragraph(text, width, self.shared.size), top=top)

    def _column_cell(self, name: str, text: str, width: float, align: Align, size: float) -> Cell:
        self.say(name, text)
        return TextCell(width, self._paragraph(text, width, size, align, 1.4))

    def _paragraph(
        self, text: str, width: float, size: float, align: Align = "left", leading: float = 0
    ) -> CnParagraph | None:
        if self._only_said:
            return None
        pitch = size * (leading or self._leading)
        return paragraph(text, TextCell.inner(width), Role.FANGSONG, size, pitch, align)

    def _signature(self, width: float, height: float) -> DrawnCell:
        return DrawnCell(width, height, partial(signature, date=self.shared.date))
