"""What all forms have in common: head, foot, digest, the characters that no font has, pages, copies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import BinaryIO, Generic, TypeVar

from reportlab.lib.units import mm

from qingdesk.domain.mark import MOST_PAGES
from qingdesk.errors import Refused, UserError
from qingdesk.forms.fonts import Role, missing_characters
from qingdesk.forms.grid import Grid
from qingdesk.forms.page import LEFT, PORTRAIT, Document, Foot, Sheet, Size, grouped
from qingdesk.forms.paper_words import PAPER_WORDS, FormWords, PaperWords
from qingdesk.forms.parts import cut_line
from qingdesk.forms.table import Placed, deal, draw_rows
from qingdesk.forms.text import clean
from qingdesk.i18n import _, language
from qingdesk.progress import Progress, no_progress

_HEAD, _HEAD_AGAIN, _HALF_HEAD = 22.5 * mm, 15 * mm, 20 * mm
_CUT = 6 * mm
_OUTSIDE_DIGEST = frozenset({"sample", "blank", "audit_head"})

_OF_THE_PRINT = frozenset({"record_id", "number"})


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What every form carries, whatever it prints; all texts are ready strings in the language of the copy.

    record_id: UUID of the record (of the `printed_form` for a blank one, or one of several records).
    number: 〔2026〕第 DESK-0012 号. audit_head: the audit chain's head, for the foot. blank: lines for
    handwriting under a reserved number. sample: 示例 across every page.
    """

    record_id: str
    form_revision: int = 1
    unit_name: str
    number: str
    audit_head: str = ""
    blank: bool = False
    sample: bool = False


