"""诉求: the list at the left, the problem and its way at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.domain.problem import Problem
from qingdesk.domain.problem_way import Milestone
from qingdesk.i18n import _, ngettext
from qingdesk.store import cadres, problems
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.print_preview import print_records
from qingdesk.ui.dialogs.problem import ProblemDialog, new_problem
from qingdesk.ui.dialogs.progress import ProgressDialog
from qingdesk.ui.dialogs.step import HandOverLegalDialog, RepairDialog, StepDialog
from qingdesk.ui.list_pane import ListPane
from qingdesk.ui.list_plan import ListPlan
from qingdesk.ui.models.problems import ProblemLine, columns, counts, lines, listing
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.problems.record_card import ProblemCard

TICKET, LEDGER = "problem_ticket", "problem_ledger"


class ProblemsScreen(QWidget):
    """See `ui/screen.py`."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"problems", "progresses", "enterprises", "visits", "findings", "assignments", "attachments"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("problems_screen")
        self._desk = desk
        self._problem: Problem | None = None
        self.card = ProblemCard(desk)
        self.list: ListPane[ProblemLine] = ListPane(desk, self._plan(), self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.chosen.connect(self._show)
        self.card.step.connect(self._take_step)
        self.card.note_step.connect(self._note)
        self.card.change.connect(self._change_step)
        self.card.hand_over.connect(self._hand_over)
        self.card.edit.connect(self._edit)
        self.card.print_ticket.connect(self._print_ticket)
        self.card.open_visit.connect(lambda visit: desk.go(Target("visits", record_id=visit)))
        self.card.open_firm.connect(lambda firm: desk.go(Target("enterprises", record_id=firm)))
        desk.findings.updated.connect(self._show_again)

    def _plan(self) -> ListPlan[ProblemLine]:
        reader, today = self._desk.store.reader(), self._desk.today
        return ListPlan(
            name="problems",
            noun="problem",
            title=_("Firms' problems"),
            columns=columns(today),
            widths=(7, 10, 12, 8, 6, 9),
            stretch=2,
            gives_way=(3, 0, 4),
            states={
                problems.OPEN: _("In hand"),
                problems.OVERDUE: _("Overdue"),
                problems.UNTRIAGED: _("To be triaged"),
                problems.TO_CALL_BACK: _("To be called back"),
            },
            filter_words=_("Filter: firm, text, unit, number"),
            new_words=_("Record a problem"),
            empty_words=_("No problem is recorded yet. What a firm asks on a visit comes here by itself."),
            no_fit_words=_("No problem fits."),
            count_words=lambda n: ngettext("{n} problem", "{n} problems", n).format(n=n),
            record=lambda line: line.problem,
            table=problems.TABLE,
            listing=lambda asked: listing(today(), asked),
            lines=lambda found: lines(reader, found),
            orders=problems.ORDERS,
            counts=lambda asked: counts(reader, today(), asked),
            new=self._new,
            open=self._edit,
            forms=((TICKET, _("Assignment of the problem")),),
            ledgers=((LEDGER, _("Ledger (the selection, or the half-year)")),),
        )

    # Screen

    def reload(self) -> None:
        """Read the list and the problem again."""
        self.list.reload()

    def show_target(self, target: Target) -> None:
        """That problem, a new one, or the list by a chip."""
        if target.make:
            self._new(target.enterprise_id)
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

    def _show(self, line: ProblemLine | None) -> None:
        self._problem = line.problem if line is not None else None
        self.card.show_problem(self._problem)

    def _show_again(self) -> None:
        if self._problem is not None:
            self._problem = problems.get(self._desk.store.reader(), self._problem.id)
            self.card.show_problem(self._problem)

    # Doing

    def _fresh(self) -> Problem | None:
        return (
            problems.get(self._desk.store.reader(), self._problem.id) if self._problem is not None else None
        )

    def _new(self, enterprise_id: str = "") -> None:
        draft = new_problem(self._desk, enterprise_id)
        dialog = ProblemDialog(self.window(), self._desk, draft, _("Record a problem"))
        if dialog.exec() and dialog.saved is not None:
            self.list.show_record(dialog.saved.id)

    def _edit(self) -> None:
        problem = self._fresh()
        if problem is not None:
            ProblemDialog(self.window(), self._desk, problem, _("Edit a problem")).exec()

    def _take_step(self, milestone: Milestone) -> None:
        problem = self._fresh()
        if problem is None:
            return
        if milestone is Milestone.REPAIR:
            RepairDialog(self.window(), self._desk, problem, self._myself()).exec()
        else:
            StepDialog(self.window(), self._desk, milestone, problem).exec()

    def _change_step(self, milestone: Milestone) -> None:
        problem = self._fresh()
        if problem is not None:
            StepDialog(self.window(), self._desk, milestone, problem, changing=True).exec()

    def _note(self) -> None:
        problem = self._fresh()
        if problem is not None:
            ProgressDialog(self.window(), self._desk, problem, self._myself()).exec()

    def _hand_over(self) -> None:
        problem = self._fresh()
        if problem is not None:
            HandOverLegalDialog(self.window(), self._desk, problem).exec()

    def _myself(self) -> str:
        operator = self._desk.preferences.settings.operator_cadre_id
        return cadres.get(self._desk.store.reader(), operator).name if operator else ""

    def _print_ticket(self) -> None:
        if self._problem is not None:
            print_records(self._desk, self, TICKET, (self._problem.id,))
