"""The few shapes that everything is drawn with: the round box, the arrow, the tick box, the radio ring."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle

from qingdesk.ui.colours import Colours
from qingdesk.ui.style_options import Option

RADIUS = 6.0
CARD_RADIUS = 8.0

_State = QStyle.StateFlag
_TICK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
_DASH = ((0.26, 0.5), (0.74, 0.5))


def rounded(
    painter: QPainter, place: QRect, fill: QColor | None, line: QColor | None, radius: float = RADIUS
) -> None:
    """A box with round corners whose one-pixel line lies wholly inside `place`, sharp at every scale."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1.0) if line else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    inset = 0.5 if line else 0.0
    painter.drawRoundedRect(QRectF(place).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def stroke(painter: QPainter, points: list[QPointF], colour: QColor, width: float) -> None:
    """A line through the points with round ends and corners."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ends, corners = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, ends, corners))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.restore()


def chevron(painter: QPainter, middle: QPointF, colour: QColor, size: float = 3.5) -> None:
    """A small arrow that points down, as in every list to choose from."""
    x, y, rise = middle.x(), middle.y(), size / 2
    corners = [QPointF(x - size, y - rise), QPointF(x, y + rise), QPointF(x + size, y - rise)]
    stroke(painter, corners, colour, 1.5)


def _square(option: Option) -> QRect:
    side = min(option.rect.width(), option.rect.height())
    place = QRect(0, 0, side, side)
    place.moveCenter(option.rect.center())
    return place


def tick_box(painter: QPainter, option: Option) -> None:
    """☐ ☑, and a dash where it is neither."""
    colours = Colours.of(option.palette)
    box = _square(option)
    on = bool(option.state & (_State.State_On | _State.State_NoChange))
    near = bool(option.state & (_State.State_MouseOver | _State.State_HasFocus))
    ink = colours.colour("accent" if option.state & _State.State_Enabled else "quiet")
    edge = ink if on or near else colours.colour("quiet")
    rounded(painter, box, ink if on else colours.colour("surface"), edge, 3.0)
    if on:
        side = box.width()
        mark = _DASH if option.state & _State.State_NoChange else _TICK
        points = [QPointF(box.x() + x * side, box.y() + y * side) for x, y in mark]
        stroke(painter, points, colours.colour("on_accent"), max(1.6, side / 9))


def radio(painter: QPainter, option: Option) -> None:
    """A ring, filled in its middle when chosen."""
    colours = Colours.of(option.palette)
    ring = _square(option)
    on = bool(option.state & _State.State_On)
    near = bool(option.state & (_State.State_MouseOver | _State.State_HasFocus))
    lively = bool(option.state & _State.State_Enabled) and (on or near)
    ink = colours.colour("accent" if lively else "quiet")
    rounded(painter, ring, colours.colour("surface"), ink, ring.width() / 2)
    if on:
        inset = round(ring.width() * 0.28)
        middle = ring.adjusted(inset, inset, -inset, -inset)
        rounded(painter, middle, ink, None, middle.width() / 2)
