"""The test page: rules of 100 mm and the corners of the box, to see whether a printer keeps to 100 %."""

from __future__ import annotations

from typing import BinaryIO

from reportlab.lib.units import mm

from qingdesk.forms.fonts import Role
from qingdesk.forms.page import BOTTOM, LEFT, RIGHT, TOP, Document, Sheet

WORDS = {
    "zh_CN": (
        "打印测试页",
        "请用直尺量下面两条线，每条应为 100 毫米，误差不超过 1 毫米。",
        "如果偏短，打印时请选“实际大小”或“100%”，不要选“适合页面”。",
        "四角的角线距纸边：左 28 毫米，上 37 毫米，右 26 毫米，下 40 毫米。",
        "字样：小标宋　黑体　楷体　仿宋　〔2026〕第 0001 号　¥80.00　捌拾元整",
    ),
    "en": (
        "Test Page",
        "Measure both rules: each is 100 mm long, within 1 mm.",
        "If they are shorter, print at 'actual size' or '100 %', not 'fit to page'.",
        "The corners stand 28 mm from the left, 37 mm from the top, 26 mm from the right, 40 mm from below.",
        "Types: 小标宋　黑体　楷体　仿宋　〔2026〕第 0001 号　¥80.00　捌拾元整",
    ),
}
RULE = 100 * mm


def render(out: BinaryIO, lang: str = "zh_CN") -> None:
    """Write the page."""
    title, *sentences, types = WORDS[lang]
    document = Document(out, title=title, author="QingDesk", lang=lang)
    sheet = document.begin_page()
    middle = (LEFT + RIGHT) / 2
    sheet.text(middle, TOP - 14 * mm, title, Role.XIAOBIAOSONG, 22, align="centre")
    for place, sentence in enumerate(sentences):
        sheet.text(LEFT, TOP - (30 + 8 * place) * mm, sentence, Role.FANGSONG, 12, room=RIGHT - LEFT)
    for place, role in enumerate((Role.XIAOBIAOSONG, Role.HEITI, Role.KAITI, Role.FANGSONG)):
        sheet.text(LEFT, TOP - (62 + 8 * place) * mm, types, role, 12, room=RIGHT - LEFT)
    _across(sheet, middle - RULE / 2, TOP - 106 * mm)
    _upright(sheet, middle, TOP - 218 * mm)
    for x, inward in ((LEFT, 1), (RIGHT, -1)):
        for y, down in ((TOP, -1), (BOTTOM, 1)):
            sheet.line(x, y, x + inward * 8 * mm, y)
            sheet.line(x, y, x, y + down * 8 * mm)
    document.end_page()
    document.close()


def _across(sheet: Sheet, x: float, y: float) -> None:
    sheet.line(x, y, x + RULE, y, 0.7)
    for step in range(101):
        sheet.line(x + step * mm, y, x + step * mm, y - _tick(step), 0.3)
        if step % 10 == 0:
            sheet.text(x + step * mm, y - 8 * mm, str(step), Role.FANGSONG, 9, align="centre")
    sheet.text(x + RULE + 4 * mm, y, "mm", Role.FANGSONG, 9)


def _upright(sheet: Sheet, x: float, y: float) -> None:
    sheet.line(x, y, x, y + RULE, 0.7)
    for step in range(101):
        sheet.line(x, y + step * mm, x - _tick(step), y + step * mm, 0.3)
        if step % 10 == 0:
            sheet.text(x - 7 * mm, y + step * mm, str(step), Role.FANGSONG, 9, align="right")


def _tick(step: int) -> float:
    return (5 if step % 10 == 0 else 3.5 if step % 5 == 0 else 2) * mm
