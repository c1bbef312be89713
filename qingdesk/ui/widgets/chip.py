"""A round button for one usual filter, on or off."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton


class Chip(QPushButton):
    """`toggled` tells. A count may stand behind the words."""

    def __init__(self, text: str, name: str, *, on: bool = False) -> None:
        super().__init__(text)
        self._words = text
        self.setObjectName(name)
        self.setCheckable(True)
        self.setChecked(on)
        self.setAutoDefault(False)
        self.setProperty("look", "chip")
        self.setAccessibleName(text)

    def set_count(self, count: int | None) -> None:
        """How many rows the filter would leave; None shows no number."""
        self.setText(self._words if count is None else f"{self._words} {count}")
        self.setAccessibleName(self.text())
