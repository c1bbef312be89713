"""企业: the list at the left, the firm at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.domain.enterprise import Enterprise, EnterpriseDraft
from qingdesk.domain.nouns import NOUNS
from qingdesk.i18n import _, ngettext
from qingdesk.store import assignments, cadres, enterprises, units
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.list_pane import ListPane
from qingdesk.ui.list_plan import ListPlan
from qingdesk.ui.models.enterprises import FirmLine, columns, counts, lines, listing
from qingdesk.ui.models.firm_history import firm_history
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.enterprises import assignment_work
from qingdesk.ui.screens.enterprises.assignment_rows import EDIT, read_lines
from qingdesk.ui.screens.enterprises.forms import assignment_plan, firm_plan, new_assignment
from qingdesk.ui.screens.enterprises.record_card import FirmCard, FirmDetail
from qingdesk.ui.widgets.chooser import Choice
from qingdesk.ui.widgets.words import button


class EnterprisesScreen(QWidget):
    """Everything is read in pages; the firm chosen stays chosen when the list is read again."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {
            "enterprises",
            "assignments",
            "visits",
            "cadres",
            "declarations",
            "handovers",
            "meals",
            "events",
            "problems",
            "commitments",
            "gifts",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("enterprises")
        self._desk = desk
        self._firm: Enterprise | None = None
        self._card = FirmCard(desk)
        self.list: ListPane[FirmLine] = ListPane(desk, self._list_plan(), self._card)
        before_new = self.list.head.count() - 1
        self.list.head.insertWidget(before_new, button(_("Plan visits …"), self._plan, name="plan_visits"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.chosen.connect(self._choose)
        self._card.edit.connect(self._edit)
        self._card.void.connect(self.list.void_chosen)
        self._card.assign.connect(self._assign)
        self._card.assignment_asked.connect(self._at_assignment)
        self._card.new_visit.connect(self._new_visit)
        self._card.merge.connect(self._merge)
        self._card.open_record.connect(
            lambda noun, record: desk.go(Target(NOUNS[noun].plural, record_id=record))
        )

    def _list_plan(self) -> ListPlan[FirmLine]:
        desk, reader = self._desk, self._desk.store.reader()
        return ListPlan(
            name="enterprises",
            noun="enterprise",
            title=_("Enterprises"),
            columns=columns(),
            widths=(18, 11, 5, 3, 6),
            stretch=0,
            gives_way=(1,),
            least=12,
            half=None,
            states={
                enterprises.UNVISITED: _("Not visited this half-year"),
                enterprises.UNASSIGNED: _("No leader assigned"),
                enterprises.WITHOUT_CODE: _("No credit code"),
            },
            filter_words=_("Filter: name, former name, code, address; pinyin too"),
            new_words=_("Add a firm"),
            empty_words=_(
                "There is no firm yet. Import the roster of who contacts whom, or add firms one by one."
            ),
            no_fit_words=_("No firm fits."),
            count_words=lambda n: ngettext("{n} firm", "{n} firms", n).format(n=n),
            record=lambda line: line.firm,
            table=enterprises.TABLE,
            listing=lambda asked: listing(desk.today(), desk.scope.half, asked),
            lines=lambda found: lines(reader, found, desk.scope.half, desk.today()),
            orders=enterprises.ORDERS,
            counts=lambda asked: counts(reader, desk.today(), desk.scope.half, asked),
            new=self._new,
            open=self._edit,
            fill=(_("Import a roster"), self._import),
        )

    # Screen

    def reload(self) -> None:
        """Read the list again; the firm chosen stays so while it is in it."""
        self.list.reload()

    def show_target(self, target: Target) -> None:
        """Go to that firm, begin a new one, or the list by a chip."""
        if target.make:
            self._new()
        elif target.record_id:
            self.list.show_record(target.record_id)
        elif target.filter:
            self.list.show_state(target.filter)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Those of the list."""
        return self.list.commands()

    def may_leave(self) -> bool:
        """What is typed here is typed in dialogs."""
        return True

    # Showing

    def _choose(self, line: FirmLine | None) -> None:
        if line is None:
            self._firm = None
            self._card.show_nothing()
            return
        reader = self._desk.store.reader()
        self._firm = line.firm
        found = assignments.of_enterprise(reader, self._firm.id)
        assigned = read_lines(reader, found, cadres.names(reader))
        history = firm_history(reader, self._firm.id, self._desk.today())
        self._card.show_firm(FirmDetail(self._firm, assigned, history))

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

    def _merge(self) -> None:
        from qingdesk.ui.dialogs.merge import MergeDialog

        if self._firm is None:
            return
        firm = enterprises.get(self._desk.store.reader(), self._firm.id)
        dialog = MergeDialog(self.window(), self._desk, firm)
        if dialog.exec() and dialog.merged is not None:
            self.list.show_record(dialog.merged.kept.id)

    def _new_visit(self) -> None:
        if self._firm is not None:
            self._desk.go(Target("visits", make=True, enterprise_id=self._firm.id))
