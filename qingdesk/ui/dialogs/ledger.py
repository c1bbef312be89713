"""Import an old ledger: which one, its file, what would become of each row; then do it, with one way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.actions.changes import Changes
from qingdesk.actions.import_ledger import LedgerImported, LedgerPreview
from qingdesk.domain.labels import noun_label
from qingdesk.exchange.ledger.columns import LEDGERS
from qingdesk.exchange.ledger.plan import LedgerChoices, PlannedRow
from qingdesk.exchange.ledger.refused import NOT_TAKEN
from qingdesk.exchange.roster.plan import Outcome
from qingdesk.exchange.roster.row import RowKey
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.choose_file import choose_table
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.import_work import ImportWork
from qingdesk.ui.models.ledger import OUTCOMES, columns, fault_lines
from qingdesk.ui.models.rows import RowsModel
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.question_list import QuestionList
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.tabs import Tabs
from qingdesk.ui.widgets.words import button, words
from qingdesk.ui.widgets.work_bar import WorkBar


class LedgerDialog(QDialog):
    """`imported` is what was done; None while nothing was."""

    def __init__(self, parent: QWidget | None, desk: Desk, noun: str = "visit") -> None:
        super().__init__(parent)
        self.setObjectName("ledger_dialog")
        self.setWindowTitle(_("Import an old ledger"))
        self.imported: LedgerImported | None = None
        self._desk = desk
        self._preview: LedgerPreview | None = None
        self._path: Path | None = None
        self._excluded: frozenset[RowKey] = frozenset()
        self._noun = ComboBox([(each, noun_label(each)) for each in LEDGERS])
        self._noun.setObjectName("ledger_noun")
        self._noun.setAccessibleName(_("Which ledger"))
        self._noun.set_value(noun)
        self._model: RowsModel[PlannedRow] = RowsModel(columns(), self)
        self._table = Table("ledger_rows", _("Rows of the ledger"))
        self._table.setModel(self._model)
        self._table.set_widths((6, 7, 14, 9, 26), stretch=4)
        self._questions = QuestionList()
        self._lay_out()
        self._noun.chosen.connect(self._again_as_another)
        self._table.chosen.connect(self._show_detail)
        self._table.selectionModel().selectionChanged.connect(lambda now, before: self._allow())
        self._questions.answered.connect(self._plan_again)
        self._allow()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(_("Import an old ledger"), points=TITLE_POINTS, bold=True))
        head = QHBoxLayout()
        head.setSpacing(STEP)
        head.addWidget(self._noun)
        self._choose = button(_("Choose the file …"), self._choose_file, look="filled", name="ledger_choose")
        head.addWidget(self._choose)
        head.addWidget(button(_("Save a template …"), self._choose_template, name="ledger_template"))
        head.addStretch(1)
        column.addLayout(head)
        self._said = words(
            _(
                "Excel or CSV, as your office kept it: the columns are known by their titles. Nothing is written"
                " before you have seen what would become of every row. Firms and cadres must be here already."
            ),
            "quiet",
            wrap=True,
        )
        self._said.setObjectName("ledger_said")
        column.addWidget(self._said)
        bar = WorkBar()
        column.addWidget(bar)
        self._tabs = Tabs()
        rows, asked = Card(tight=True), Card(tight=True)
        rows.body.addWidget(self._table, 1)
        self._detail = words("", wrap=True)
        self._detail.setObjectName("ledger_detail")
        self._detail.setContentsMargins(STEP * 2, STEP, STEP * 2, STEP)
        self._detail.hide()
        rows.body.addWidget(self._detail)
        asked.body.addWidget(self._questions)
        self._tabs.add("rows", _("Rows"), rows)
        self._tabs.add("questions", _("Questions"), asked)
        column.addWidget(self._tabs, 1)
        foot = QHBoxLayout()
        self._leave_out = button(_("Leave out"), self._toggle, name="ledger_leave_out")
        self._save_refused = button(_("Save rows not taken …"), self._choose_refused, name="ledger_refused")
        self._undo = button(_("Undo this import"), self._take_back, look="quiet_link", name="ledger_undo")
        self._cancel = button(_("Cancel"), self.reject, name="cancel")
        self._import = button(_("Import"), self._write, look="filled", name="do_import")
        self._close = button(_("Close"), self.accept, look="filled", name="close")
        for made in (self._leave_out, self._save_refused, self._undo):
            foot.addWidget(made)
        foot.addStretch(1)
        for made in (self._cancel, self._import, self._close):
            foot.addWidget(made)
        for hidden in (self._save_refused, self._undo, self._close):
            hidden.hide()
        self._work = ImportWork(self, self._desk.jobs, self._said, bar, self._import)
        column.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(
            min(em(self) * 80, room.width() - STEP * 8),
            min(self.fontMetrics().height() * 34, room.height() - STEP * 8),
        )

    def noun(self) -> str:
        """The ledger chosen."""
        return str(self._noun.value())

    # The file

    def _choose_file(self) -> None:
        path = choose_table(self, self._desk.preferences, _("Import an old ledger"))
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Look at what that file would bring."""
        self._path, self._preview, self._excluded = path, None, frozenset()
        work = partial(_read, self._desk.store, self.noun(), path, self._desk.today())
        self._work.run(work, self._show_preview, _("Reading {name}").format(name=path.name))

    def _again_as_another(self) -> None:
        if self._path is not None and self.imported is None:
            self.read(self._path)

    def _choose_template(self) -> None:
        folder = Path(self._desk.preferences.settings.last_folder or Path.home())
        offered = str(folder / _("Template {noun}.xlsx").format(noun=noun_label(self.noun())))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save a template"), offered, "*.xlsx")
        if name:
            self.save_template(Path(name))

    def save_template(self, path: Path) -> None:
        """An empty ledger with its headings, an example and drop-down lists."""
        preferences = self._desk.preferences
        preferences.change(replace(preferences.settings, last_folder=str(path.parent)))
        self._desk.jobs.run(
            partial(_template, self.noun(), path),
            owner=self,
            on_done=lambda nothing: self._said.setText(
                _("The template was saved: {path}. Fill it in and choose it here.").format(path=path)
            ),
            on_error=self._work.refused,
            label=_("Saving"),
        )

    # What would become of it

    def _plan_again(self) -> None:
        if self._preview is None or self.imported is not None:
            return
        choices = LedgerChoices(excluded=self._excluded, answers=self._questions.answers())
        work = partial(_again, self._desk.store, self._preview, self._desk.today(), choices)
        self._work.run(work, self._show_preview, _("Planning again"))

    def _show_preview(self, preview: LedgerPreview) -> None:
        self._preview = preview
        self._show_rows(preview)
        self._questions.show_questions(preview.plan.questions, preview.choices.answers)
        self._tabs.set_count("questions", len(preview.plan.questions) or None)
        self._said.setText(_summary(preview))
        takes = preview.plan.counts[Outcome.NEW]
        self._import.setText(ngettext("Import {n} row", "Import {n} rows", takes).format(n=takes))
        self._allow()

    def _show_rows(self, preview: LedgerPreview) -> None:
        row = max(self._table.currentIndex().row(), 0)
        in_order = sorted(preview.plan.rows, key=lambda each: each.outcome not in NOT_TAKEN)
        self._model.show_rows(in_order)
        self._table.choose(min(row, len(in_order) - 1))
        self._save_refused.setVisible(bool(preview.plan.rows_with(*NOT_TAKEN)))

    def _show_detail(self, row: int) -> None:
        text = fault_lines(self._model.at(row)) if 0 <= row < self._model.rowCount() else ""
        self._detail.setText(text)
        self._detail.setVisible(bool(text))

    def _allow(self) -> None:
        plan = self._preview.plan if self._preview is not None else None
        brings = plan is not None and bool(plan.counts[Outcome.NEW])
        self._import.setEnabled(brings and not self._work.is_going())
        chosen = self._chosen()
        self._leave_out.setVisible(plan is not None and self.imported is None)
        self._leave_out.setEnabled(bool(chosen))
        all_out = bool(chosen) and all(each.key in self._excluded for each in chosen)
        self._leave_out.setText(_("Take in again") if all_out else _("Leave out"))

    def _chosen(self) -> list[PlannedRow]:
        return [self._model.at(row) for row in self._table.chosen_rows()]

    def _toggle(self) -> None:
        keys = frozenset(each.key for each in self._chosen())
        self._excluded = self._excluded - keys if keys <= self._excluded else self._excluded | keys
        self._plan_again()

    # Doing it

    def _write(self) -> None:
        if self._preview is not None:
            work = partial(_import, self._desk.store, self._preview, self._desk.today())
            self._work.run(work, self._show_imported, _("Importing"), writes=True)

    def _show_imported(self, imported: LedgerImported) -> None:
        self.imported = imported
        self._show_rows(imported.preview)
        added = sum(imported.added.values())
        text = ngettext("{n} record was added.", "{n} records were added.", added).format(n=added)
        self._said.setText(_("Imported. {added} {rows}").format(added=text, rows=_summary(imported.preview)))
        self._questions.setEnabled(False)
        for gone in (self._cancel, self._import, self._leave_out):
            gone.hide()
        self._choose.setEnabled(False)
        self._noun.setEnabled(False)
        self._close.show()
        self._undo.setVisible(bool(imported.changes))
        self._desk.announcer.announce(imported.changes)

    def _take_back(self) -> None:
        self._undo.setEnabled(False)
        self._desk.jobs.write(
            partial(_take_back, self._desk.store),
            owner=self,
            on_done=self._taken_back,
            on_error=self._work.refused,
            label=_("Undoing the import"),
        )

    def _taken_back(self, changes: Changes) -> None:
        self._undo.hide()
        self._said.setText(_("The import was undone: what it added is voided."))
        self._desk.announcer.announce(changes)

    def _choose_refused(self) -> None:
        if self._path is None:
            return
        offered = str(self._path.with_name(_("{name} – not taken.xlsx").format(name=self._path.stem)))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save rows not taken"), offered, "*.xlsx")
        if name:
            self.save_refused(Path(name))

    def save_refused(self, path: Path) -> None:
        """The rows that were not taken, each with its reason, to correct and import."""
        preview = self.imported.preview if self.imported is not None else self._preview
        if preview is None:
            return

        def saved(count: int) -> None:
            said = _("Saved {n} rows in {path}. Correct them there and import that file.")
            self._said.setText(said.format(n=count, path=path))

        self._desk.jobs.run(
            partial(_refused_rows, preview, path),
            owner=self,
            on_done=saved,
            on_error=self._work.refused,
            label=_("Saving"),
        )

    def reject(self) -> None:
        """What is still going on is stopped; nothing half done stays."""
        self._work.stop()
        super().reject()


