"""Lucide icons in the colours of the palette, drawn when they are first shown and sharp at every scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from qingdesk.paths import resource
from qingdesk.ui.colours import Colours


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """The icon as a square of `side` logical pixels in `colour` (`#RRGGBB`); ratio: of the screen."""
    from PySide6.QtSvg import QSvgRenderer

    svg = _drawing(name).replace("currentColor", colour)
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def paint_icon(painter: QPainter, name: str, place: QRect, colour: QColor) -> None:
    """Draw the icon in the middle of `place`, as large as its shorter side."""
    side = min(place.width(), place.height())
    ratio = painter.device().devicePixelRatioF()
    left = place.x() + (place.width() - side) // 2
    top = place.y() + (place.height() - side) // 2
    painter.drawPixmap(left, top, pixmap(name, colour.name(), side, ratio))


class _Engine(QIconEngine):
    """Asks for the colour at the moment of drawing, so that a change of theme needs no new icons."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def _ink(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        return Colours.of(palette).colour(self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, self._name, rect, self._ink(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        side = round(min(size.width(), size.height()) / scale)
        return pixmap(self._name, self._ink(mode).name(), max(side, 1), scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour)


def icon(name: str, colour: str = "text") -> QIcon:
    """The icon `resources/icons/<name>.svg` in a named colour of `Colours`; follows a change of theme."""
    return QIcon(_Engine(name, colour))
