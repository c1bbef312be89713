"""The mark of one step on a way: done, next, or still to come, with the line that joins the steps."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qingdesk.i18n import N_, _
from qingdesk.ui.colours import Colours
from qingdesk.ui.shapes import stroke

DONE, NEXT, LATER = "done", "next", "later"
_WORDS = {DONE: N_("Done"), NEXT: N_("To be done now"), LATER: N_("Later")}


class WayMark(QWidget):
    """As high as its row; first and last end the line."""

    def __init__(self, state: str, *, first: bool = False, last: bool = False) -> None:
        super().__init__()
        self._state, self._first, self._last = state, first, last
        self.setAccessibleName(_(_WORDS[state]))
        self.setToolTip(_(_WORDS[state]))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics().height()
        return QSize(letters, letters)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letters = self.fontMetrics().height()
        middle, radius = QPointF(self.width() / 2, letters / 2), letters * 0.3
        painter.setPen(QPen(colours.colour("line"), 2))
        if not self._first:
            painter.drawLine(QPointF(middle.x(), 0), QPointF(middle.x(), middle.y() - radius - 1))
        if not self._last:
            painter.drawLine(QPointF(middle.x(), middle.y() + radius + 1), QPointF(middle.x(), self.height()))
        circle = QRectF(middle.x() - radius, middle.y() - radius, radius * 2, radius * 2)
        if self._state == DONE:
            ink = colours.colour("green")
            tick = ((-0.7, 0.0), (-0.15, 0.55), (0.75, -0.6))
            stroke(painter, [middle + QPointF(x * radius, y * radius) for x, y in tick], ink, radius / 2.5)
        elif self._state == NEXT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("accent"))
            painter.drawEllipse(circle)
        else:
            painter.setPen(QPen(colours.colour("quiet"), 1.2))
            painter.drawEllipse(circle.adjusted(1.5, 1.5, -1.5, -1.5))
