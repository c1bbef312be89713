"""情况报告, by GB/T 9704-2012 alone: 22 lines of 28 characters, 一、（一）1.（1）, — 1 — at the outer edge.

No mark and no digest stand on it: it is an official document, not a form to be scanned back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import BinaryIO

from reportlab.lib.units import mm

from qingdesk.forms.fonts import Role, char_width, runs, width_of
from qingdesk.forms.grid import Grid
from qingdesk.forms.page import GREY, GRID, LEFT, RIGHT, TOP, Document, Sheet
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import PAPER_WORDS, FormWords
from qingdesk.forms.text import clean, lines
from qingdesk.progress import Progress, no_progress

LINES, CHARACTERS = 22, 28
SIZE, TITLE, FOLIO = 16.0, 22.0, 14.0
"""3号, 2号 and 4号 in points."""

_WIDTH, _PITCH = 156 * mm, 225 * mm / LINES
_EM = _WIDTH / CHARACTERS
_TIGHTER = _EM - SIZE  # a 3号 character is a fifth of a point wider than its place in the grid
_FOLIO_HEIGHT = 35 * mm - 7 * mm
_LEVELS = (
    (re.compile(r"[一二三四五六七八九十]+、"), Role.HEITI),
    (re.compile(r"[（(][一二三四五六七八九十]+[）)]"), Role.KAITI),
)
_LONGEST_HEADING = 40
_TITLE_LINES = 4
_WORDS = frozenset(
    ("领导", "导干", "干部", "联系", "企业", "工作", "情况", "报告", "走访", "上半", "下半", "半年", "开展", "落实",
     "亲清", "政商", "商关", "关系", "部门", "诉求", "承诺", "事项", "服务", "问题", "办理", "自查", "总结", "关于",
     "兑现", "优化", "营商", "环境", "餐费", "交费", "活动", "单位", "年度")
)  # fmt: skip
_WIDEST = 4 * _EM  # a line that lacks more is left ragged rather than set out thinly

WORDS = {
    "zh_CN": FormWords(
        title="情况报告",
        labels={"title": ("标题",), "paragraphs": ("正文",), "figures": ("附件",), "date": ("成文日期",)},
        texts={"annex": "附件：有关数据", "annex_mark": "附件", "annex_title": "有关数据"},
    ),
    "en": FormWords(
        title="Situation Report",
        labels={"title": ("Title",), "paragraphs": ("Text",), "figures": ("Annex",), "date": ("Date",)},
        texts={"annex": "Annex: Figures", "annex_mark": "Annex", "annex_title": "Figures"},
    ),
}


@dataclass(frozen=True, kw_only=True)
class SituationReportForm(Paper):
    """paragraphs: as a person edited them; their own numbering says which are headings, a first one that ends with
    a colon names whom the report is for. figures: a name and a value each, printed as an annex. date: 2026年7月3日."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    date: str = ""


@dataclass(frozen=True)
class _Set:
    """One line as it will be drawn: pieces of (registered font, text) from `x`, so much tighter or wider.
    after: a second stretch of text, from `after_x`."""

    pieces: tuple[tuple[str, str], ...] = ()
    x: float = LEFT
    space: float = 0.0
    size: float = SIZE
    holds_next: bool = False
    after: tuple[tuple[str, str], ...] = ()
    after_x: float = 0.0


_EMPTY = _Set()


def _say(form: SituationReportForm, grid: Grid) -> None:
    """For the characters only: this form is no table."""
    grid.say("title", form.title)
    grid.say("date", form.date)
    for text in form.paragraphs:
        grid.say("paragraphs", text)
    for name, value in form.figures:
        grid.say("figures", name + value)


KIND = Kind(name="situation_report", version=1, words=WORDS, lay=_say, listed=lambda form: form.title)
digest, missing = KIND.digest, KIND.missing


def render(
    forms: SituationReportForm | Sequence[SituationReportForm],
    out: BinaryIO,
    lang: str = "zh_CN",
    progress: Progress = no_progress,
) -> int:
    """Print the reports, one after the other, into one PDF; gives the number of pages.

    Raises UserError, with nothing written, when a report has characters that no font can print.
    """
    several = [forms] if isinstance(forms, SituationReportForm) else list(forms)
    for form in several:
        KIND.refuse_missing(form)
    words = WORDS[lang]
    title = clean(several[0].title) if len(several) == 1 else words.title
    document = Document(out, title=title or words.title, author=several[0].unit_name, lang=lang)
    pages = 0
    for done, form in enumerate(several):
        progress(done, len(several))
        sheets = [[]] if form.blank else _pages(form, words)
        bookmark = clean(f"{form.number} {form.title}") if len(several) > 1 else ""
        for number, page in enumerate(sheets, 1):
            sheet = document.begin_page(bookmark if number == 1 else "")
            if form.sample:
                sheet.watermark(PAPER_WORDS[lang].sample)
            notice = PAPER_WORDS[lang].notice
            if notice:
                sheet.text(LEFT + _WIDTH / 2, TOP + 6 * mm, notice, Role.HEITI, 12, align="centre")
            if form.blank:
                _rule(sheet, form, words)
            for place, line in enumerate(page):
                _draw(sheet, TOP - (place + 0.5) * _PITCH, line)
            _folio(sheet, number)
            document.end_page()
        pages += len(sheets)
    document.close()
    progress(len(several), len(several))
    return pages


