"""What offices' forms are made of besides text: ticks, signature boxes, cut lines. All are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm

from qingdesk.forms.fonts import Role, width_of
from qingdesk.forms.page import GREY, GRID, LEFT, Box, Sheet

SEAL = 40 * mm
SIGNATURE = 18 * mm
_SIDE = 2.2 * mm
_TICK = 9.0


def tick_box(sheet: Sheet, x: float, middle: float, size: float = _TICK, *, ticked: bool = False) -> None:
    """☐ or ☑ with its left edge at x."""
    sheet.frame(Box(x, middle - size / 2, size, size), 0.7)
    if ticked:
        sheet.line(x + size * 0.2, middle, x + size * 0.42, middle - size * 0.28, 1)
        sheet.line(x + size * 0.42, middle - size * 0.28, x + size * 0.85, middle + size * 0.32, 1)


def ticks(sheet: Sheet, box: Box, lines: tuple[tuple[str, ...], ...], *, size: float = 10.5) -> None:
    """Lines of ticks with their words; the last word of the last line is followed by a rule to write on."""
    pitch = box.height / (len(lines) + 0.4)
    middle = box.y + box.height / 2 + (len(lines) - 1) * pitch / 2
    for number, words in enumerate(lines):
        x = box.x + _SIDE
        for word in words:
            tick_box(sheet, x, middle)
            x += _TICK + 3
            x += sheet.text(x, middle, word, Role.FANGSONG, size) + size * 1.2
        if number == len(lines) - 1:
            y = middle - size * 0.48
            sheet.line(x - size * 0.9, y, box.x + box.width - _SIDE, y, GRID)
        middle -= pitch


def signature(sheet: Sheet, box: Box, date: tuple[str, str, str]) -> None:
    """An empty cell to sign in, 年 月 日 at its foot; at least 18 mm high."""
    size, middle, x = 12, box.y + 4 * mm, box.x + box.width - _SIDE
    for word in reversed(date):
        sheet.text(x, middle, word, Role.FANGSONG, size, align="right")
        x -= width_of(word, Role.FANGSONG, size) + 2 * size


def cut_line(sheet: Sheet, y: float) -> None:
    """A dashed line across the paper with a pair of scissors on it."""
    with sheet.saved() as canvas:
        canvas.setDash(3, 3)
        sheet.line(LEFT - 10 * mm, y, sheet.size.right + 10 * mm, y, GRID, GREY)
    x = LEFT - 4 * mm
    with sheet.saved() as canvas:
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.8)
        for side in (1, -1):
            canvas.circle(x, y + side * 2.6, 1.8)
            canvas.line(x + 1.5, y + side * 1.7, x + 11, y - side * 2.6)


def choice_lines(
    options: Sequence[tuple[str, bool]], width: float, size: float
) -> list[list[tuple[str, bool]]]:
    """Words with their boxes, dealt into lines of `width` points."""
    lines: list[list[tuple[str, bool]]] = [[]]
    used = 0.0
    for word, ticked in options:
        wide = _TICK + 3 + width_of(word, Role.FANGSONG, size) + size * 1.2
        if lines[-1] and used + wide - size * 1.2 > width - 2 * _SIDE:
            lines.append([])
            used = 0.0
        lines[-1].append((word, ticked))
        used += wide
    return lines


def choices(
    sheet: Sheet, box: Box, lines: list[list[tuple[str, bool]]], size: float, rule: bool = False
) -> None:
    """Lines of words with boxes, ticked or not; rule: a line to write on behind the last word."""
    pitch = 18.0
    middle = box.y + box.height / 2 + (len(lines) - 1) * pitch / 2
    x = box.x
    for line in lines:
        x = box.x + _SIDE
        for word, ticked in line:
            tick_box(sheet, x, middle, ticked=ticked)
            x += _TICK + 3
            x += sheet.text(x, middle, word, Role.FANGSONG, size) + size * 1.2
        middle -= pitch
    if rule:
        y = middle + pitch - size * 0.48
        sheet.line(x - size * 0.9, y, box.x + box.width - _SIDE, y, GRID)
