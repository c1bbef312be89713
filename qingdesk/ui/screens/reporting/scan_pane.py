"""扫描件: signed paper that comes back, by dragging or choosing files; what became of it; the tray."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from qingdesk.domain.nouns import NOUNS
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.file_places import choose_files
from qingdesk.ui.models.rows import Column, RowsModel
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.reporting.scan_folder_row import ScanFolderRow
from qingdesk.ui.screens.reporting.scan_outcomes import Outcome, filed_lately, outcomes
from qingdesk.ui.screens.reporting.scan_tray_card import ScanTrayCard
from qingdesk.ui.screens.reporting.taking_in import TakingIn, results_table
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.scroll_area import ScrollArea
from qingdesk.ui.widgets.words import button, words

if TYPE_CHECKING:
    from qingdesk.actions.scan import MatchedScan, ScanReport

KINDS = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff"
WITH_A_SCREEN = frozenset({"visit", "event", "meal", "problem", "commitment", "gift"})


class ScanPane(QWidget):
    """Nothing is kept before all was read; a scan that is stopped leaves nothing behind."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._taking = TakingIn(
            self,
            desk,
            "scan",
            _("Drag signed scans here: PDF, JPEG, PNG, TIFF; several forms a file, any way up"),
            _("Drag files from a folder, or press “Choose files …”."),
        )
        self._taking.zone.chosen.connect(self.choose)
        self._taking.given.connect(self.take_in)
        self._choose = button(
            _("Choose files …"), self.choose, look="filled", icon_name="file-up", name="scan_choose"
        )
        self._taking.waiting = (self._choose,)
        columns: list[Column[Outcome]] = [
            Column(_("Paper"), lambda row: row.what, severity=lambda row: row.severity),
            Column(_("Matching result"), lambda row: row.told),
            Column(_("File"), lambda row: row.file),
        ]
        self.model: RowsModel[Outcome] = RowsModel(columns, self)
        self.table = results_table("scan_results", _("What became of the scans"), self.model, (16, 20, 12))
        self.table.chosen.connect(lambda row: self._grey())
        self.table.opened.connect(lambda row: self._open_record())
        self._ticks = button(_("Enter the firm's ticks …"), self._enter_ticks, name="scan_ticks")
        self._open = button(_("Open the record"), self._open_record, name="scan_open")
        self._said = words("", "quiet", wrap=True)
        self._said.setObjectName("scan_said")
        self._tray = ScanTrayCard(desk)
        self._folder = ScanFolderRow(desk)
        self._is_fresh = False
        self._lay_out()
        self._show_lately()

    def _lay_out(self) -> None:
        within = QWidget()
        column = QVBoxLayout(within)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 4)
        card = Card(_("Signed scans"))
        card.setObjectName("scans")
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(self._taking.zone, 1)
        row.addWidget(self._taking.stop)
        row.addWidget(self._choose)
        card.body.addLayout(row)
        card.body.addWidget(self._folder)
        card.body.addWidget(self._taking.bar)
        told = QHBoxLayout()
        told.setSpacing(STEP)
        told.addWidget(self._said, 1)
        told.addWidget(self._open)
        told.addWidget(self._ticks)
        card.body.addLayout(told)
        card.body.addWidget(self.table)
        column.addWidget(card)
        column.addWidget(self._tray, 1)
        # on a small screen, or under a message, the pane is higher than there is room
        area = ScrollArea(within)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def reload(self) -> None:
        """Read the tray again; what became of the scans taken in here stays as it was, else the latest are shown."""
        self._tray.reload()
        if not self._is_fresh:
            self._show_lately()

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Choose files."""
        return {Command.NEW: self.choose}

    # Taking in

    def choose(self) -> None:
        """Ask for files."""
        kinds = _("Pictures and PDF") + f" ({KINDS})"
        self.take_in(choose_files(self, self._desk.preferences, _("Signed scans"), kinds))

    def take_in(self, files: Sequence[Path]) -> None:
        """Match these files, telling how far it is; one pile after the other."""
        if files and not self._taking.is_going():
            work = partial(_scan, self._desk.store, tuple(files))
            self._taking.start(
                self._desk.jobs.write, work,
                on_done=self._done, on_stopped=self._stopped, label=_("Reading the scans"),
            )  # fmt: skip

    def _stopped(self) -> None:
        self._desk.messages.info(_("Stopped. Nothing was kept."))

    def _done(self, report: ScanReport) -> None:
        self._show(outcomes(report))
        self._desk.announcer.announce(report.changes)
        self._tray.reload()

    # What became of it

    def _show(self, rows: Sequence[Outcome]) -> None:
        self._is_fresh = True
        known = sum(1 for row in rows if row.matched is not None)
        self._say(
            rows,
            ngettext(
                "{n} form was matched to its record.", "{n} forms were matched to their records.", known
            ).format(n=known),
        )
        self.table.choose(next((at for at, row in enumerate(rows) if row.matched is not None), 0))
        self._grey()

    def _show_lately(self) -> None:
        """Until something is taken in here: the scans that came last, by whatever way."""
        row = max(self.table.currentIndex().row(), 0)
        rows = filed_lately(self._desk.store.reader(), self._desk.today())
        told = _("Each page is matched by its mark; what cannot be matched waits below.")
        self._say(rows, _("Filed lately:") if rows else told)
        self.table.choose(min(row, len(rows) - 1))
        self._grey()

    def _say(self, rows: Sequence[Outcome], told: str) -> None:
        self.model.show_rows(rows)
        for each in (self.table, self._open, self._ticks):
            each.setVisible(bool(rows))
        self._said.setText(told)

    def _chosen(self) -> MatchedScan | None:
        row = self.table.currentIndex().row()
        return self.model.at(row).matched if 0 <= row < len(self.model.rows()) else None

    def _grey(self) -> None:
        matched = self._chosen()
        self._open.setEnabled(matched is not None and matched.noun in WITH_A_SCREEN)
        self._ticks.setEnabled(matched is not None and matched.noun == "visit")

    def _open_record(self) -> None:
        matched = self._chosen()
        if matched is not None and matched.noun in WITH_A_SCREEN:
            self._desk.go(Target(NOUNS[matched.noun].plural, record_id=matched.record_id))

    def _enter_ticks(self) -> None:
        from qingdesk.ui.dialogs.firm_ticks import FirmTicksDialog

        matched = self._chosen()
        if matched is not None and matched.noun == "visit":
            FirmTicksDialog(self.window(), self._desk, matched.record_id, matched.attachment_id).exec()


def _scan(store: Store, files: Sequence[Path], progress: Progress) -> ScanReport:
    from qingdesk.actions.scan import scan

    return scan(store, files, progress)
