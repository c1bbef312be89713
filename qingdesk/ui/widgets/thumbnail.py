"""A small picture that opens large when it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from qingdesk.i18n import _
from qingdesk.ui.colours import Colours
from qingdesk.ui.style import STEP


class Thumbnail(QAbstractButton):
    """As wide as there is room, at most nine lines of text high; says its name while there is no picture."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QImage()
        self._name = name
        self.setAccessibleName(_("Open {name}").format(name=name))
        self.setToolTip(self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """Show this picture."""
        self._image = image
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = 2 if self._image.isNull() else 7
        return QSize(self.fontMetrics().height() * 12, self.fontMetrics().height() * lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        room = self.rect().adjusted(1, 1, -2, -2)
        painter.fillRect(room, colours.colour("ground"))
        if self._image.isNull():
            painter.setPen(colours.colour("quiet"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self._name)
        else:
            inner = room.adjusted(STEP // 2, STEP // 2, -STEP // 2, -STEP // 2)
            size = self._image.size().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(inner.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
        painter.setPen(
            QPen(colours.colour("accent" if self.hasFocus() else "line"), 2 if self.hasFocus() else 1)
        )
        painter.drawRect(room)
