"""A screen of several panes: what there is stands at the left, the one chosen at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from qingdesk.ui.screen import Command
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.navigation_list import NavigationList
from qingdesk.ui.widgets.scroll_area import ScrollArea


class Pane(Protocol):
    """A QWidget that can be read anew, and may have commands."""

    def reload(self) -> None: ...
    def commands(self) -> Mapping[Command, Callable[[], object]]: ...


class PaneIndex(QWidget):
    """panes: by name, the first is shown first · titles: (name, title, icon, "") of each, in the same order · said:
    what the index is called."""

    def __init__(
        self,
        panes: Mapping[str, Pane],
        titles: Sequence[tuple[str, str, str, str]],
        said: str,
        name: str = "",
    ) -> None:
        super().__init__()
        self._panes = panes
        self._shown = next(iter(panes))
        self._index = NavigationList("", titles, said)
        if name:
            self._index.setObjectName(name)
        self._index.setAutoFillBackground(False)
        self._stack = QStackedWidget()
        for pane in panes.values():
            assert isinstance(pane, QWidget)
            self._stack.addWidget(ScrollArea(pane, across=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP + 4)
        card = Card(tight=True)
        card.body.addWidget(self._index)
        row.addWidget(card)
        row.addWidget(self._stack, 1)
        self._index.chosen.connect(self.show_pane)
        self._index.show_chosen(self._shown)

    def pane(self) -> Pane:
        """The one that is shown."""
        return self._panes[self._shown]

    def show_pane(self, name: str) -> None:
        """Show that one, read anew; a name that is none's changes nothing."""
        if name not in self._panes:
            return
        self._shown = name
        self._index.show_chosen(name)
        self._stack.setCurrentIndex(list(self._panes).index(name))
        self.pane().reload()