P = TypeVar("P", bound=Paper)


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[P]):
    """One form: how it is laid and what it says.

    lay: puts a form's strings into the grid. listed: what a bookmark says behind the number. outside: fields
    that may change without making another paper of it (later payment, result, rating). is_halved: the two
    copies stand on one sheet with a line to cut along, where they fit. names_print: a form of several records,
    whose id and number are those of its print, so they lie outside the digest.
    """

    name: str
    version: int
    words: Mapping[str, FormWords]
    lay: Callable[[P, Grid], None]
    listed: Callable[[P], str]
    size: Size = PORTRAIT
    outside: frozenset[str] = frozenset()
    is_halved: bool = False
    names_print: bool = False

    def digest(self, form: P) -> str:
        """SHA-256 over the form's strings in canonical JSON, 64 hex digits; the mark carries the first 20.

        The head of the audit chain lies outside: it moves with every saved record, and the same form printed
        again must have the same digest.
        """
        outside = _OUTSIDE_DIGEST | self.outside | (_OF_THE_PRINT if self.names_print else frozenset())
        said = {f.name: getattr(form, f.name) for f in fields(form) if f.name not in outside}
        said["form"] = f"{self.name} {self.version}"
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def missing(self, form: P) -> dict[str, list[str]]:
        """The characters that no font can print, by the label of their cell in the window's language."""
        spoken = self.words.get(language(), self.words["en"])
        found: dict[str, list[str]] = {}
        grid = self._grid(form, self.words["zh_CN"], PAPER_WORDS["zh_CN"], only_said=True)
        head = (("unit_name", form.unit_name), ("number", form.number))
        for name, text in (*head, *grid.said):
            characters = missing_characters(clean(text))
            if characters:
                label = "".join(spoken.labels.get(name) or (_LABELS[name][language()],))
                found[label] = list(dict.fromkeys(found.get(label, []) + characters))
        return found

    def render(
        self,
        forms: P | Sequence[P],
        out: BinaryIO,
        lang: str = "zh_CN",
        progress: Progress = no_progress,
    ) -> int:
        """Print the forms, one after the other, into one PDF; gives the number of pages.

        lang: `zh_CN`, or `en` for a translation that is not for signature. Raises UserError, with nothing
        written, when a form has characters that no font can print.
        """
        several = [forms] if isinstance(forms, Paper) else list(forms)
        for form in several:
            self.refuse_missing(form)
        words, shared = self.words[lang], PAPER_WORDS[lang]
        title = f"{words.title} {several[0].number}" if len(several) == 1 else words.title
        document = Document(out, title=title, author=several[0].unit_name, lang=lang)
        pages = 0
        for done, form in enumerate(several):
            progress(done, len(several))
            bookmark = clean(f"{form.number} {self.listed(form)}") if len(several) > 1 else ""
            pages += self._print_one(document, form, words, shared, bookmark)
        document.close()
        progress(len(several), len(several))
        return pages

    def _grid(
        self,
        form: P,
        words: FormWords,
        shared: PaperWords,
        *,
        only_said: bool = False,
        is_tight: bool = False,
    ) -> Grid:
        grid = Grid(
            words, shared, is_blank=form.blank, size=self.size, only_said=only_said, is_tight=is_tight
        )
        self.lay(form, grid)
        return grid

    def _dealt(self, grid: Grid) -> list[list[Placed]]:
        room, notes = self.size.box_height, _notes_height(grid)
        return deal(grid.rows, grid.block, room - _HEAD - notes, room - _HEAD_AGAIN - notes)

    def _laid(self, form: P, words: FormWords, shared: PaperWords) -> tuple[Grid, list[list[Placed]]]:
        """The grid and its pages; a filled form that a little tightening brings on one page is tightened."""
        grid = self._grid(form, words, shared)
        pages = self._dealt(grid)
        if len(pages) == 2 and not form.blank:
            tight = self._grid(form, words, shared, is_tight=True)
            fitting = self._dealt(tight)
            if len(fitting) == 1:
                return tight, fitting
        return grid, pages

    def _print_one(
        self, document: Document, form: P, words: FormWords, shared: PaperWords, bookmark: str
    ) -> int:
        said = self.digest(form)
        foot = Foot(
            lines=_foot_lines(form, words, shared, said, self.version),
            record_id=form.record_id,
            form_revision=form.form_revision,
            digest=said,
            lang=shared.lang,
        )
        grid, pages = self._laid(form, words, shared)
        if len(pages) > MOST_PAGES:
            raise Refused(
                _("{title} would have {pages} pages; a form has {most} at most.").format(
                    title=words.title, pages=len(pages), most=MOST_PAGES
                ),
                _("Print it for one cadre at a time, or take the workbook of a package instead."),
            )
        page = _Page(document, form, words, shared, foot, self.size, grid)
        if self.is_halved:
            half = (self.size.box_height - _CUT) / 2
            room = half - _HALF_HEAD - _notes_height(grid)
            halves = deal(grid.rows, grid.block, room, self.size.box_height)
            if len(halves) == 1:
                page.draw_halves(halves[0], half, bookmark)
                return 1
        for copy in words.copies:
            page.draw_pages(pages, copy, bookmark)
            bookmark = ""
        return len(pages) * len(words.copies)

    def refuse_missing(self, form: P) -> None:
        """Raise UserError naming the characters that no font can print, with their cells."""
        found = self.missing(form) if missing_characters(_everything(form)) else {}
        if not found:
            return
        names = [f"{label}: " + " ".join(f"{c} (U+{ord(c):04X})" for c in found[label]) for label in found]
        raise UserError(
            _("{number} holds characters that no font can print").format(number=form.number),
            _(
                "Write them in another way, or install a font that has them; nothing was printed. {places}"
            ).format(places="; ".join(names)),
        )


