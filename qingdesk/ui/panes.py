"""F6: from pane to pane of the window, each remembering where the keyboard was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class Panes:
    """panes() gives what can be stepped through now, in their order on the screen."""

    def __init__(self, panes: Callable[[], Sequence[QWidget]]) -> None:
        self._panes = panes

    def next(self) -> None:
        """Take the keyboard to the next pane that has something to take it."""
        focus = QApplication.focusWidget()
        panes = list(self._panes())
        here = next((at for at, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), -1)
        for step in range(1, len(panes) + 1):
            goal = self._first_of(panes[(here + step) % len(panes)])
            if goal is not None:
                goal.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _first_of(self, pane: QWidget) -> QWidget | None:
        last = pane.focusWidget()
        if last is not None and _takes_focus(last):
            return last
        return next((child for child in pane.findChildren(QWidget) if _takes_focus(child)), None)


def _takes_focus(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()
