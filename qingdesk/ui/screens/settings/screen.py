"""设置: what can be set stands at the left, the pane at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.desk import Desk
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.settings.cadres import CadresPane
from qingdesk.ui.screens.settings.keeping import KeepingPane
from qingdesk.ui.screens.settings.limits import LimitsPane
from qingdesk.ui.screens.settings.look import LookPane
from qingdesk.ui.screens.settings.security import SecurityPane
from qingdesk.ui.screens.settings.unit import UnitPane
from qingdesk.ui.style import STEP, TITLE_POINTS
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.words import words


class Pane(Protocol):
    """A QWidget that can be read anew, and may have commands."""

    def reload(self) -> None: ...
    def commands(self) -> Mapping[Command, Callable[[], object]]: ...


class SettingsScreen(QWidget):
    """Each pane saves by its own buttons; nothing is left half typed when one goes away."""

    WATCHES: ClassVar[frozenset[str]] = frozenset({"units", "cadres", "assignments", "policies"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("settings")
        self._panes: dict[str, tuple[str, Pane]] = {
            "unit": (_("Unit"), UnitPane(desk)),
            "cadres": (_("Cadres"), CadresPane(desk)),
            "limits": (_("Limits and their basis"), LimitsPane(desk)),
            "look": (_("Language and look"), LookPane(desk)),
            "security": (_("Password"), SecurityPane(desk)),
            "keeping": (_("Backup and store"), KeepingPane(desk)),
        }
        self._list = QListWidget()
        self._list.setObjectName("settings_list")
        self._list.setAccessibleName(_("What can be set"))
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setSpacing(2)
        self._stack = QStackedWidget()
        for title, pane in self._panes.values():
            assert isinstance(pane, QWidget)
            self._list.addItem(title)
            self._stack.addWidget(pane)
        self._list.currentRowChanged.connect(self._show)
        self._lay_out()
        self._list.setCurrentRow(0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 2, STEP * 2 - 2, STEP * 2, STEP * 2)
        column.setSpacing(STEP + 2)
        column.addWidget(words(_("Settings"), points=TITLE_POINTS, bold=True))
        row = QHBoxLayout()
        row.setSpacing(STEP + 4)
        index = Card(tight=True)
        index.body.setContentsMargins(STEP // 2, STEP, STEP // 2, STEP)
        wide = max(self._list.fontMetrics().horizontalAdvance(title) for title, _pane in self._panes.values())
        self._list.setMaximumWidth(wide + STEP * 6)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        index.body.addWidget(self._list)
        row.addWidget(index)
        row.addWidget(self._stack, 1)
        column.addLayout(row, 1)

    def _pane(self) -> Pane:
        return list(self._panes.values())[self._list.currentRow()][1]

    def _show(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._pane().reload()

    def reload(self) -> None:
        """Read the pane that is shown again."""
        self._pane().reload()

    def show_target(self, target: Target) -> None:
        """part: the name of a pane."""
        if target.part in self._panes:
            self._list.setCurrentRow(list(self._panes).index(target.part))

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Those of the pane that is shown."""
        return self._pane().commands()

    def may_leave(self) -> bool:
        """What is typed here is saved by its own button."""
        return True