@dataclass(frozen=True)
class _Page:
    """Draws the pages of one form."""

    document: Document
    form: Paper
    words: FormWords
    shared: PaperWords
    foot: Foot
    size: Size
    grid: Grid

    def draw_pages(self, pages: list[list[Placed]], copy: str, bookmark: str) -> None:
        """One copy, on as many pages as it takes."""
        for number, placed in enumerate(pages, 1):
            sheet = self._begin(bookmark if number == 1 else "")
            head = _HEAD if number == 1 else _HEAD_AGAIN
            if number == 1:
                self._head(sheet, self.size.top, copy)
            else:
                self._head_again(sheet, copy)
            y = draw_rows(sheet, self.size.top - head, placed)
            if number == len(pages):
                self._notes(sheet, y)
            self.foot.draw(sheet, number, len(pages))
            self.document.end_page()

    def draw_halves(self, placed: list[Placed], half: float, bookmark: str) -> None:
        """Both copies on one page, a line to cut along between them."""
        sheet = self._begin(bookmark)
        top = self.size.top
        for copy in self.words.copies:
            self._head(sheet, top, copy, is_half=True)
            self._notes(sheet, draw_rows(sheet, top - _HALF_HEAD, placed))
            top -= half + _CUT
        cut_line(sheet, self.size.top - half - _CUT / 2)
        self.foot.draw(sheet, 1, 1)
        self.document.end_page()

    def _begin(self, bookmark: str) -> Sheet:
        sheet = self.document.begin_page(bookmark, self.size)
        if self.form.sample:
            sheet.watermark(self.shared.sample)
        return sheet

    def _head(self, sheet: Sheet, top: float, copy: str, *, is_half: bool = False) -> None:
        form, room = self.form, self.size.box_width
        middle = LEFT + room / 2
        unit, title, number = (2, 9.8, 16.6) if is_half else (2.5, 11.3, 19)
        self._notice(sheet, top, is_half)
        sheet.text(
            middle, top - unit * mm, form.unit_name, Role.FANGSONG, 12 if is_half else 14,
            align="centre", room=room,
        )  # fmt: skip
        sheet.text(
            middle, top - title * mm, self.words.title, Role.XIAOBIAOSONG, 22, align="centre", room=room
        )
        self._number(sheet, top - number * mm, copy)

    def _head_again(self, sheet: Sheet, copy: str) -> None:
        self._notice(sheet, self.size.top, False)
        title = self.words.title + self.shared.continued
        sheet.text(
            LEFT + self.size.box_width / 2, self.size.top - 4 * mm, title, Role.XIAOBIAOSONG, 16,
            align="centre", room=self.size.box_width,
        )  # fmt: skip
        self._number(sheet, self.size.top - _HEAD_AGAIN + 3.5 * mm, copy)

    def _notice(self, sheet: Sheet, top: float, is_half: bool) -> None:
        if self.shared.notice and not (is_half and top < self.size.top):
            x = LEFT + self.size.box_width / 2
            sheet.text(x, top + 6 * mm, self.shared.notice, Role.HEITI, 12, align="centre")

    def _number(self, sheet: Sheet, y: float, copy: str) -> None:
        room = self.size.box_width * 0.44
        sheet.text(self.size.right, y, self.form.number, Role.FANGSONG, 12, align="right", room=room)
        if copy:
            sheet.text(LEFT, y, copy, Role.KAITI, 12, room=self.size.box_width * 0.55)
        elif self.grid.subtitle:
            sheet.text(LEFT, y, self.grid.subtitle, Role.FANGSONG, 12, room=self.size.box_width * 0.55)

    def _notes(self, sheet: Sheet, y: float) -> None:
        top = y - 1.5 * mm
        for note in self.grid.notes:
            sheet.paragraph(LEFT, top, note)
            top -= note.height


def _notes_height(grid: Grid) -> float:
    """Of what stands below the table on the last page, with the room above it."""
    return sum(note.height for note in grid.notes) + (2 * mm if grid.notes else 0)


_LABELS = {
    "unit_name": {"zh_CN": "单位", "en": "Unit"},
    "number": {"zh_CN": "编号", "en": "Number"},
}


def _everything(form: Paper) -> str:
    """All texts of a form run together; only for a first look at their characters."""
    found: list[str] = []

    def take(value: object) -> None:
        if isinstance(value, str):
            found.append(clean(value))
        elif isinstance(value, tuple):
            for part in value:
                take(part)

    for field in fields(form):
        take(getattr(form, field.name))
    return "".join(found)


def _foot_lines(
    form: Paper, words: FormWords, shared: PaperWords, said: str, version: int
) -> tuple[str, ...]:
    named = shared.foot_form.format(
        title=words.title, version=version, number=form.number, revision=form.form_revision
    )
    lines = (
        shared.foot_sample if form.sample else "",
        named,
        shared.foot_digest.format(digest=grouped(said)),
        shared.foot_audit.format(head=form.audit_head) if form.audit_head else "",
        shared.foot_care,
    )
    return tuple(line for line in lines if line)
