"""汇入: packages of other desks, verified or taken in; what became of each; what contradicts; the trusted keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.file_places import choose_files
from qingdesk.ui.models.rows import Column, RowsModel
from qingdesk.ui.screen import Command
from qingdesk.ui.screens.reporting.contradictions_card import ContradictionsCard
from qingdesk.ui.screens.reporting.keys_card import KeysCard
from qingdesk.ui.screens.reporting.package_results import Result, collected_results, verified_result
from qingdesk.ui.screens.reporting.taking_in import TakingIn, results_table
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.flow_row import FlowRow
from qingdesk.ui.widgets.scroll_area import ScrollArea
from qingdesk.ui.widgets.words import button, words

if TYPE_CHECKING:
    from qingdesk.actions.collect import Outcome

KINDS = "*.zip *.zip.age *.age"


class CollectPane(QWidget):
    """Each package whole or not at all; one that is refused says why, and does not hold up the rest."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._taking = TakingIn(
            self,
            desk,
            "collect",
            _("Drag packages of other desks here to take them in: .zip, .zip.age; any number"),
            _("Drag files from a folder, or press “Take packages in …”."),
        )
        self._taking.zone.chosen.connect(self.choose)
        self._taking.given.connect(self.take_in)
        self._choose = button(
            _("Take packages in …"), self.choose, look="filled", icon_name="download", name="collect_choose"
        )
        self._look = button(_("Only verify …"), self.choose_to_verify, name="verify_choose")
        columns: list[Column[Result]] = [
            Column(_("File"), lambda row: row.path.name, severity=lambda row: row.severity),
            Column(_("What became of it"), lambda row: row.told),
        ]
        self.model: RowsModel[Result] = RowsModel(columns, self)
        self.table = results_table("collect_results", _("What became of the packages"), self.model, (14, 30))
        self.table.chosen.connect(lambda row: self._show_chosen())
        self._whole = words("", wrap=True)
        self._whole.setObjectName("collect_told")
        self._trust = button(_("Trust this key …"), self._trust_key, name="trust_key")
        self._taking.waiting = (self._choose, self._look, self._trust)
        self._contradictions = ContradictionsCard(desk)
        self._keys = KeysCard(desk)
        self._lay_out()
        self._show(())

    def _lay_out(self) -> None:
        within = QWidget()
        column = QVBoxLayout(within)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 4)
        card = Card(_("Packages of other desks"))
        card.setObjectName("collect")
        row = FlowRow()
        row.setSpacing(STEP)
        for pressed in (self._choose, self._look, self._taking.stop):
            row.addWidget(pressed)
        card.body.addWidget(self._taking.zone)
        card.body.addLayout(row)
        card.body.addWidget(self._taking.bar)
        card.body.addWidget(self.table)
        told = QHBoxLayout()
        told.setSpacing(STEP)
        told.addWidget(self._whole, 1)
        told.addWidget(self._trust, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(told)
        for below in (card, self._contradictions, self._keys):
            column.addWidget(below)
        column.addStretch(1)
        area = ScrollArea(within, "collect_page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def reload(self) -> None:
        """Contradictions and keys again; what became of the packages taken in here stays."""
        self._contradictions.reload()
        self._keys.reload()

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Choose packages."""
        return {Command.NEW: self.choose}

    # Which files

    def choose(self) -> None:
        """Ask for packages to take in."""
        self.take_in(self._asked(_("Take packages in")))

    def choose_to_verify(self) -> None:
        """Ask for packages to look at, and take nothing in."""
        self.verify(self._asked(_("Verify packages")))

    def _asked(self, title: str) -> list[Path]:
        return choose_files(self, self._desk.preferences, title, _("Packages") + f" ({KINDS})")

    # Doing

    def take_in(self, files: Sequence[Path]) -> None:
        """Take these in, telling how far it is."""
        if files and not self._taking.is_going():
            work = partial(_collect, self._desk.store, tuple(files))
            self._taking.start(
                self._desk.jobs.write, work,
                on_done=self._taken_in, on_stopped=self._stopped, label=_("Taking packages in"),
            )  # fmt: skip

    def verify(self, files: Sequence[Path]) -> None:
        """Look at these, and write nothing."""
        if files and not self._taking.is_going():
            work = partial(_verify, self._desk.store, tuple(files))
            self._taking.start(
                self._desk.jobs.run, work,
                on_done=self._show, on_stopped=self._stopped, label=_("Verifying"),
            )  # fmt: skip

    def _stopped(self) -> None:
        self._desk.messages.info(_("Stopped. What had come in before stays; the rest was not taken in."))
        self._announce()

    def _taken_in(self, outcomes: Sequence[Outcome]) -> None:
        self._show(collected_results(outcomes))
        refused = sum(outcome.refused is not None for outcome in outcomes)
        came = ngettext("{n} package was taken in.", "{n} packages were taken in.", len(outcomes) - refused)
        if refused:
            said = ngettext("{n} package was refused.", "{n} packages were refused.", refused).format(
                n=refused
            )
            self._desk.messages.warn(
                said, _("Nothing of what was refused came in; why stands beside each name.")
            )
        else:
            self._desk.messages.good(came.format(n=len(outcomes)))
        self._announce()

    def _announce(self) -> None:
        from qingdesk.actions.collect import CHANGED

        self._desk.announcer.announce(CHANGED)

    # What became of them

    def _show(self, results: Sequence[Result]) -> None:
        self.model.show_rows(results)
        self.table.setVisible(bool(results))
        self.table.choose(next((at for at, row in enumerate(results) if row.severity != "good"), 0))
        self._show_chosen()

    def _chosen(self) -> Result | None:
        row = self.table.currentIndex().row()
        return self.model.at(row) if 0 <= row < self.model.rowCount() else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self._whole.setText(chosen.whole if chosen is not None else "")
        self._whole.setVisible(chosen is not None)
        self._trust.setVisible(chosen is not None and chosen.has_unknown_key)

    def _trust_key(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._keys.trust_from(chosen.path, then=partial(self._again, chosen.was_verified))

    def _again(self, only_verify: bool) -> None:
        """Those whose key was not known."""
        files = [row.path for row in self.model.rows() if row.has_unknown_key]
        (self.verify if only_verify else self.take_in)(files)


def _collect(store: Store, files: Sequence[Path], progress: Progress) -> list[Outcome]:
    from qingdesk.actions.collect import collect_packages

    return collect_packages(store, files, progress=progress)


def _verify(store: Store, files: Sequence[Path], progress: Progress) -> list[Result]:
    from qingdesk.actions.verify import verify_package

    results = []
    for done, path in enumerate(files):
        progress(done, len(files))
        results.append(verified_result(path, verify_package(path, store)))
    return results
