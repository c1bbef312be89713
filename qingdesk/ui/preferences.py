"""What a person chose for the program: read at start, changed in 设置, told to whom it concerns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from qingdesk import settings
from qingdesk.settings import Settings

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
"""Per cent of the standard size."""


def resized(before: Settings, step: int) -> Settings:
    """With the next larger (1) or smaller (−1) letters, or the standard ones (0); as before at either end."""
    sizes = [size for size in TEXT_SIZES if (size - before.text_size) * step > 0] if step else [TEXT_SIZES[0]]
    nearest = min(sizes, key=lambda size: abs(size - before.text_size), default=before.text_size)
    return replace(before, text_size=nearest)


class Preferences(QObject):
    """`look_changed`: theme · `language_changed`: language or size of letters, the window is made anew ·
    `operator_changed`: who sits at the desk · `scan_folder_changed`: where the scanner writes to."""

    look_changed = Signal()
    language_changed = Signal()
    operator_changed = Signal()
    scan_folder_changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.settings = settings.load(folder)

    def change(self, after: Settings) -> None:
        """Take these settings and keep them; raises `UserError` when they cannot be written."""
        before = self.settings
        if after == before:
            return
        settings.save(self._folder, after)
        self.settings = after
        if after.theme != before.theme:
            self.look_changed.emit()
        if (after.language, after.text_size) != (before.language, before.text_size):
            self.language_changed.emit()
        if after.operator_cadre_id != before.operator_cadre_id:
            self.operator_changed.emit()
        if after.scan_folder != before.scan_folder:
            self.scan_folder_changed.emit()
