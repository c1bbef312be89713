"""A pane that is taller than its place scrolls up and down; it is never squeezed, and never wider than its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(whole: QWidget) -> QScrollArea:
    """whole: what is shown, on the ground of what lies behind it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(whole)
    area.viewport().setAutoFillBackground(False)
    whole.setAutoFillBackground(False)
    return area
