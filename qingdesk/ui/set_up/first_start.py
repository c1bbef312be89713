"""There is no store yet: set one up, or look at sample records first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.actions.open_desk import desk_exists, open_desk
from qingdesk.actions.restore import needs_password_beside
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.dialogs.password import OpenWith, ask_password
from qingdesk.ui.file_places import choose_file
from qingdesk.ui.jobs import Job, Jobs
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.flow_row import FlowRow
from qingdesk.ui.widgets.words import button, words
from qingdesk.ui.widgets.work_bar import WorkBar


def sample_folder(folder: Path) -> Path:
    """Sample records never live where the unit's own will."""
    return folder.with_name(f"{folder.name}-sample")


class FirstStartDialog(QDialog):
    """`store` is the sample store when that was chosen; `wants_own` when a desk is to be set up."""

    def __init__(self, folder: Path, jobs: Jobs, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("first_start")
        self.setWindowTitle(_("QingDesk"))
        self.store: Store | None = None
        self.wants_own = False
        self._own = folder
        self._folder = sample_folder(folder)
        self._jobs = jobs
        self._today = today
        self._job: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 4, STEP * 4, STEP * 4, STEP * 3)
        column.setSpacing(STEP * 2)
        column.addWidget(words(_("QingDesk"), "accent", TITLE_POINTS + 8, bold=True))
        column.addWidget(
            words(
                _("Duties to firms, visits, meals and their papers on one desk, on this computer alone."),
                wrap=True,
            )
        )
        across = QHBoxLayout()
        across.setSpacing(STEP * 2)
        own = self._offer(
            _("Set up my unit's desk"),
            _("Unit, password, cadres and firms. Takes about five minutes; a roster can be imported."),
            _("Set up"),
            self._take_own,
            "filled",
            "set_up_own",
        )
        sample = self._offer(
            _("Look at sample records first"),
            _(
                "Made-up cadres, firms and two years of visits, marked as samples everywhere. Nothing to fill in."
            ),
            _("Open the samples"),
            self._take_sample,
            "",
            "open_sample",
        )
        across.addWidget(own, 1)
        across.addWidget(sample, 1)
        column.addLayout(across)
        other = FlowRow()
        other.setSpacing(STEP)
        other.addWidget(words(_("From another computer:"), "quiet"))
        other.addWidget(button(_("Bring a desk in …"), self._bring_in, look="link", name="bring_in"))
        other.addWidget(button(_("Restore a backup …"), self._restore, look="link", name="restore_first"))
        column.addLayout(other)
        self._bar = WorkBar()
        column.addWidget(self._bar)
        self._said = words("", "quiet", wrap=True)
        self._said.setObjectName("first_start_said")
        column.addWidget(self._said)
        fit(self, em(self) * 52)

    def _offer(
        self, title: str, text: str, action: str, pressed: Callable[[], object], look: str, name: str
    ) -> QWidget:
        card = Card()
        card.body.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        card.body.addWidget(words(title, points=TITLE_POINTS, bold=True, wrap=True))
        card.body.addWidget(words(text, "quiet", wrap=True))
        card.body.addStretch(1)
        made = button(action, pressed, look=look, name=name)
        card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _bring_in(self) -> None:
        found = choose_file(
            self, None, _("Bring a desk in"), _("Desks on the move (*.qdmove);;All files (*)")
        )
        if found is not None:
            said = _("The password that was given when the desk was taken along.")
            self._arrive(partial(_brought_in, self._own, found), _("Bring a desk in"), said)

    def _restore(self) -> None:
        found = choose_file(self, None, _("A backup"), _("Backups (*.db)"))
        if found is None:
            return
        try:
            asks = needs_password_beside(found)
        except UserError as error:
            self._refused(error)
            return
        work = partial(_restored, self._own, found)
        if asks:
            said = _("The password that the desk had when the backup was made.")
            self._arrive(work, _("Restore a backup"), said)
        else:
            self._jobs.write(
                work(None),
                owner=self,
                on_done=self._made,
                on_error=self._refused,
                label=_("Restoring a backup"),
            )

    def _arrive(self, work: OpenWith, title: str, intro: str) -> None:
        try:
            store = ask_password(self, self._own, self._jobs, work, title, intro)
        except UserError as error:
            self._refused(error)
            return
        if isinstance(store, Store):
            self._made(store)

    def _take_own(self) -> None:
        self.wants_own = True
        self.accept()

    def _take_sample(self) -> None:
        if self._job is not None:
            return
        self._said.setText(_("Making sample records …"))
        self._bar.begin()
        self._job = self._jobs.write(
            partial(_sample, self._folder, self._today()),
            owner=self,
            on_done=self._made,
            on_error=self._refused,
            on_progress=self._bar.tell,
            label=_("Making sample records"),
        )

    def _made(self, store: Store) -> None:
        self.store = store
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._job = None
        self._bar.hide()
        self._said.setText(str(error))

    def reject(self) -> None:
        """Stop what is going on; nothing half made stays."""
        if self._job is not None:
            self._job.cancel()
        super().reject()


def _brought_in(folder: Path, source: Path, password: str) -> Callable[[Progress], Store]:
    def work(progress: Progress) -> Store:
        from qingdesk.actions.move import bring_in

        bring_in(folder, source, password)
        return open_desk(folder, password)

    return work


def _restored(folder: Path, file: Path, password: str | None) -> Callable[[Progress], Store]:
    def work(progress: Progress) -> Store:
        from qingdesk.actions.restore import restore

        restore(folder, password, file, datetime.now())
        return open_desk(folder, password)

    return work


def _sample(folder: Path, today: date, progress: Progress) -> Store:
    if desk_exists(folder):
        return open_desk(folder)
    from qingdesk.actions.demo.build import build_sample

    return build_sample(folder, today=today, progress=progress)


def first_start(folder: Path, jobs: Jobs, today: Callable[[], date]) -> Store | None:
    """The open store, new or with samples; None when the program is to be left."""
    dialog = FirstStartDialog(folder, jobs, today)
    dialog.exec()
    if not dialog.wants_own:
        return dialog.store
    from qingdesk.ui.set_up.wizard import SetUpWizard

    wizard = SetUpWizard(folder, jobs, today)
    wizard.exec()
    return wizard.store
