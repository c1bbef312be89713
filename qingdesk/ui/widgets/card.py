"""A white panel with round corners and a one-pixel line."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qingdesk.ui.colours import Colours
from qingdesk.ui.shapes import CARD_RADIUS, rounded
from qingdesk.ui.style import STEP, set_ink
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import line, words


class Card(QWidget):
    """`body` takes the content; with a title there is a heading, a quiet note beside it and a line below.

    tight: no margins round the body, for rows that reach the edges. `heading` takes more at its right.
    """

    def __init__(
        self, title: str = "", note: str = "", *, tight: bool = False, ground: str = "surface"
    ) -> None:
        super().__init__()
        self._ground = ground
        self._line = "line"
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.title: QLabel = words(title, bold=True)
        self.note: QLabel = ElidedLabel(note)  # the heading must not widen the card
        set_ink(self.note, "quiet")
        self.heading = QHBoxLayout()
        self.heading.setContentsMargins(STEP * 2 - 2, STEP, STEP * 2 - 2, STEP)
        self.heading.setSpacing(STEP)
        if title:
            self.heading.addWidget(self.title)
            self.heading.addWidget(self.note)
            self.heading.addStretch(1)
            outer.addLayout(self.heading)
            outer.addWidget(line())
            self.setAccessibleName(title)
        self.body = QVBoxLayout()
        inset = 0 if tight else STEP * 2 - 2
        self.body.setContentsMargins(inset, 0 if tight else STEP + 4, inset, 0 if tight else STEP + 4)
        self.body.setSpacing(0 if tight else STEP)
        outer.addLayout(self.body, 1)

    def set_ground(self, ground: str, line: str = "line") -> None:
        """Stand on another named colour: a band that says what is due, a notice."""
        self._ground = ground
        self._line = line
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.of(self.palette())
        edge = colours.colour(self._line) if self._line else None
        rounded(QPainter(self), self.rect(), colours.colour(self._ground), edge, CARD_RADIUS)


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take out and let go of every widget, line and stretch of a layout (one level deep)."""
    while layout.count():
        item = layout.takeAt(0)
        widget: QWidget | None = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
