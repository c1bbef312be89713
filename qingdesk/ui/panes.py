"""F6: from pane to pane of the window, each remembering where the keyboard was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget


def panes_of(screen: QWidget | None) -> list[QWidget]:
    """Of a list with its record both, the list first; else the screen as a whole."""
    if screen is None:
        return []
    for split in screen.findChildren(QSplitter):
        sides = [split.widget(at) for at in range(split.count())]
        shown = [side for side in sides if side.isVisible()]
        if len(shown) > 1:
            return shown
    return [screen]


class Panes:
    """around() gives the panes of the frame, screen() what it shows, whose own panes follow them."""

    def __init__(self, around: Callable[[], Sequence[QWidget]], screen: Callable[[], QWidget | None]) -> None:
        self._around = around
        self._screen = screen

    def next(self) -> None:
        """Take the keyboard to the next pane that has something to take it."""
        focus = QApplication.focusWidget()
        frame, screen = list(self._around()), self._screen()
        panes = [*frame, *panes_of(screen)]
        above_a_list = len(frame) - 1 if screen and focus and screen.isAncestorOf(focus) else -1
        here = next((at for at, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), above_a_list)
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
