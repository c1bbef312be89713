"""报送: the parts stand at the left, the one chosen at the right; all are of the half-year chosen above."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.desk import Desk
from qingdesk.ui.pane_index import Pane, PaneIndex
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.reporting.collect_pane import CollectPane
from qingdesk.ui.screens.reporting.export_pane import ExportPane
from qingdesk.ui.screens.reporting.report_pane import ReportPane
from qingdesk.ui.screens.reporting.scan_pane import ScanPane
from qingdesk.ui.screens.reporting.self_check_pane import SelfCheckPane
from qingdesk.ui.style import STEP, TITLE_POINTS
from qingdesk.ui.top_bar import half_words
from qingdesk.ui.widgets.words import words


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
        panes: dict[str, Pane] = {
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
        self._panes = PaneIndex(panes, titles, _("Parts of the reporting"), "reporting_index")
        self._half = words("", "quiet")
        self._half.setObjectName("reporting_half")
        self._lay_out()

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
        column.addWidget(self._panes, 1)

    def reload(self) -> None:
        """Read the pane that is shown again, for the half-year chosen above."""
        self._half.setText(half_words(self._desk.scope.half))
        self._panes.pane().reload()

    def show_target(self, target: Target) -> None:
        """part: the name of a pane."""
        self._panes.show_pane(target.part)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Those of the pane that is shown."""
        return self._panes.pane().commands()

    def may_leave(self) -> bool:
        """What is typed here is typed in dialogs."""
        return True
