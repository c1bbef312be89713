"""A frameless area around something tall: it scrolls up and down only, and the keyboard passes it by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollArea(QScrollArea):
    """content, now or by `setWidget`, is as wide as the area; on_card: what is behind it shows through · across: it
    may be wider, where letters are large, and is then scrolled; its wrapped texts are never pressed together."""

    def __init__(
        self, content: QWidget | None = None, name: str = "", *, on_card: bool = False, across: bool = False
    ) -> None:
        super().__init__()
        self._across = across
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        if not across:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if content is not None:
            self.setWidget(content)
            content.installEventFilter(self)
        if on_card:
            self.viewport().setAutoFillBackground(False)
            self.setProperty("look", "on_card")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._keep_lines()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_lines()

    def _keep_lines(self) -> None:
        """As high as its lines are at this width: Qt would press them together before it scrolls."""
        layout = self.widget().layout() if self._across and self.widget() is not None else None
        if layout is not None and layout.hasHeightForWidth():
            lines = layout.totalHeightForWidth(self.viewport().width())
            self.widget().setMinimumHeight(max(lines, layout.totalMinimumSize().height()))

    def sizeHint(self) -> QSize:
        """As high as the content is at the width that the area has, or wants: then nothing is to be scrolled."""
        if self.widget() is None:
            return super().sizeHint()
        wanted = self.widget().sizeHint()
        layout = self.widget().layout()
        if layout is not None and layout.hasHeightForWidth() and self.width() > 0:
            wanted.setHeight(layout.totalHeightForWidth(self.width()))
        return wanted


class PageArea(ScrollArea):
    """Shows one page after the other. While it is `unhurried`, a page is shown in the turn of the event loop behind the
    one in which it was made, so that neither of them is long; `settle` shows it at once."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name=name, on_card=True)
        self.unhurried = False
        self._waiting: tuple[QWidget, Callable[[], object]] | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self.settle)

    def show_page(self, page: QWidget, then: Callable[[], object] = lambda: None) -> None:
        """In the place of the one before. then: what is done as soon as it is there."""
        self._waiting = page, then
        if self.unhurried:
            self._turn.start()
        else:
            self.settle()

    @property
    def is_waiting(self) -> bool:
        """Is there a page that is still to be shown?"""
        return self._waiting is not None

    def settle(self) -> None:
        """Show what waits to be shown."""
        waiting, self._waiting = self._waiting, None
        self._turn.stop()
        if waiting is not None:
            page, then = waiting
            self.setWidget(page)
            page.setAutoFillBackground(False)  # a scroll area fills it
            then()
