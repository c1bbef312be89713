"""报送: the parts stand at the left, the one chosen at the right; all are of the half-year chosen above."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Protocol

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.desk import Desk
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.reporting.collect_pane import CollectPane
from qingdesk.ui.screens.reporting.export_pane import ExportPane
from qingdesk.ui.screens.reporting.report_pane import ReportPane
from qingdesk.ui.screens.reporting.scan_pane import ScanPane
from qingdesk.ui.screens.reporting.self_check_pane import SelfCheckPane
from qingdesk.ui.style import STEP, TITLE_POINTS
from qingdesk.ui.top_bar import half_words
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.navigation_list import NavigationList
from qingdesk.ui.widgets.scroll_area import ScrollArea
from qingdesk.ui.widgets.words import words


class Pane(Protocol):
    """A QWidget that can be read anew, and may have commands."""

    def reload(self) -> None: ...
    def commands(self) -> Mapping[Command, Callable[[], object]]: ...


class ReportingScreen(QWidget):
    """target.part: `export`, `scans`, `self_checks`, `report` or `collect`."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"visits", "meals", "events", "problems", "commitments", "gifts", "offers", "enterprises", "cadres",
         "assignments", "self_checks", "reports", "findings", "exports", "scans",
         "known_keys", "conflicts", "collected_packages"}
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("reporting")
        self._desk = desk
        self._panes: dict[str, Pane] = {
            "export": ExportPane(desk),
            "scans": ScanPane(desk),
            "self_checks": SelfCheckPane(desk),
            "report": ReportPane(desk),
            "collect": CollectPane(desk),
        }
        titles = (
            ("export", _("Package"), "file-up", ""),
            ("scans", _("Signed scans"), "paperclip", ""),
            ("self_checks", _("Self-checks"), "shield-check", ""),
            ("report", _("Situation report"), "file-text", ""),
            ("collect", _("Taking in"), "download", ""),
        )
        self._index = NavigationList("", titles, _("Parts of the reporting"))
        self._index.setObjectName("reporting_index")
        self._stack = QStackedWidget()
        for pane in self._panes.values():
            assert isinstance(pane, QWidget)
            self._stack.addWidget(ScrollArea(pane, across=True))
        self._shown = "export"
        self._half = words("", "quiet")
        self._half.setObjectName("reporting_half")
        self._index.chosen.connect(self._show)
        self._lay_out()
        self._index.show_chosen(self._shown)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 2, STEP * 2 - 2, STEP * 2, STEP * 2)
        column.setSpacing(STEP + 2)
        head = QHBoxLayout()
        head.setSpacing(STEP)
        head.addWidget(words(_("Reporting"), points=TITLE_POINTS, bold=True))
        head.addWidget(self._half)
        head.addStretch(1)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(STEP + 4)
        index = Card(tight=True)
        self._index.setAutoFillBackground(False)
        index.body.addWidget(self._index)
        row.addWidget(index)
        row.addWidget(self._stack, 1)
        column.addLayout(row, 1)

    def _pane(self) -> Pane:
        return self._panes[self._shown]

    def _show(self, name: str) -> None:
        self._shown = name
        self._index.show_chosen(name)
        self._stack.setCurrentIndex(list(self._panes).index(name))
        self._pane().reload()

    def reload(self) -> None:
        """Read the pane that is shown again, for the half-year chosen above."""
        self._half.setText(half_words(self._desk.scope.half))
        self._pane().reload()

    def show_target(self, target: Target) -> None:
        """part: the name of a pane."""
        if target.part in self._panes:
            self._show(target.part)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Those of the pane that is shown."""
        return self._pane().commands()

    def may_leave(self) -> bool:
        """What is typed here is typed in dialogs."""
        return True