def _pages(form: SituationReportForm, words: FormWords) -> list[list[_Set]]:
    """Every page of a report as at most 22 lines."""
    numbered = _cut(clean(form.number), Role.FANGSONG, SIZE, _WIDTH)
    head = [_EMPTY, *_title(form.title), *(_centred(line, Role.FANGSONG, SIZE) for line in numbered), _EMPTY]
    body = [
        line
        for at, text in enumerate(form.paragraphs)
        for line in _paragraph(text, indent=0 if not at and _is_addressee(text) else 2)
    ]
    annexed = [_EMPTY, *_paragraph(words.texts["annex"])] if form.figures else []
    pages = _dealt([*head, *body], [*annexed, *_signature(form)])
    if form.figures:
        mark = _Set(tuple(runs(words.texts["annex_mark"], Role.HEITI)), LEFT, _TIGHTER)
        annex = [mark, _EMPTY, _centred(words.texts["annex_title"], Role.XIAOBIAOSONG, TITLE), _EMPTY]
        for name, value in form.figures:
            annex += _figure(clean(name), clean(value))
        pages += _dealt(annex, [])
    return pages


def _dealt(text: list[_Set], signature: list[_Set]) -> list[list[_Set]]:
    """Pages of 22 lines; the signature stays whole, with two lines of text above it."""
    if len(signature) > LINES // 2:  # a name of 200 characters is text like any other
        text, signature = [*text, *signature], []
    pages: list[list[_Set]] = []
    while len(text) + len(signature) > LINES:
        end = min(LINES, len(text) - (2 if signature else 1))
        while end > 1 and text[end - 1].holds_next:
            end -= 1
        pages.append(text[:end])
        text = text[end:]
    return [*pages, [*text, *signature]]


