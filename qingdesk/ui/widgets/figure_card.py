"""One figure of 总览 with its parts: large, with a quiet line above and below, and small bars for earlier times."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from qingdesk.ui.colours import Colours
from qingdesk.ui.shapes import CARD_RADIUS, rounded
from qingdesk.ui.style import BODY_POINTS, FIGURE_POINTS, SMALL_POINTS, STEP, font, set_ink
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import words


class Bars(QWidget):
    """A few small bars with a word under each; the words say what the heights mean, the tool tip the numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_bars(self, bars: Sequence[tuple[str, int]]) -> None:
        """bars: (word, number) from the oldest on; none hides the whole."""
        self._bars = tuple(bars)
        said = ", ".join(f"{word} {number}" for word, number in bars)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setVisible(bool(bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics()
        return QSize(letters.height() * 3 // 2 * max(len(self._bars), 1) + STEP, letters.height() * 5 // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        painter.setFont(font(SMALL_POINTS - 1.5))
        word_height = painter.fontMetrics().height()
        most = max((number for _word, number in self._bars), default=0) or 1
        step = self.width() / max(len(self._bars), 1)
        room = self.height() - word_height
        for place, (word, number) in enumerate(self._bars):
            left = place * step
            height = max(2.0, room * number / most)
            bar = QRectF(left + step * 0.26, room - height, step * 0.48, height)
            rounded(painter, bar.toRect(), colours.colour("accent"), None, 2.0)
            painter.setPen(colours.colour("quiet"))
            below = QRectF(left - 2, room, step + 4, word_height)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, word)


class FigureCard(Card):
    """`pressed` when it is clicked, or with Return: it leads to the list behind the figure."""

    pressed = Signal()

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = title
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        column = QVBoxLayout()
        column.setSpacing(0)
        name_of_it = ElidedLabel(title, "quiet", BODY_POINTS)
        column.addWidget(name_of_it)
        figures = QHBoxLayout()
        figures.setSpacing(3)
        self.figure = words("", points=FIGURE_POINTS, bold=True)
        self.suffix = words("", "quiet")
        figures.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBottom)
        figures.addWidget(self.suffix, 0, Qt.AlignmentFlag.AlignBottom)
        figures.addStretch(1)
        self.suffix.setContentsMargins(0, 0, 0, STEP // 2)
        column.addLayout(figures)
        row.addLayout(column, 1)
        self.bars = Bars()
        row.addWidget(self.bars, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.setSpacing(0)
        self.body.addLayout(row)
        below = QHBoxLayout()
        below.setSpacing(0)
        self.urgent = words("", "red", SMALL_POINTS + 0.5)
        self.note = ElidedLabel()
        self.note.setFont(font(SMALL_POINTS + 0.5))
        set_ink(self.note, "quiet")
        below.addWidget(self.urgent)
        below.addWidget(self.note, 1)
        self.body.addLayout(below)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figure("–")

    def show_figure(self, figure: str, suffix: str = "", note: str = "", urgent: str = "") -> None:
        """figure: the large one · suffix: beside it · note: below · urgent: in red before the note."""
        self.figure.setText(figure)
        self.suffix.setText(suffix)
        self.note.setText(f" · {note}" if note and urgent else note)
        self.urgent.setText(urgent)
        self.urgent.setVisible(bool(urgent))
        self.setAccessibleName(" ".join(part for part in (self._title, figure, suffix, urgent, note) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            accent = Colours.of(self.palette()).colour("accent")
            rounded(QPainter(self), self.rect(), None, accent, CARD_RADIUS)
