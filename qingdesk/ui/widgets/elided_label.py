"""A line of text that ends in … where there is no room, and says all of it in its tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from qingdesk.ui.style import BODY_POINTS, em, set_ink, set_points


class ElidedLabel(QLabel):
    """Never asks for more width than a few letters."""

    def __init__(self, text: str = "", ink: str = "text", points: float = BODY_POINTS) -> None:
        super().__init__(text)
        if points != BODY_POINTS:
            set_points(self, points)
        if ink != "text":
            set_ink(self, ink)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        letters = self.fontMetrics()
        return QSize(em(self) * 3, letters.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        letters = self.fontMetrics()
        shown = letters.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