def _title(text: str) -> list[_Set]:
    """Lines of about one length each, centred."""
    whole = width_of(clean(text), Role.XIAOBIAOSONG, TITLE)
    count = max(1, -(-int(whole) // int(_WIDTH)))
    if count > _TITLE_LINES:
        return [
            _centred(line, Role.XIAOBIAOSONG, TITLE)
            for line in _cut(clean(text), Role.XIAOBIAOSONG, TITLE, _WIDTH)
        ]
    rooms = [min(_WIDTH, whole / count + step * TITLE / 2) for step in range(int(2 * _WIDTH / TITLE))]
    cuts = [_cut(clean(text), Role.XIAOBIAOSONG, TITLE, room) for room in dict.fromkeys(rooms)]
    fitting = [cut for cut in cuts if len(cut) <= count] or cuts[-1:]
    cut = next((cut for cut in fitting if not any(_splits(*two) for two in pairwise(cut))), fitting[0])
    return [_centred(line, Role.XIAOBIAOSONG, TITLE) for line in cut]


def _splits(line: str, following: str) -> bool:
    """Does a title's line end within a word? The standard wants whole words (回行时词意完整)."""
    return line[-1:] + following[:1] in _WORDS


def _cut(text: str, role: Role, size: float, room: float) -> list[str]:
    advance = [char_width(c, font) * size for font, piece in runs(text, role) for c in piece]
    return [text[line.start : line.end] for line in lines(text, advance, lambda _number: room)] or [""]


def _centred(text: str, role: Role, size: float) -> _Set:
    text = clean(text)
    return _Set(tuple(runs(text, role)), LEFT + (_WIDTH - width_of(text, role, size)) / 2, 0.0, size)


def _is_addressee(text: str) -> bool:
    """县委、县政府：— the first line of a report, flush with the margin (GB/T 9704 7.3.2)."""
    text = clean(text)
    return text.endswith(("：", ":")) and len(text) <= _LONGEST_HEADING and "。" not in text


def _paragraph(text: str, indent: int = 2) -> list[_Set]:
    """A paragraph with two characters' indent, its lines set out to both margins."""
    text = clean(text)
    if not text:
        return []
    fonts = [font for role, part in _roles(text) for font, piece in runs(part, role) for _c in piece]
    advance = [
        char_width(c, font) * SIZE + (0 if c == "\n" else _TIGHTER)
        for c, font in zip(text, fonts, strict=True)
    ]
    after_break = {0}
    found: list[_Set] = []

    def room(number: int) -> float:
        return _WIDTH - (indent * _EM if number in after_break else 0) + 0.001

    for number, line in enumerate(lines(text, advance, room)):
        x = LEFT + (indent * _EM if number in after_break else 0)
        if line.is_forced:
            after_break.add(number + 1)
        free = RIGHT - x - line.used
        is_last = line.is_forced or line.end == len(text)
        count = line.end - line.start - 1
        wider = free / count if count > 0 and not is_last and free < _WIDEST else 0.0
        found.append(_Set(_pieces(text, fonts, line.start, line.end), x, _TIGHTER + wider))
    is_heading = len(text) <= _LONGEST_HEADING and any(pattern.match(text) for pattern, _role in _LEVELS)
    return [replace(line, holds_next=True) for line in found] if is_heading else found


def _roles(text: str) -> list[tuple[Role, str]]:
    """一、 in 黑体 and （一） in 楷体, the heading only where text follows in the same paragraph."""
    for pattern, role in _LEVELS:
        if pattern.match(text):
            end = text.find("。") + 1 or len(text)
            if end > _LONGEST_HEADING:
                break
            return [(role, text[:end]), (Role.FANGSONG, text[end:])]
    return [(Role.FANGSONG, text)]


def _pieces(text: str, fonts: list[str], start: int, end: int) -> tuple[tuple[str, str], ...]:
    pieces: list[tuple[str, str]] = []
    for place in range(start, end):
        if pieces and pieces[-1][0] == fonts[place]:
            pieces[-1] = (fonts[place], pieces[-1][1] + text[place])
        else:
            pieces.append((fonts[place], text[place]))
    return tuple(pieces)


def _signature(form: SituationReportForm) -> list[_Set]:
    """The unit centred above the date, the date four characters from the right (GB/T 9704 7.3.5)."""
    date = clean(form.date)
    dates = _cut(date, Role.FANGSONG, SIZE, _WIDTH - 4 * _EM)
    date_x = RIGHT - 4 * _EM - width_of(dates[0], Role.FANGSONG, SIZE)
    middle = (date_x + RIGHT - 4 * _EM) / 2
    signed = [_EMPTY, _EMPTY]
    for unit in _cut(clean(form.unit_name), Role.FANGSONG, SIZE, _WIDTH):
        wide = width_of(unit, Role.FANGSONG, SIZE)
        x = max(LEFT, min(middle - wide / 2, RIGHT - wide))
        signed.append(_Set(tuple(runs(unit, Role.FANGSONG)), x))
    return [*signed, *(_Set(tuple(runs(line, Role.FANGSONG)), date_x) for line in dates)]


def _figure(name: str, value: str) -> list[_Set]:
    """A name at the left, its value at the right, dots between them where one line holds both."""
    wide = width_of(name, Role.FANGSONG, SIZE) + width_of(value, Role.FANGSONG, SIZE)
    dot = width_of("…", Role.FANGSONG, SIZE)
    dots = int((_WIDTH - 4 * _EM - wide) / dot)
    if dots < 1:
        return _paragraph(f"{name}　{value}")
    said = "…" * dots + value
    x = RIGHT - 2 * _EM - width_of(said, Role.FANGSONG, SIZE)
    after = tuple(runs(said, Role.FANGSONG))
    return [_Set(tuple(runs(name, Role.FANGSONG)), LEFT + 2 * _EM, after=after, after_x=x)]


def _draw(sheet: Sheet, middle: float, line: _Set) -> None:
    if line.pieces:
        sheet.pieces(line.x, middle, line.pieces, line.size, line.space)
    if line.after:
        sheet.pieces(line.after_x, middle, line.after, line.size)


def _rule(sheet: Sheet, form: SituationReportForm, words: FormWords) -> None:
    """A sheet to write on: unit, title and the reserved number in their lines, a rule below each of the others."""
    middle = LEFT + _WIDTH / 2
    sheet.text(middle, TOP - 0.5 * _PITCH, form.unit_name, Role.FANGSONG, SIZE, align="centre", room=_WIDTH)
    sheet.text(middle, TOP - 1.5 * _PITCH, words.title, Role.XIAOBIAOSONG, TITLE, align="centre")
    sheet.text(middle, TOP - 2.5 * _PITCH, form.number, Role.FANGSONG, SIZE, align="centre", room=_WIDTH)
    for line in range(4, LINES + 1):
        sheet.line(LEFT, TOP - line * _PITCH, RIGHT, TOP - line * _PITCH, GRID, GREY)


def _folio(sheet: Sheet, number: int) -> None:
    """— 1 — in 4号, one character from the outer edge: odd pages right, even ones left."""
    said = f"— {number} —"
    if number % 2:
        sheet.text(RIGHT - FOLIO, _FOLIO_HEIGHT, said, Role.FANGSONG, FOLIO, align="right")
    else:
        sheet.text(LEFT + FOLIO, _FOLIO_HEIGHT, said, Role.FANGSONG, FOLIO)
