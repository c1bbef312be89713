"""安排走访: days proposed for the visits that are due; each can be moved, all are saved for a calendar program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qingdesk.errors import UserError
from qingdesk.i18n import _, format_date, ngettext
from qingdesk.progress import Progress
from qingdesk.store import workdays
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.file_places import choose_place
from qingdesk.ui.models.rows import Column, RowsModel
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.empty_state import EmptyState
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.typed_lines import DateLine
from qingdesk.ui.widgets.words import button, words

if TYPE_CHECKING:
    from qingdesk.actions.plan import PlanLine, VisitPlan

LEFT_NAMED = 3


class PlanDialog(QDialog):
    """A proposal: it is made anew each time, and what was moved is lost with the dialog."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setObjectName("plan_dialog")
        self.setWindowTitle(_("Plan visits"))
        self._desk = desk
        self._plan: VisitPlan | None = None
        self._calendar = workdays.load(desk.store.reader())
        columns: list[Column[PlanLine]] = [
            Column(_("Day"), lambda row: format_date(row.day, today=desk.today())),
            Column(_("Firm"), lambda row: row.enterprise),
            Column(_("Who goes"), lambda row: _(", ").join(row.visitors)),
            Column(_("Address"), lambda row: row.place),
        ]
        self.model: RowsModel[PlanLine] = RowsModel(columns, self)
        self.table = Table("plan_table", _("Visits proposed"))
        self.table.setModel(self.model)
        self.table.set_widths((6, 16, 8, 10), stretch=1)
        self._about = words(_("Looking for days …"), "quiet", wrap=True)
        self._about.setObjectName("plan_about")
        self._left = words("", "amber", wrap=True)
        self._left.setObjectName("plan_left")
        self._left.hide()
        self._day = DateLine(desk.today)
        self._day.setObjectName("plan_day")
        self._box = FieldBox(_("Day of this visit"), self._day, " ")
        self._nothing = EmptyState(_("Every visit of this half-year that is due has been made."))
        self._rows = QStackedWidget()
        self._said = words("", "red", wrap=True)
        self._said.setObjectName("plan_said")
        self._said.hide()
        self._save = button(
            _("Save for the calendar …"),
            self._choose,
            look="filled",
            icon_name="calendar-days",
            name="plan_save",
        )
        self._save.setEnabled(False)
        self._lay_out()
        self.table.chosen.connect(self._show_day)
        self.table.opened.connect(lambda row: self._day.setFocus())
        self._day.editingFinished.connect(self._move)  # not at each key: 12.3 is a day before 12.30 is
        desk.jobs.run(
            partial(_propose, desk.store, desk.today(), desk.scope.cadre_id),
            owner=self,
            on_done=self._show,
            on_error=self._refused,
            label=_("Looking for days"),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 2)
        column.addWidget(words(_("Plan visits"), points=TITLE_POINTS, bold=True))
        column.addWidget(self._about)
        card = Card(tight=True)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._nothing)
        card.body.addWidget(self._rows)
        column.addWidget(card, 1)
        column.addWidget(self._left)
        hint = _(
            "Days are spread over working days; no firm is visited twice within 30 days. Agree on them first."
        )
        column.addWidget(words(hint, "quiet", SMALL_POINTS, wrap=True))
        column.addWidget(self._said)
        foot = QHBoxLayout()
        foot.setSpacing(STEP)
        foot.addWidget(self._box)
        foot.addStretch(1)
        foot.addWidget(button(_("Close"), self.reject, name="plan_close"))
        foot.addWidget(self._save)
        column.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(em(self) * 52, min(em(self) * 42, room.height() - STEP * 8))

    def _show(self, plan: VisitPlan) -> None:
        self._plan = plan
        many = len(plan.lines)
        said = ngettext("{n} visit is due by {day}.", "{n} visits are due by {day}.", many)
        about = said.format(n=many, day=format_date(plan.half.last, today=self._desk.today()))
        if plan.estimated:
            years = "、".join(str(year) for year in plan.estimated)
            text = _("The working days of {years} are not entered yet: terms are counted Monday to Friday.")
            about = f"{about} {text.format(years=years)}"
        self._about.setText(about)
        self.model.show_rows(plan.lines)
        self._rows.setCurrentWidget(self.table if many else self._nothing)
        self._save.setEnabled(bool(many))
        self._box.setVisible(bool(many))
        self._show_left(plan)
        self.table.choose(0)
        self.table.setFocus()

    def _show_left(self, plan: VisitPlan) -> None:
        names = _(", ").join(name for name, _number in plan.left[:LEFT_NAMED])
        many = len(plan.left)
        said = ngettext(
            "For {n} firm no day is left in this half-year: {names}",
            "For {n} firms no day is left in this half-year: {names}",
            many,
        )
        more = " …" if many > LEFT_NAMED else ""
        self._left.setText(said.format(n=many, names=names) + more)
        self._left.setVisible(bool(many))

    def _current(self) -> int:
        row = self.table.currentIndex().row()
        return row if 0 <= row < len(self.model.rows()) else -1

    def _show_day(self, row: int) -> None:
        if 0 <= row < len(self.model.rows()):
            self._day.set_value(self.model.at(row).day)
            self._box.set_mistake("")
            self._box.set_hint(self._note(self.model.at(row).day))

    def _note(self, day: date) -> str:
        """Said of a day that is possible, but not a good one; a space keeps the line's height."""
        last = self._plan.half.last if self._plan is not None else day
        if not self._calendar.is_workday(day):
            return _("That is no working day.")
        return _("The half-year is over by then.") if day > last else " "

    def _move(self) -> None:
        day, row = self._day.value(), self._current()
        if not isinstance(day, date) or row < 0 or self._plan is None or day == self.model.at(row).day:
            return
        if day <= self._desk.today() - timedelta(days=1):
            self._box.set_mistake(_("A visit is planned for today or later."))
            return
        line = replace(self.model.at(row), day=day)
        lines = [*self.model.rows()]
        lines[row] = line
        lines.sort(key=lambda one: (one.day, one.cadre_ids, one.enterprise_id))
        self._plan = replace(self._plan, lines=tuple(lines))
        self.model.show_rows(lines)
        self.table.choose(lines.index(line))

    def _choose(self) -> None:
        desk = self._desk
        if self._plan is None:
            return
        name = _("Visits {half}.ics").format(half=self._plan.half.name)
        title, kinds = _("Save for the calendar"), "iCalendar (*.ics)"
        chosen = choose_place(self, desk.preferences, title, name, kinds)
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Write it there; the dialog closes when it is written."""
        if self._plan is None:
            return
        self._said.hide()
        self._save.setEnabled(False)
        self._desk.jobs.run(
            partial(_write, self._desk.store, self._plan, path),
            owner=self,
            on_done=self._saved,
            on_error=self._refused,
            label=_("Saving the plan"),
            keeps=True,
        )

    def _saved(self, path: Path) -> None:
        self._desk.messages.good(_("The plan was saved as {name}.").format(name=path.name), str(path.parent))
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._save.setEnabled(self._plan is not None and bool(self._plan.lines))
        self._said.setText(str(error))
        self._said.show()


def _propose(store: Store, today: date, cadre_id: str, progress: Progress) -> VisitPlan:
    from qingdesk.actions.plan import plan_visits

    return plan_visits(store, today, cadre_id=cadre_id)


def _write(store: Store, plan: VisitPlan, path: Path, progress: Progress) -> Path:
    from qingdesk.actions.plan import save_ics

    save_ics(store, plan, path)
    return path


def plan_visits(parent: QWidget, desk: Desk) -> None:
    """Show the days proposed for the cadre chosen above, or for the whole unit."""
    PlanDialog(parent, desk).exec()
