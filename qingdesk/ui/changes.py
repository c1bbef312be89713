"""The one signal: something was written."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Announcer(QObject):
    """`changed` carries the `Changes` that an action returned: the plurals of the nouns it wrote."""

    changed = Signal(object)

    def announce(self, changes: frozenset[str]) -> None:
        """Tell every screen which nouns were written; nothing is told when nothing was."""
        if changes:
            self.changed.emit(changes)