def _summary(preview: LedgerPreview) -> str:
    counts = preview.plan.counts
    parts = [f"{_(OUTCOMES[outcome][0])} {counts[outcome]}" for outcome in OUTCOMES if counts[outcome]]
    rows = ngettext("{n} row", "{n} rows", len(preview.plan.rows)).format(n=len(preview.plan.rows))
    said = f"{preview.name}　{rows}: {_(', ').join(parts)}"
    unread = [title for sheet in preview.parsed.sheets if sheet.mapping for title in sheet.mapping.not_taken]
    if unread:
        said += "\n" + _("Columns that nothing is taken from: {titles}").format(titles=_(", ").join(unread))
    return said


def _read(store: Store, noun: str, path: Path, today: date, progress: Progress) -> LedgerPreview:
    from qingdesk.actions.import_ledger import preview_ledger

    return preview_ledger(store, noun, path, today, progress=progress)


def _again(
    store: Store, preview: LedgerPreview, today: date, choices: LedgerChoices, progress: Progress
) -> LedgerPreview:
    from qingdesk.actions.import_ledger import preview_ledger_again

    return preview_ledger_again(store, preview, today, choices=choices, progress=progress)


def _import(store: Store, preview: LedgerPreview, today: date, progress: Progress) -> LedgerImported:
    from qingdesk.actions.import_ledger import import_ledger

    return import_ledger(store, preview, today, progress)


def _take_back(store: Store, progress: Progress) -> Changes:
    from qingdesk.actions.import_ledger import undo_ledger

    return undo_ledger(store)


def _template(noun: str, path: Path, progress: Progress) -> None:
    from qingdesk.exchange.ledger.template import write_template

    write_template(path, LEDGERS[noun])


def _refused_rows(preview: LedgerPreview, path: Path, progress: Progress) -> int:
    from qingdesk.exchange.ledger.refused import refused_rows

    return refused_rows(path, preview.parsed, preview.plan)
