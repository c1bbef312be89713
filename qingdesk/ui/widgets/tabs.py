"""A few pages, one shown at a time, chosen by chips above them."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.chip import Chip


class Tabs(QWidget):
    """Pages by name; the first one added is shown at first."""

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        self._row = QHBoxLayout()
        self._row.setSpacing(STEP)
        self._row.addStretch(1)
        column.addLayout(self._row)
        column.addWidget(self._stack, 1)

    def add(self, name: str, title: str, page: QWidget) -> None:
        """One more page, with its chip at the right of those before."""
        chip = Chip(title, f"tab_{name}", on=not self._chips)
        chip.clicked.connect(lambda checked=False: self.show_page(name))
        self._group.addButton(chip)
        self._row.insertWidget(len(self._chips), chip)
        self._chips[name] = chip
        self._stack.addWidget(page)

    def show_page(self, name: str) -> None:
        """Go to that page."""
        self._chips[name].setChecked(True)
        self._stack.setCurrentIndex(list(self._chips).index(name))

    def shown(self) -> str:
        """The name of the page that is shown."""
        return list(self._chips)[self._stack.currentIndex()] if self._chips else ""

    def indent(self, pixels: int) -> None:
        """Where the pages have margins of their own, the chips stand in line with them."""
        self._row.setContentsMargins(pixels, 0, pixels, 0)

    def set_count(self, name: str, count: int | None) -> None:
        """A number behind a chip's words; None for none."""
        self._chips[name].set_count(count)
