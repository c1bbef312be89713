"""What a person chose for the program: read at start, changed in 设置, told to whom it concerns."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from qingdesk import settings
from qingdesk.settings import Settings

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
"""Per cent of the standard size."""


def resized(before: Settings, step: int) -> Settings:
    """With the next larger (1) or smaller (−1) letters; as before at either end."""
    sizes = [size for size in TEXT_SIZES if (size - before.text_size) * step > 0]
    nearest = min(sizes, key=lambda size: abs(size - before.text_size), default=before.text_size)
    return replace(before, text_size=nearest)


def _makes_anew(chosen: Settings) -> tuple[object, ...]:
    return chosen.language, chosen.text_size, chosen.masks


class Preferences(QObject):
    """`look_changed`: theme · `language_changed`: language, size of letters or what is hidden, the window is
    made anew · `operator_changed`: who sits at the desk · `scan_folder_changed`: where the scanner writes to."""

    look_changed = Signal()
    language_changed = Signal()
    operator_changed = Signal()
    scan_folder_changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.settings = settings.load(folder)

    def shown(self, noun: str, field: str, text: str) -> str:
        """A value as lists and cards show it: phones and names of firms' people are hidden when that is wanted."""
        if not self.settings.masks:
            return text
        from qingdesk.domain.masking import mask_value

        return mask_value(noun, field, text)

    def change(self, after: Settings) -> None:
        """Take these settings and keep them; raises `UserError` when they cannot be written.

        Only what differs from before is written: a backup notes its second place in the same file.
        """
        before = self.settings
        if after == before:
            return
        wanted = {
            each.name: getattr(after, each.name)
            for each in fields(Settings)
            if getattr(after, each.name) != getattr(before, each.name)
        }
        self.settings = after = replace(settings.load(self._folder), **wanted)
        settings.save(self._folder, after)
        if after.theme != before.theme:
            self.look_changed.emit()
        if _makes_anew(after) != _makes_anew(before):
            self.language_changed.emit()
        if after.operator_cadre_id != before.operator_cadre_id:
            self.operator_changed.emit()
        if after.scan_folder != before.scan_folder:
            self.scan_folder_changed.emit()
