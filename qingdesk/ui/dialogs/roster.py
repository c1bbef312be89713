"""Import a roster: read it, look at what it would do, correct, import, and see what was not taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from qingdesk.actions.changes import Changes
from qingdesk.actions.import_roster import (
    Imported,
    RosterPreview,
    import_roster,
    preview_again,
    preview_roster,
    undo_import,
)
from qingdesk.exchange.roster.header import SheetMapping
from qingdesk.exchange.roster.plan import Choices, Outcome, PlannedRow
from qingdesk.exchange.roster.refused import NOT_TAKEN, refused_workbook
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.dialogs.import_work import ImportWork
from qingdesk.ui.dialogs.roster_mapping import RosterMapping
from qingdesk.ui.dialogs.roster_questions import RosterQuestions
from qingdesk.ui.file_places import choose_file
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.models.roster import OUTCOMES, Column, RosterRowsModel
from qingdesk.ui.preferences import Preferences
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.tabs import Tabs
from qingdesk.ui.widgets.words import button, words
from qingdesk.ui.widgets.work_bar import WorkBar


def choose_roster(parent: QWidget, preferences: Preferences | None = None) -> Path | None:
    """Ask for the file; None when a person thought better of it."""
    kinds = _("Rosters (*.xlsx *.xls *.csv)")
    return choose_file(parent, preferences, _("Import a roster"), kinds)


class RosterDialog(QDialog):
    """Begins to read at once. changed: told what an import or its undoing wrote."""

    def __init__(
        self,
        parent: QWidget | None,
        store: Store,
        jobs: Jobs,
        today: Callable[[], date],
        path: Path,
        changed: Callable[[Changes], None],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("roster_dialog")
        self.setWindowTitle(_("Import a roster"))
        self.imported: Imported | None = None
        self._store = store
        self._jobs = jobs
        self._today = today
        self._path = path
        self._changed = changed
        self._preview: RosterPreview | None = None
        self._lay_out()
        self._work.run(
            partial(_read, store, path, today()),
            self._show_preview,
            _("Reading {name}").format(name=path.name),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        self._title = words(self._path.name, points=TITLE_POINTS, bold=True)
        column.addWidget(self._title)
        self._said = words("", wrap=True)
        self._said.setObjectName("roster_said")
        column.addWidget(self._said)
        bar = WorkBar()
        column.addWidget(bar)
        self._tabs = Tabs()
        self._rows = RosterRowsModel(self)
        self._table = Table("roster_rows", _("Rows of the roster"), has_ticks=True)
        self._table.setModel(self._rows)
        self._table.set_widths((7, 8, 16, 10, 30), stretch=4)
        self._table.chosen.connect(self._show_detail)
        self._detail = words("", wrap=True)
        self._detail.setObjectName("roster_detail")
        self._detail.setContentsMargins(STEP * 2, STEP, STEP * 2, STEP)
        self._detail.hide()
        self._mapping = RosterMapping()
        self._questions = RosterQuestions(self._today)
        for name, title, widget in (
            ("rows", _("Rows"), self._table),
            ("columns", _("Columns"), self._mapping),
            ("questions", _("Questions"), self._questions),
        ):
            card = Card(tight=True)
            card.body.addWidget(widget, 1)
            if widget is self._table:
                card.body.addWidget(self._detail)
            self._tabs.add(name, title, card)
        column.addWidget(self._tabs, 1)
        column.addLayout(self._row_of_buttons())
        self._work = ImportWork(self, self._jobs, self._said, bar, self._import)
        self._rows.boxes_changed.connect(self._plan_again)
        self._mapping.corrected.connect(self._plan_again)
        self._questions.answered.connect(self._plan_again)
        letters = self.fontMetrics()
        room = self.screen().availableGeometry()
        self.resize(
            min(em(self) * 80, room.width() - STEP * 8),
            min(letters.height() * 34, room.height() - STEP * 8),
        )

    def _row_of_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._save_refused = button(_("Save rows not taken …"), self._save, name="save_refused")
        self._undo = button(_("Undo this import"), self._take_back, look="quiet_link", name="undo_import")
        self._cancel = button(_("Cancel"), self.reject, name="cancel")
        self._import = button(_("Import"), self._write, look="filled", name="do_import")
        self._close = button(_("Close"), self.accept, look="filled", name="close")
        row.addWidget(self._save_refused)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._import)
        row.addWidget(self._close)
        for hidden in (self._save_refused, self._undo, self._close):
            hidden.hide()
        self._import.setEnabled(False)
        return row

    def _show_detail(self, row: int) -> None:
        """What the table has no room for: why this row is not taken, and what to do."""
        text = str(self._rows.index(row, Column.REMARK).data() or "") if row >= 0 else ""
        self._detail.setText(text)
        self._detail.setVisible(bool(text))

    # Work

    def _plan_again(self) -> None:
        if self._preview is None or self.imported is not None:
            return
        choices = self._questions.choices(self._rows.excluded())
        work = partial(_again, self._store, self._preview, self._today(), self._mapping.mappings(), choices)
        self._work.run(work, self._show_preview, _("Planning again"))

    def _show_preview(self, preview: RosterPreview) -> None:
        first = self._preview is None
        self._preview = preview
        self._rows.show_rows(_in_order(preview), preview.choices.excluded)
        self._table.choose(0)
        if first:
            self._mapping.show_roster(preview.parsed)
        self._questions.show_plan(preview)
        asked = len(preview.plan.questions)
        self._tabs.set_count("questions", asked or None)
        self._said.setText(_summary(preview))
        takes = sum(preview.plan.counts[outcome] for outcome in (Outcome.NEW, Outcome.CHANGED))
        self._import.setText(ngettext("Import {n} row", "Import {n} rows", takes).format(n=takes))
        self._import.setEnabled(preview.plan.writes)
        self._save_refused.setVisible(bool(preview.plan.rows_with(*NOT_TAKEN)))

    def _write(self) -> None:
        if self._preview is not None:
            work = partial(_import, self._store, self._preview, self._today())
            self._work.run(work, self._show_imported, _("Importing"), writes=True)

    def _show_imported(self, imported: Imported) -> None:
        self.imported = imported
        self._rows.show_rows(_in_order(imported.preview), imported.preview.choices.excluded)
        added = sum(imported.added.values())
        text = ngettext("{n} record was added.", "{n} records were added.", added).format(n=added)
        self._said.setText(_("Imported. {added} {rows}").format(added=text, rows=_summary(imported.preview)))
        self._mapping.setEnabled(False)
        self._questions.setEnabled(False)
        self._cancel.hide()
        self._import.hide()
        self._close.show()
        self._close.setFocus()
        self._undo.setVisible(bool(imported.changes))
        self._save_refused.setVisible(bool(imported.preview.plan.rows_with(*NOT_TAKEN)))
        self._changed(imported.changes)

    def _take_back(self) -> None:
        store = self._store
        self._undo.setEnabled(False)
        self._jobs.write(
            lambda progress: undo_import(store),
            owner=self,
            on_done=self._taken_back,
            on_error=self._work.refused,
            label=_("Undoing the import"),
        )

    def _taken_back(self, changes: Changes) -> None:
        self._undo.hide()
        self._said.setText(_("The import was undone: what it added is voided, what it changed is as before."))
        self._changed(changes)

    def _save(self) -> None:
        preview = self.imported.preview if self.imported is not None else self._preview
        if preview is None:
            return
        offered = str(self._path.with_name(_("{name} – not taken.xlsx").format(name=self._path.stem)))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save rows not taken"), offered, "*.xlsx")
        if name:
            path = Path(name)
            self._jobs.run(
                lambda progress: refused_workbook(path, preview.parsed, preview.plan, progress),
                owner=self,
                on_done=lambda count: self._said.setText(
                    _("Saved {n} rows in {path}. Correct them there and import that file.").format(
                        n=count, path=path
                    )
                ),
                on_error=self._work.refused,
                label=_("Saving"),
                keeps=True,
            )

    def reject(self) -> None:
        """What is still going on is stopped; nothing half done stays."""
        self._work.stop()
        super().reject()


def _in_order(preview: RosterPreview) -> list[PlannedRow]:
    """What wants a person's eye first, the rest as in the file."""
    return sorted(preview.plan.rows, key=lambda row: row.outcome not in NOT_TAKEN)


def _summary(preview: RosterPreview) -> str:
    counts = preview.plan.counts
    parts = [f"{_(OUTCOMES[outcome][0])} {counts[outcome]}" for outcome in OUTCOMES if counts[outcome]]
    rows = ngettext("{n} row", "{n} rows", len(preview.plan.rows)).format(n=len(preview.plan.rows))
    return _("{rows}: {parts}").format(rows=rows, parts=_(", ").join(parts))


def _read(store: Store, path: Path, today: date, progress: Progress) -> RosterPreview:
    return preview_roster(store, path, today, progress=progress)


def _again(
    store: Store,
    preview: RosterPreview,
    today: date,
    mappings: Mapping[str, SheetMapping],
    choices: Choices,
    progress: Progress,
) -> RosterPreview:
    return preview_again(store, preview, today, mappings=mappings, choices=choices, progress=progress)


def _import(store: Store, preview: RosterPreview, today: date, progress: Progress) -> Imported:
    return import_roster(store, preview, today, progress)
