"""A place to drop or paste a file or picture; Enter or a click asks for one."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from qingdesk.ui.colours import Colours
from qingdesk.ui.style import SMALL_POINTS, STEP, em, font


class DropZone(QWidget):
    """`chosen` when a file is to be asked for; `given` carries what was dropped or pasted."""

    chosen = Signal()
    given = Signal(QMimeData)

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._is_over = False
        self.setFont(font(SMALL_POINTS))
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _height(self, width: int) -> int:
        room = self.fontMetrics().boundingRect(
            0, 0, max(width - STEP * 3, em(self)), 10_000, int(Qt.TextFlag.TextWordWrap), self._text
        )
        return room.height() + STEP * 2

    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    def sizeHint(self) -> QSize:
        width = em(self) * 16
        return QSize(width, self._height(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self) * 8, self._height(em(self) * 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_meant = self._is_over or self.hasFocus()
        pen = QPen(
            colours.colour("accent" if is_meant else "quiet"), 2 if is_meant else 1, Qt.PenStyle.DashLine
        )
        painter.setPen(pen)
        painter.setBrush(colours.colour("accent_soft" if self._is_over else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), STEP // 2, STEP // 2)
        painter.setPen(colours.colour("text" if is_meant else "quiet"))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect().adjusted(STEP, STEP // 2, -STEP, -STEP // 2), flags, self._text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.given.emit(QGuiApplication.clipboard().mimeData())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self._is_over = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._is_over = False
        self.update()
        event.acceptProposedAction()
        self.given.emit(event.mimeData())
