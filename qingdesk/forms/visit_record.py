"""走访企业记录表: the record of a visit that both sides sign, filled in or blank for handwriting.

The form's wording is fixed and official; it does not follow the language of the window. An English copy has
the same layout and says that it is not for signature.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import BinaryIO

from reportlab.lib.units import mm

from qingdesk.errors import UserError
from qingdesk.forms.fonts import Role, missing_characters
from qingdesk.forms.page import (
    BOX_HEIGHT,
    BOX_WIDTH,
    LEFT,
    RIGHT,
    TOP,
    Document,
    Foot,
    Sheet,
    grouped,
    paragraph,
)
from qingdesk.forms.parts import SEAL, signature, ticks
from qingdesk.forms.table import (
    LINE,
    Cell,
    DrawnCell,
    LabelCell,
    Placed,
    Row,
    RuledCell,
    TextCell,
    deal,
    draw_rows,
)
from qingdesk.forms.text import clean
from qingdesk.forms.visit_record_words import TICKS, WORDS, Words
from qingdesk.i18n import _, language
from qingdesk.progress import Progress, no_progress

NAME = "visit_record"
VERSION = 1

_LABEL, _WIDE, _NARROW = 24 * mm, 62 * mm, 46 * mm
_FULL = BOX_WIDTH - _LABEL
_HEAD, _HEAD_AGAIN = 22.5 * mm, 15 * mm
_TICKS_HEIGHT, _SIGN_HEIGHT = 12.5 * mm, SEAL + 1 * mm

# Lines for handwriting of each long cell; a filled form gives them the same room while the page lasts.
_LINES = {"situation": 3, "opinions": 2, "problems": 2}
_LONG = ("situation", "party_guidance", "policies", "opinions", "problems", "answers", "meals", "remark")
_OUTSIDE_DIGEST = frozenset({"sample", "blank", "audit_head"})


@dataclass(frozen=True, kw_only=True)
class VisitRecordForm:
    """What is printed, as ready strings in the language of the copy; an empty string prints an empty cell.

    record_id: UUID of the visit (of the `printed_form` for a blank one). number: 〔2026〕第 DESK-0012 号.
    visitors, hosts: one a person, 王海涛（副县长）. policies, problems, meals: one a line; a meal says the
    amount due with its basis, never whether it was paid. audit_head: the audit chain's head, for the foot.
    blank: lines for handwriting under a reserved number. sample: 示例 across every page.
    """

    record_id: str
    form_revision: int = 1
    unit_name: str
    number: str
    enterprise: str = ""
    enterprise_code: str = ""
    time: str = ""
    place: str = ""
    mode: str = ""
    visitors: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    situation: str = ""
    party_guidance: str = ""
    policies: tuple[str, ...] = ()
    opinions: str = ""
    problems: tuple[str, ...] = ()
    answers: str = ""
    meals: tuple[str, ...] = ()
    transport: str = ""
    remark: str = ""
    audit_head: str = ""
    blank: bool = False
    sample: bool = False


def digest(form: VisitRecordForm) -> str:
    """SHA-256 over the form's strings in canonical JSON, 64 hex digits; the mark carries the first 20.

    The head of the audit chain lies outside: it moves with every saved record, and the same form printed
    again must have the same digest.
    """
    said = {f.name: getattr(form, f.name) for f in fields(form) if f.name not in _OUTSIDE_DIGEST}
    said["form"] = f"{NAME} {VERSION}"
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def missing(form: VisitRecordForm) -> dict[str, list[str]]:
    """The characters that no font can print, by the label of their cell in the window's language."""
    labels = WORDS.get(language(), WORDS["en"]).labels
    found: dict[str, list[str]] = {}
    for name, text in _texts(form, WORDS["zh_CN"]).items():
        characters = missing_characters(clean(text))
        if characters:
            found["".join(labels[name])] = characters
    return found


def render(
    forms: VisitRecordForm | Sequence[VisitRecordForm],
    out: BinaryIO,
    lang: str = "zh_CN",
    progress: Progress = no_progress,
) -> int:
    """Print the forms, one after the other, into one PDF; gives the number of pages.

    lang: `zh_CN`, or `en` for a translation that is not for signature. Raises UserError, with nothing
    written, when a form has characters that no font can print.
    """
    several = [forms] if isinstance(forms, VisitRecordForm) else list(forms)
    for form in several:
        _refuse_missing(form)
    words = WORDS[lang]
    title = f"{words.title} {several[0].number}" if len(several) == 1 else words.title
    document = Document(out, title=title, author=several[0].unit_name, lang=lang)
    pages = 0
    for done, form in enumerate(several):
        progress(done, len(several))
        pages += _print_one(document, form, words, bookmark=len(several) > 1)
    document.close()
    progress(len(several), len(several))
    return pages


