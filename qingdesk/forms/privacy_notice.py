"""The notice on personal data, for a firm's contact: a page of text to hand over."""

from __future__ import annotations

from typing import BinaryIO

from reportlab.lib.units import mm

from qingdesk.forms.fonts import Role
from qingdesk.forms.page import LEFT, RIGHT, TOP, Document
from qingdesk.forms.paragraph import paragraph

_SIZE, _LEADING = 15, 27


def render(out: BinaryIO, text: str, lang: str = "zh_CN") -> None:
    """text: the title in its first line, then paragraphs apart by empty lines; the unit and day come last, at the
    right."""
    title, *pieces = [piece.strip() for piece in text.split("\n\n")]
    *body, last = pieces
    document = Document(out, title=title, author="QingDesk", lang=lang)
    sheet = document.begin_page()
    sheet.text((LEFT + RIGHT) / 2, TOP - 14 * mm, title, Role.XIAOBIAOSONG, 22, align="centre")
    y = TOP - 30 * mm
    indent = "　　" if lang == "zh_CN" else ""
    for piece in body:
        made = paragraph(f"{indent}{piece}", RIGHT - LEFT, Role.FANGSONG, _SIZE, _LEADING)
        if made is not None:
            sheet.paragraph(LEFT, y, made)
            y -= made.height + 3 * mm
    y -= 12 * mm
    for line in last.splitlines():
        sheet.text(RIGHT, y, line, Role.FANGSONG, _SIZE, align="right")
        y -= _LEADING
    document.end_page()
    document.close()
