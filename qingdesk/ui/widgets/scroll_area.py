"""A frameless area around something tall: it scrolls up and down only, and the keyboard passes it by."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollArea(QScrollArea):
    """content, now or by `setWidget`, is as wide as the area; on_card: what is behind it shows through."""

    def __init__(self, content: QWidget | None = None, name: str = "", *, on_card: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if content is not None:
            self.setWidget(content)
        if on_card:
            self.viewport().setAutoFillBackground(False)
            self.setProperty("look", "on_card")
