"""企业: the list at the left, the firm at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qingdesk.actions.life import void
from qingdesk.actions.record import Recorded
from qingdesk.domain.enterprise import Enterprise, EnterpriseDraft
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store import assignments, cadres, enterprises, units, visits
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.reason import ask_reason
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.models.enterprises import FirmLine, columns, read_page
from qingdesk.ui.models.rows import RowsModel
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.enterprises import assignment_work
from qingdesk.ui.screens.enterprises.assignment_rows import EDIT, read_lines
from qingdesk.ui.screens.enterprises.forms import assignment_plan, firm_plan, new_assignment
from qingdesk.ui.screens.enterprises.record_card import VISITS_SHOWN, FirmCard, FirmDetail
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.chooser import Choice
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.empty_state import EmptyState
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button, words


class EnterprisesScreen(QWidget):
    """Everything is read in pages; the firm chosen stays chosen when the list is read again."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"enterprises", "assignments", "visits", "cadres", "declarations", "handovers"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("enterprises")
        self._desk = desk
        self._firm: Enterprise | None = None
        self._model: RowsModel[FirmLine] = RowsModel(columns(), self)
        self._table = Table("enterprise_table", _("Enterprises"))
        self._table.setModel(self._model)
        self._table.set_widths((18, 11, 5, 3, 6), stretch=0)
        self._table.give_way(1, stretched=0, least=12)
        self._filter = FilterLine(_("Filter: name, former name, credit code, address"))
        self._note = ElidedLabel("", "quiet")
        self._card = FirmCard(desk)
        self._empty = EmptyState(
            _("There is no firm yet. Import the roster of who contacts whom, or add firms one by one."),
            _("Import a roster"),
            self._import,
        )
        self._none = EmptyState("")
        self._lists = QStackedWidget()
        self._lay_out()
        self._filter.filtered.connect(lambda text: self.reload())
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(lambda row: self._edit())
        self._card.edit.connect(self._edit)
        self._card.void.connect(self._void)
        self._card.assign.connect(self._assign)
        self._card.assignment_asked.connect(self._at_assignment)
        self._card.new_visit.connect(self._new_visit)
        self._card.open_visit.connect(lambda visit: desk.go(Target("visits", record_id=visit)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 2, STEP * 2 - 2, STEP * 2, STEP * 2)
        column.setSpacing(STEP + 2)
        head = QHBoxLayout()
        head.setSpacing(STEP + 2)
        head.addWidget(words(_("Enterprises"), points=TITLE_POINTS, bold=True))
        head.addWidget(self._note)
        head.addStretch(1)
        head.addWidget(button(_("Plan visits …"), self._plan, name="plan_visits"))
        head.addWidget(button(_("Import a roster …"), self._import, name="import_roster"))
        head.addWidget(button(_("Add a firm"), self._new, look="filled", icon_name="plus", name="new_firm"))
        column.addLayout(head)
        filters = QHBoxLayout()
        self._filter.setMinimumWidth(em(self) * 24)
        filters.addWidget(self._filter)
        filters.addStretch(1)
        column.addLayout(filters)
        listed = Card(tight=True)
        self._lists.addWidget(self._table)
        self._lists.addWidget(self._empty)
        self._lists.addWidget(self._none)
        listed.body.addWidget(self._lists)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(STEP + 4)
        split.setChildrenCollapsible(False)
        split.addWidget(listed)
        split.addWidget(self._card)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        wide = em(self) * 25
        split.setSizes([wide * 3, wide])
        column.addWidget(split, 1)

    # Screen

    def reload(self) -> None:
        """Read the list again; the firm chosen stays so while it is in it."""
        kept = self._firm.id if self._firm is not None else ""
        scope, reader, text = self._desk.scope, self._desk.store.reader(), self._filter.text().strip()
        today = self._desk.today()

        def read(offset: int, limit: int) -> list[FirmLine]:
            return read_page(
                reader,
                text=text,
                cadre_id=scope.cadre_id,
                half=scope.half,
                today=today,
                offset=offset,
                limit=limit,
            )

        self._model.read_with(read, at_least=len(self._model.rows()))
        count = enterprises.count_found(reader, text=text, cadre_id=scope.cadre_id, on=today.isoformat())
        self._note.setText(ngettext("{n} firm", "{n} firms", count).format(n=count))
        self._show_list(count, text)
        at = next((row for row, line in enumerate(self._model.rows()) if line.firm.id == kept), 0)
        if count:
            self._table.choose(at)
        else:
            self._choose(-1)

    def show_target(self, target: Target) -> None:
        """Go to that firm, or begin a new one."""
        if target.make:
            self._new()
        elif target.record_id:
            self._filter.setText("")
            if self._desk.scope.cadre_id:
                self._desk.scope.choose(cadre_id="")
            self._firm = enterprises.get(self._desk.store.reader(), target.record_id)
            self.reload()
            at = self._model.find(lambda line: line.firm.id == target.record_id)
            self._table.choose(at)
            self._table.setFocus()

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """New, filter, and what can be done with the firm chosen."""
        found: dict[Command, Callable[[], object]] = {
            Command.NEW: self._new,
            Command.FILTER: self._filter.setFocus,
        }
        if self._firm is not None:
            found[Command.VOID] = self._void
        return found

    def may_leave(self) -> bool:
        """What is typed here is typed in dialogs."""
        return True

    # Showing

    def _show_list(self, count: int, text: str) -> None:
        if count:
            self._lists.setCurrentWidget(self._table)
        elif text or self._desk.scope.cadre_id:
            said = (
                _("No firm of this cadre fits.") if self._desk.scope.cadre_id else _("No firm fits “{text}”.")
            )
            self._none.set_sentence(said.format(text=text))
            self._lists.setCurrentWidget(self._none)
        else:
            self._lists.setCurrentWidget(self._empty)

    def _choose(self, row: int) -> None:
        if row < 0:
            self._firm = None
            self._card.show_nothing()
            return
        reader = self._desk.store.reader()
        self._firm = self._model.at(row).firm
        found = assignments.of_enterprise(reader, self._firm.id)
        lines = read_lines(reader, found, cadres.names(reader))
        latest = visits.find(reader, enterprise_id=self._firm.id, limit=VISITS_SHOWN)
        self._card.show_firm(FirmDetail(self._firm, lines, latest))

    # Doing

    def _import(self) -> None:
        from qingdesk.ui.desk_work import import_roster

        import_roster(self, self._desk)

    def _plan(self) -> None:
        from qingdesk.ui.desk_work import plan_visits

        plan_visits(self.window(), self._desk)

    def _new(self) -> None:
        home = units.home(self._desk.store.reader())
        region = home.region if home is not None else ""
        draft = EnterpriseDraft(region=region)
        dialog = RecordDialog(self, self._desk, firm_plan(region), draft, _("Add a firm"))
        if dialog.exec() and dialog.saved is not None:
            self.show_target(Target("enterprises", record_id=dialog.saved.id))

    def _edit(self) -> None:
        if self._firm is None:
            return
        firm = enterprises.get(self._desk.store.reader(), self._firm.id)
        RecordDialog(self, self._desk, firm_plan(firm.region), firm, _("Edit a firm")).exec()

    def _assign(self) -> None:
        if self._firm is not None:
            plan, draft = assignment_plan(self._desk, self._firm), new_assignment(self._desk, self._firm)
            RecordDialog(
                self, self._desk, plan, draft, _("Assign a cadre to {firm}").format(firm=self._firm.name)
            ).exec()

    def _at_assignment(self, what: str, record_id: str) -> None:
        if what == EDIT:
            self._edit_assignment(record_id)
        else:
            assignment_work.do(self, self._desk, what, record_id)

    def _edit_assignment(self, assignment_id: str) -> None:
        if self._firm is None:
            return
        reader = self._desk.store.reader()
        assignment = assignments.get(reader, assignment_id)
        cadre = cadres.get(reader, assignment.cadre_id)
        plan = assignment_plan(self._desk, self._firm)
        plan = FormPlan(
            plan.noun, plan.rows, plan.finders, {"cadre_id": Choice(cadre.id, cadre.name)}, plan.hints
        )
        RecordDialog(self, self._desk, plan, assignment, _("Edit an assignment")).exec()

    def _new_visit(self) -> None:
        if self._firm is not None:
            self._desk.go(Target("visits", make=True, enterprise_id=self._firm.id))

    def _void(self) -> None:
        if self._firm is None:
            return
        reason = ask_reason(self, _("Void {name}?").format(name=self._firm.name))
        if reason:
            self._desk.jobs.write(
                partial(_void, self._desk.store, self._firm.id, reason),
                owner=self,
                on_done=self._voided,
                on_error=self._desk.messages.wrong,
                label=_("Voiding"),
            )

    def _voided(self, done: Recorded) -> None:
        self._firm = None
        self._desk.announcer.announce(done.changes)
        self._desk.messages.good(_("The firm was voided."))


def _void(store: Store, firm_id: str, reason: str, progress: Progress) -> Recorded:
    return void(store, "enterprise", firm_id, reason)
