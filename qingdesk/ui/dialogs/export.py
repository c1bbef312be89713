"""Write the package of a half-year to a file."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from qingdesk.domain.period import Half
from qingdesk.errors import UserError
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.jobs import Job
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.top_bar import HALVES_BACK, half_words
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.words import button, words


class ExportDialog(QDialog):
    """Stays open until the package is written, and can be stopped."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle(_("Export a package"))
        self._desk = desk
        self._job: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP * 2)
        column.addWidget(words(_("Export a package"), points=TITLE_POINTS, bold=True))
        column.addWidget(
            words(_("The records of a half-year and all that they refer to, as CSV in one ZIP."), wrap=True)
        )
        this_half = Half.of(desk.today())
        halves = [this_half.previous(steps) for steps in range(HALVES_BACK)]
        self._half = ComboBox((half, half_words(half)) for half in halves)
        self._half.setObjectName("export_half")
        self._half.set_value(desk.scope.half)
        hint = _("It names people. Hand it only to who may see it; it is not sealed.")
        column.addWidget(FieldBox(_("Half-year"), self._half, hint))
        self._offers = QCheckBox(_("With declined invitations"))
        self._offers.setObjectName("with_offers")
        column.addWidget(self._offers)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(STEP)
        self._bar.hide()
        column.addWidget(self._bar)
        self._said = words("", "red", wrap=True)
        self._said.setObjectName("export_said")
        self._said.hide()
        column.addWidget(self._said)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Cancel"), self.reject, name="cancel"))
        self._export = button(_("Export …"), self._choose, look="filled", name="do_export")
        row.addWidget(self._export)
        column.addLayout(row)
        self.setMinimumWidth(em(self) * 32)

    def _choose(self) -> None:
        half = self._half.value()
        if not isinstance(half, Half):
            return
        folder = Path(self._desk.preferences.settings.last_folder or Path.home())
        offered = str(folder / f"QingDesk-{self._desk.store.desk_code}-{half.name}.zip")
        name, _kind = QFileDialog.getSaveFileName(self, _("Export a package"), offered, "*.zip")
        if name:
            self.export(half, Path(name))

    def export(self, half: Half, path: Path) -> None:
        """Write it there, telling how far it is."""
        self._export.setEnabled(False)
        self._said.hide()
        self._bar.setRange(0, 0)
        self._bar.show()
        self._job = self._desk.jobs.run(
            partial(_export, self._desk.store, half, path, self._offers.isChecked(), self._desk.today()),
            owner=self,
            on_done=self._written,
            on_error=self._refused,
            on_progress=self._progress,
            label=_("Exporting"),
        )

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _written(self, report: object) -> None:
        from qingdesk.actions.export import ExportReport

        assert isinstance(report, ExportReport)
        self._job = None
        rows = ngettext("{n} row was exported.", "{n} rows were exported.", report.total)
        self._desk.messages.good(rows.format(n=report.total), f"{report.path}  SHA-256 {report.sha256[:16]}…")
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._job = None
        self._bar.hide()
        self._export.setEnabled(True)
        self._said.setText(f"{error.title} {error.hint}".strip())
        self._said.show()

    def reject(self) -> None:
        """What is being written is stopped; the file that stood there stays."""
        if self._job is not None:
            self._job.cancel()
        super().reject()


def _export(
    store: Store, half: Half, path: Path, with_offers: bool, today: date, progress: Progress
) -> object:
    from qingdesk.actions.export import export_package
    from qingdesk.exchange.package.profile import Profile

    return export_package(
        store, half, Profile.FULL, path, with_offers=with_offers, progress=progress, today=today
    )
