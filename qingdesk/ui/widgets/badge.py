"""A count on a red ground: something is due."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from qingdesk.ui.colours import Colours
from qingdesk.ui.shapes import rounded
from qingdesk.ui.style import SMALL_POINTS, font

MOST_SHOWN = 99


def badge_text(count: int) -> str:
    """The count as shown: 99+ from a hundred on; nothing for none."""
    return "" if count <= 0 else str(count) if count <= MOST_SHOWN else f"{MOST_SHOWN}+"


def paint_badge(painter: QPainter, right: int, middle: int, count: int, colours: Colours) -> None:
    """Draw the badge so that it ends at x = `right` and is centred on y = `middle`; nothing for no count."""
    text = badge_text(count)
    if not text:
        return
    painter.save()
    painter.setFont(font(SMALL_POINTS - 0.5, bold=True))
    letters = painter.fontMetrics()
    height = letters.height() + 1
    width = max(height, letters.horizontalAdvance(text) + height // 2 + 2)
    place = QRect(right - width, middle - height // 2, width, height)
    rounded(painter, place, colours.colour("red"), None, height / 2)
    painter.setPen(colours.colour("on_accent"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
