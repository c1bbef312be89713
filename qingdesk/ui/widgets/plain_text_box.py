"""A field of several lines that grows with its text and that Tab leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from qingdesk.ui.style import STEP, em


class PlainTextBox(QPlainTextEdit):
    """From `lines` to `most` lines high. `edited`: the committed text changed, but not by `set_text`."""

    edited = Signal()

    def __init__(self, lines: int = 2, most: int = 12) -> None:
        super().__init__()
        self._lines = lines
        self._most = most
        self._known = ""
        self.setProperty("look", "field")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)
        self.document().setDocumentMargin(STEP // 2)
        self.setViewportMargins(STEP // 2, 0, STEP // 2, 0)  # words begin where those of a line do
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._fit())
        self.textChanged.connect(self._compare)

    def _fit(self) -> None:
        is_higher = self.document().size().height() > self._most
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if is_higher else policies.ScrollBarAlwaysOff
        )
        self.updateGeometry()

    def text(self) -> str:
        """What stands there, without the letters that an input method is still composing."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show this text; `edited` is not sent."""
        self._known = text
        if text != self.toPlainText():
            self.setPlainText(text)

    def _compare(self) -> None:
        # During composition Qt tells of a change on every key though the text is the same.
        now = self.toPlainText()
        if now != self._known:
            self._known = now
            self.edited.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.ensureCursorVisible()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()  # the frame shows where the keyboard is

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() > 0 and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls instead

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower box breaks its text into more lines, of which Qt does not tell."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _height(self, lines: float) -> int:
        # two pixels more than it says: Qt counts a line that all but fits as one to scroll to
        inset = round(self.document().documentMargin() * 2) + self.frameWidth() * 2 + 2
        return round(self.fontMetrics().lineSpacing() * lines) + inset

    def sizeHint(self) -> QSize:
        lines = self.document().size().height()  # QPlainTextEdit counts its size in lines
        shown = min(max(lines, self._lines), self._most)
        return QSize(em(self) * 20, self._height(shown))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self) * 6, self._height(self._lines))
