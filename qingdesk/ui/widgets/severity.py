"""◆ red, ▲ amber, ● blue, ✓ green: drawn, so that no font is needed; always with words beside."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from qingdesk.i18n import N_, _
from qingdesk.ui.colours import DARK, LIGHT, Colours
from qingdesk.ui.shapes import stroke

INKS = {"red": "red", "yellow": "amber", "blue": "blue", "good": "green"}
"""Severity → the named colour that it is written in."""

SEVERITY_WORDS = {
    "red": N_("To be put right at once"),
    "yellow": N_("To be put right soon"),
    "blue": N_("A reminder"),
    "good": N_("In order"),
}


def severity_words(severity: str) -> str:
    """What the mark says, for readers who hear it."""
    return _(SEVERITY_WORDS[severity])


def paint_severity(painter: QPainter, place: QRectF, severity: str, colours: Colours) -> None:
    """Draw the mark in the middle of `place`, at most as large as its shorter side."""
    ink = colours.colour(INKS[severity])
    side = min(place.width(), place.height())
    middle, half = place.center(), side / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    x, y = middle.x(), middle.y()
    if severity == "red":
        diamond = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in diamond]))
    elif severity == "yellow":
        triangle = ((x, y - half * 0.85), (x + half, y + half * 0.75), (x - half, y + half * 0.75))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in triangle]))
    elif severity == "blue":
        painter.drawEllipse(middle, half * 0.85, half * 0.85)
    else:
        tick = ((x - half * 0.8, y), (x - half * 0.2, y + half * 0.6), (x + half * 0.8, y - half * 0.6))
        stroke(painter, [QPointF(*corner) for corner in tick], ink, side / 6)
    painter.restore()


class SeverityMark(QWidget):
    """The mark alone, as high as a line of text."""

    def __init__(self, severity: str) -> None:
        super().__init__()
        self._severity = severity
        self.setAccessibleName(severity_words(severity))
        self.setToolTip(severity_words(severity))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics().height()
        return QSize(letters * 3 // 4, letters)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self.fontMetrics().height() * 0.55
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        paint_severity(QPainter(self), place, self._severity, Colours.of(self.palette()))


@lru_cache(maxsize=64)
def _drawn(severity: str, dark: bool, side: int, ratio: float) -> QPixmap:
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    place = QRectF(0, 0, side, side).adjusted(1.5, 1.5, -1.5, -1.5)
    paint_severity(painter, place, severity, DARK if dark else LIGHT)
    painter.end()
    return made


class _Engine(QIconEngine):
    def __init__(self, severity: str) -> None:
        super().__init__()
        self._severity = severity

    def _pixmap(self, side: int, ratio: float) -> QPixmap:
        dark = Colours.of(QGuiApplication.palette()) is DARK
        return _drawn(self._severity, dark, max(side, 4), ratio)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        left, top = rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2
        painter.drawPixmap(left, top, self._pixmap(side, painter.device().devicePixelRatioF()))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(min(size.width(), size.height()), 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._pixmap(round(min(size.width(), size.height()) / scale), scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._severity)


@cache
def severity_icon(severity: str) -> QIcon:
    """The mark as an icon, for a column of a table; follows a change of theme."""
    return QIcon(_Engine(severity))
