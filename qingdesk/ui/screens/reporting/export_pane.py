"""What is handed in: for whom, exactly what would leave, what keeps it from leaving, and what left before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from qingdesk.actions.changes import Changes
from qingdesk.domain.period import Half
from qingdesk.errors import UserError
from qingdesk.exchange.package.profile import Profile
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store import known_keys
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.file_places import choose_place
from qingdesk.ui.jobs import Job
from qingdesk.ui.screen import Command
from qingdesk.ui.screens.reporting.earlier_card import EarlierCard
from qingdesk.ui.screens.reporting.leaves_card import LeavesCard
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.scroll_area import ScrollArea
from qingdesk.ui.widgets.words import button, words
from qingdesk.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from qingdesk.actions.export import ExportReport, Leaves


class ExportPane(QWidget):
    """Nothing is written before a person has seen what leaves; what is being written can be stopped."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._looking: Job | None = None
        self._is_cut_short = False
        self._writing: Job | None = None
        self._profile = ComboBox(
            [
                (Profile.SUPERVISOR, _("For a supervisor")),
                (Profile.STATISTICS, _("For statistics")),
                (Profile.FULL, _("For the unit itself")),
            ]
        )
        self._profile.setObjectName("export_profile")
        self._box = FieldBox(_("For whom"), self._profile)
        self._hint = words("", "quiet", SMALL_POINTS, wrap=True)
        self._hint.setObjectName("export_hint")
        self._offers = QCheckBox(_("With declined invitations"))
        self._offers.setObjectName("with_offers")
        self._offers.setToolTip(_("They are private to the cadre until they are ticked for a package."))
        self._sealed = ComboBox([("", _("not sealed"))])
        self._sealed.setObjectName("export_sealed")
        self._sealed.setToolTip(_("Then only the holder of that key can read it."))
        self._seal_box = FieldBox(_("Sealed for"), self._sealed)
        self._leaves = LeavesCard(desk)
        self._earlier = EarlierCard(desk.today())
        self._bar = WorkBar("export_progress")
        self._said = words("", "red", wrap=True)
        self._said.setObjectName("export_said")
        self._said.hide()
        self._stop = button(_("Stop"), self._cancel, name="export_stop")
        self._stop.hide()
        self._save = button(
            _("Save the package …"), self._choose, look="filled", icon_name="file-up", name="do_export"
        )
        self._lay_out()
        self._profile.chosen.connect(self.reload)
        self._offers.toggled.connect(lambda on: self.reload())

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 4)
        whom = Card()
        row = QHBoxLayout()
        row.setSpacing(STEP * 2)
        row.addWidget(self._box, 1)
        row.addWidget(self._seal_box, 1)
        beside = QVBoxLayout()
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP)
        buttons.addWidget(self._stop)
        buttons.addWidget(self._save)
        beside.addSpacing(STEP * 2)
        beside.addLayout(buttons)
        beside.addStretch(1)
        row.addLayout(beside)
        whom.body.addLayout(row)
        whom.body.addWidget(self._offers)
        whom.body.addWidget(self._hint)
        whom.body.addWidget(self._bar)
        whom.body.addWidget(self._said)
        column.addWidget(whom)
        column.addWidget(self._leaves)
        column.addWidget(self._earlier)
        column.addStretch(1)
        area = ScrollArea(page, "export_page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def profile(self) -> Profile:
        """For whom, as chosen."""
        chosen = self._profile.value()
        return chosen if isinstance(chosen, Profile) else Profile.SUPERVISOR

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Save."""
        return {Command.SAVE: self._choose} if self._save.isEnabled() else {}

    # What would leave

    def reload(self) -> None:
        """Look through what would leave, off the window's thread; until then nothing can be saved."""
        self._stop_looking()
        self._is_cut_short = False
        self._hint.setText(
            {
                Profile.FULL: _("Everything, with the signed scans. It names people: keep it in the unit."),
                Profile.SUPERVISOR: _("Phones and contacts of firms are masked; no scans."),
                Profile.STATISTICS: _("Counts alone: nothing of any person or firm."),
            }[self.profile()]
        )
        self._offers.setEnabled(self.profile() is not Profile.STATISTICS)
        self._said.hide()
        self._save.setEnabled(False)
        self._leaves.say_looking()
        desk = self._desk
        self._earlier.show_rows(desk.store.reader(), desk.today())
        self._offer_keys()
        self._looking = desk.jobs.run(
            partial(
                _what_leaves,
                desk.store,
                desk.scope.half,
                self.profile(),
                self._offers.isChecked(),
                desk.today(),
            ),
            owner=self,
            on_done=self._show,
            on_error=self._refused,
            label=_("Looking through what would leave"),
        )

    def _stop_looking(self) -> bool:
        looking, self._looking = self._looking, None
        if looking is not None:
            looking.cancel()
        return looking is not None

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: it need not be looked through either, and everything else is quicker for it."""
        super().hideEvent(event)
        self._is_cut_short = self._stop_looking() or self._is_cut_short

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_cut_short:
            self.reload()

    def _offer_keys(self) -> None:
        """Keys that were trusted and can be sealed for; without any there is nothing to choose."""
        known = [key for key in known_keys.find(self._desk.store.reader()) if key.sealing_key]
        named = [(key.sealing_key, key.name or key.key_id) for key in known]
        self._sealed.fill([("", _("not sealed")), *named])
        self._seal_box.setVisible(bool(known))

    def _show(self, leaves: Leaves) -> None:
        self._looking = None
        self._leaves.show_leaves(leaves)
        self._save.setEnabled(leaves.may_leave and self._writing is None)

    # Saving it

    def _choose(self) -> None:
        desk = self._desk
        ending = "zip.age" if self._sealed.value() else "zip"
        name = f"QingDesk-{desk.store.desk_code}-{desk.scope.half.name}-{self.profile().value}.{ending}"
        chosen = choose_place(self, desk.preferences, _("Save the package"), name, f"*.{ending}")
        if chosen is not None:
            self.export_to(chosen)

    def export_to(self, path: Path) -> None:
        """Write it there, telling how far it is."""
        desk = self._desk
        self._save.setEnabled(False)
        self._said.hide()
        self._bar.begin()
        self._stop.show()
        self._stop.setFocus()
        work = partial(
            _export, desk.store, desk.scope.half, self.profile(), path, self._offers.isChecked(),
            str(self._sealed.value() or ""), desk.today(),
        )  # fmt: skip
        self._writing = desk.jobs.run(
            work,
            owner=self,
            on_done=self._written,
            on_error=self._refused,
            on_progress=self._bar.tell,
            on_cancelled=self._stopped,
            label=_("Exporting"),
            keeps=True,
        )

    def _cancel(self) -> None:
        if self._writing is not None:
            self._writing.cancel()
            self._stop.setEnabled(False)

    def _rest(self) -> None:
        self._writing = None
        self._bar.hide()
        self._stop.hide()
        self._stop.setEnabled(True)

    def _stopped(self) -> None:
        self._rest()
        self._save.setEnabled(True)
        self._desk.messages.info(_("Stopped. Nothing was written."))

    def _written(self, report: ExportReport) -> None:
        self._rest()
        rows = ngettext("{n} row was exported.", "{n} rows were exported.", report.total)
        told = f"{report.path}　SHA-256 {report.sha256[:16]}…"
        self._desk.messages.good(rows.format(n=report.total), told)
        self._desk.announcer.announce(Changes({"exports"}))
        self.reload()
        self._save.setFocus()

    def _refused(self, error: UserError) -> None:
        self._looking = None
        self._rest()
        self._leaves.say_nothing()
        self._said.setText(str(error))
        self._said.show()


def _what_leaves(
    store: Store, half: Half, profile: Profile, with_offers: bool, today: date, progress: Progress
) -> Leaves:
    from qingdesk.actions.export import what_leaves

    return what_leaves(store, half, profile, with_offers=with_offers, today=today, progress=progress)


def _export(
    store: Store,
    half: Half,
    profile: Profile,
    path: Path,
    with_offers: bool,
    seal_for: str,
    today: date,
    progress: Progress,
) -> ExportReport:
    from qingdesk.actions.export import export_package

    return export_package(
        store, half, profile, path, with_offers=with_offers, seal_for=seal_for, progress=progress, today=today
    )
