"""设置: what can be set stands at the left, the pane at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.desk import Desk
from qingdesk.ui.pane_index import Pane, PaneIndex
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.settings.cadres import CadresPane
from qingdesk.ui.screens.settings.keeping import KeepingPane
from qingdesk.ui.screens.settings.limits import LimitsPane
from qingdesk.ui.screens.settings.look import LookPane
from qingdesk.ui.screens.settings.privacy import PrivacyPane
from qingdesk.ui.screens.settings.responsibilities import ResponsibilitiesPane
from qingdesk.ui.screens.settings.security import SecurityPane
from qingdesk.ui.screens.settings.unit import UnitPane
from qingdesk.ui.screens.settings.workdays import WorkdaysPane
from qingdesk.ui.style import STEP, TITLE_POINTS
from qingdesk.ui.widgets.words import words


class SettingsScreen(QWidget):
    """Each pane saves by its own buttons; nothing is left half typed when one goes away."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"units", "cadres", "assignments", "policies", "responsibilities", "workdays"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("settings")
        panes: dict[str, Pane] = {
            "unit": UnitPane(desk),
            "cadres": CadresPane(desk),
            "limits": LimitsPane(desk),
            "responsibilities": ResponsibilitiesPane(desk),
            "workdays": WorkdaysPane(desk),
            "look": LookPane(desk),
            "security": SecurityPane(desk),
            "keeping": KeepingPane(desk),
            "privacy": PrivacyPane(desk),
        }
        titles = (
            ("unit", _("Unit"), "building-2", ""),
            ("cadres", _("Cadres"), "users", ""),
            ("limits", _("Limits and their basis"), "shield-check", ""),
            ("responsibilities", _("Who answers for what"), "message-square-warning", ""),
            ("workdays", _("Working days"), "calendar-days", ""),
            ("look", _("Language and look"), "eye", ""),
            ("security", _("Password and lock"), "lock", ""),
            ("keeping", _("Backup and store"), "database-backup", ""),
            ("privacy", _("Personal data"), "user", ""),
        )
        self._panes = PaneIndex(panes, titles, _("What can be set"))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 2, STEP * 2 - 2, STEP * 2, STEP * 2)
        column.setSpacing(STEP + 2)
        column.addWidget(words(_("Settings"), points=TITLE_POINTS, bold=True))
        column.addWidget(self._panes, 1)

    def reload(self) -> None:
        """Read the pane that is shown again."""
        self._panes.pane().reload()

    def show_target(self, target: Target) -> None:
        """part: the name of a pane."""
        self._panes.show_pane(target.part)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Those of the pane that is shown."""
        return self._panes.pane().commands()

    def may_leave(self) -> bool:
        """What is typed here is saved by its own button."""
        return True