def _print_one(document: Document, form: VisitRecordForm, words: Words, *, bookmark: bool) -> int:
    said = digest(form)
    foot = Foot(
        lines=_foot_lines(form, words, said),
        record_id=form.record_id,
        form_revision=form.form_revision,
        digest=said,
        lang=words.lang,
    )
    rows, block = _rows(form, words), _block(words)
    heading = rows[0]
    pages = deal(rows, block, BOX_HEIGHT - _HEAD, BOX_HEIGHT - _HEAD_AGAIN - heading.height)
    for number, placed in enumerate(pages, 1):
        listed = bookmark and number == 1
        sheet = document.begin_page(clean(f"{form.number} {form.enterprise}") if listed else "")
        if form.sample:
            sheet.watermark(words.sample)
        if number == 1:
            _head(sheet, form, words)
        else:
            _head_again(sheet, form, words)
            placed = [Placed(heading, heading.height), *placed]
        draw_rows(sheet, TOP - (_HEAD if number == 1 else _HEAD_AGAIN), placed)
        foot.draw(sheet, number, len(pages))
        document.end_page()
    return len(pages)


def _head(sheet: Sheet, form: VisitRecordForm, words: Words) -> None:
    middle = LEFT + BOX_WIDTH / 2
    if words.notice:
        sheet.text(middle, TOP + 6 * mm, words.notice, Role.HEITI, 12, align="centre")
    sheet.text(middle, TOP - 2.5 * mm, form.unit_name, Role.FANGSONG, 14, align="centre")
    sheet.text(middle, TOP - 11.3 * mm, words.title, Role.XIAOBIAOSONG, 22, align="centre")
    sheet.text(RIGHT, TOP - _HEAD + 3.5 * mm, form.number, Role.FANGSONG, 12, align="right")


def _head_again(sheet: Sheet, form: VisitRecordForm, words: Words) -> None:
    if words.notice:
        sheet.text(LEFT + BOX_WIDTH / 2, TOP + 6 * mm, words.notice, Role.HEITI, 12, align="centre")
    title = words.title + words.continued
    sheet.text(LEFT + BOX_WIDTH / 2, TOP - 4 * mm, title, Role.XIAOBIAOSONG, 16, align="centre")
    sheet.text(RIGHT, TOP - _HEAD_AGAIN + 3.5 * mm, form.number, Role.FANGSONG, 12, align="right")


def _foot_lines(form: VisitRecordForm, words: Words, said: str) -> tuple[str, ...]:
    named = words.foot_form.format(
        title=words.title, version=VERSION, number=form.number, revision=form.form_revision
    )
    lines = (
        words.foot_sample if form.sample else "",
        named,
        words.foot_digest.format(digest=grouped(said)),
        words.foot_audit.format(head=form.audit_head) if form.audit_head else "",
        words.foot_care,
    )
    return tuple(line for line in lines if line)


def _rows(form: VisitRecordForm, words: Words) -> list[Row]:
    said = _texts(form, words)
    label: Callable[[str], LabelCell] = partial(_label, words)

    def cell(name: str, width: float) -> Cell:
        if form.blank and name != "enterprise":
            return RuledCell(width, _LINES.get(name, 1))
        made = paragraph(said[name], TextCell.inner(width), size=words.size, leading=words.size * 1.5)
        return TextCell(width, made, top=name in _LINES)

    rows = [Row((label("enterprise"), cell("enterprise", _FULL)))]
    rows += [
        Row((label(left), cell(left, _WIDE), label(right), cell(right, _NARROW)))
        for left, right in (("time", "mode"), ("place", "transport"))
    ]
    for name in ("visitors", "hosts", *_LONG):
        if name == "remark" and not form.remark:
            continue
        rows.append(Row((label(name), cell(name, _FULL)), wish=_LINES.get(name, 1) * LINE))
    return rows


def _block(words: Words) -> list[Row]:
    date = words.date
    confirm = DrawnCell(_FULL, _TICKS_HEIGHT, partial(ticks, lines=TICKS[words.lang]))
    own = DrawnCell(_WIDE, _SIGN_HEIGHT, partial(signature, date=date))
    firm = DrawnCell(_NARROW, _SIGN_HEIGHT, partial(signature, date=date))
    return [
        Row((_label(words, "confirm"), confirm)),
        Row((_label(words, "own_signature"), own, _label(words, "firm_signature"), firm)),
    ]


def _label(words: Words, name: str) -> LabelCell:
    lines = words.labels[name]
    return LabelCell(_LABEL, lines, again=words.again, size=words.label_size, spread=words.spread)


def _texts(form: VisitRecordForm, words: Words) -> dict[str, str]:
    """Every text of the form by the name of its cell, lists as they are printed."""
    code = words.brackets.format(form.enterprise_code) if form.enterprise_code else ""
    return {
        "unit_name": form.unit_name,
        "number": form.number,
        "enterprise": form.enterprise + code,
        "time": form.time,
        "mode": form.mode,
        "place": form.place,
        "transport": form.transport,
        "visitors": words.comma.join(form.visitors),
        "hosts": words.comma.join(form.hosts),
        "situation": form.situation,
        "party_guidance": form.party_guidance,
        "policies": "\n".join(form.policies),
        "opinions": form.opinions,
        "problems": "\n".join(form.problems),
        "answers": form.answers,
        "meals": "\n".join(form.meals),
        "remark": form.remark,
    }


def _refuse_missing(form: VisitRecordForm) -> None:
    found = missing(form)
    if not found:
        return
    names = [f"{label}: " + " ".join(f"{c} (U+{ord(c):04X})" for c in found[label]) for label in found]
    raise UserError(
        _("{number} holds characters that no font can print").format(number=form.number),
        _("Write them in another way, or install a font that has them; nothing was printed. {places}").format(
            places="; ".join(names)
        ),
    )
