"""A list to choose from that the mouse wheel cannot change by accident."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from qingdesk.ui.style import em

LEAST_WIDTH = 7
"""In em."""


class ComboBox(QComboBox):
    """Holds (value, words) pairs; a value may be None for "not said"."""

    chosen = Signal()
    """A person chose; not sent by `set_value`."""

    def __init__(self, choices: Iterable[tuple[object, str]] = ()) -> None:
        super().__init__()
        self._values: list[object] = []  # Qt would turn an enumeration's word into plain text
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda row: self.chosen.emit())
        self.fill(choices)

    def fill(self, choices: Iterable[tuple[object, str]]) -> None:
        """Take these choices; the one that was chosen stays so when it is still among them."""
        kept = self.value()
        given = list(choices)
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _text in given]
        self.addItems([text for _value, text in given])
        self.blockSignals(False)
        self.set_value(kept)

    def value(self) -> object:
        """The value chosen; None when none is."""
        row = self.currentIndex()
        return self._values[row] if 0 <= row < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose this value; the first one when it is not among the choices."""
        rows = (row for row, each in enumerate(self._values) if each == value)
        self.setCurrentIndex(next(rows, 0 if self._values else -1))

    def show_words(self, words: str) -> None:
        """Choose what is called so; as it is when nothing is. `chosen` is not sent."""
        row = self.findText(words)
        if row >= 0:
            self.setCurrentIndex(row)

    def minimumSizeHint(self) -> QSize:
        """Where letters are large, a long word may be cut: it is whole in the list that opens."""
        wanted = super().minimumSizeHint()
        return QSize(min(wanted.width(), em(self) * LEAST_WIDTH), wanted.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls instead
