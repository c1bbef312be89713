"""工作日: the days of a year that are not what their weekday says; terms in working days are counted by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from qingdesk.actions.changes import Changes
from qingdesk.i18n import _, format_date, ngettext
from qingdesk.progress import Progress
from qingdesk.store import workdays
from qingdesk.store.database import Store
from qingdesk.store.workdays import OddDay
from qingdesk.ui.choose_file import choose_table
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.workday import WorkdayDialog
from qingdesk.ui.messages import ask
from qingdesk.ui.models.rows import Column, RowsModel
from qingdesk.ui.screen import Command
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.empty_state import EmptyState
from qingdesk.ui.widgets.flow_row import FlowRow
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button, words


class WorkdaysPane(QWidget):
    """A year at a time; the next one is offered too, for it is the one that is wanting."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._model: RowsModel[OddDay] = RowsModel(_columns(), self)
        self._table = Table("workday_table", _("Working days"))
        self._table.setModel(self._model)
        self._table.set_widths((9, 6, 8, 20), stretch=3)
        self._year = ComboBox()
        self._year.setObjectName("workday_year")
        self._year.setAccessibleName(_("Year"))
        self._said = words("", "quiet", wrap=True)
        self._said.setObjectName("workday_said")
        self._drop_button = button(
            _("Take the day out …"), self._drop, look="quiet_link", name="workday_drop"
        )
        self._edit_button = button(_("Edit"), self._edit, name="workday_edit")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 2)
        head = FlowRow()
        head.setSpacing(STEP)
        head.addWidget(self._year)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head.addWidget(gap)
        head.addWidget(self._drop_button)
        head.addWidget(self._edit_button)
        head.addWidget(button(_("Add a day …"), self._add, name="workday_add"))
        head.addWidget(
            button(
                _("Take in a year …"),
                self._take_in,
                look="filled",
                icon_name="file-down",
                name="import_workdays",
            )
        )
        column.addLayout(head)
        card = Card(tight=True)
        self._lists = QStackedWidget()
        self._empty = EmptyState(
            _("This year is not entered: its terms are counted Monday to Friday, and said to be estimated."),
            _("Take in a year …"),
            self._take_in,
        )
        self._lists.addWidget(self._table)
        self._lists.addWidget(self._empty)
        card.body.addWidget(self._lists)
        column.addWidget(card, 1)
        column.addWidget(self._said)
        self._year.chosen.connect(self.reload)
        self._table.opened.connect(lambda row: self._edit())
        self._table.chosen.connect(lambda row: self._allow())

    def reload(self) -> None:
        """Read the year again, staying in its row."""
        reader, now = self._desk.store.reader(), self._desk.today().year
        chosen = self._year.value() or now
        years = sorted({*workdays.years(reader), now, now + 1})
        self._year.fill([(year, _("Year {year}").format(year=year)) for year in years])
        self._year.set_value(chosen)
        row = max(self._table.currentIndex().row(), 0)
        found = workdays.of_year(reader, self._shown_year())
        self._model.show_rows(found)
        self._lists.setCurrentWidget(self._table if found else self._empty)
        rest = sum(not each.is_workday for each in found)
        self._said.setText(
            _(
                "{rest} days off and {work} made-up working days. All other days count by their weekday;"
                " add what the State Council's notice of the year says."
            ).format(rest=rest, work=len(found) - rest)
        )
        self._table.choose(min(row, len(found) - 1))
        self._allow()

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """New."""
        return {Command.NEW: self._add}

    def _shown_year(self) -> int:
        year = self._year.value()
        return year if isinstance(year, int) else self._desk.today().year

    def _allow(self) -> None:
        can = self._current() is not None
        self._edit_button.setEnabled(can)
        self._drop_button.setEnabled(can)

    def _current(self) -> OddDay | None:
        row = self._table.currentIndex().row()
        return self._model.at(row) if 0 <= row < self._model.rowCount() else None

    def _add(self) -> None:
        WorkdayDialog(self.window(), self._desk, None).exec()

    def _edit(self) -> None:
        day = self._current()
        if day is not None:
            WorkdayDialog(self.window(), self._desk, day).exec()

    def _drop(self) -> None:
        day = self._current()
        if day is None:
            return
        title = _("Take {day} out of the table?").format(day=format_date(day.day))
        if ask(self.window(), title, _("It counts by its weekday again."), _("Take it out")):
            self._write(partial(_drop, self._desk.store, day.day), self._changed)

    def _take_in(self) -> None:
        path = choose_table(self, self._desk.preferences, _("Take in the working days of a year"))
        if path is not None:
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Read the days of that file; those that are here already take their new kind."""
        self._write(partial(_import, self._desk.store, path), self._taken_in)

    def _write(self, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        self._desk.jobs.write(
            work, owner=self, on_done=done, on_error=self._desk.messages.wrong, label=_("Saving")
        )

    def _changed(self, changes: Changes) -> None:
        self._desk.announcer.announce(changes)

    def _taken_in(self, done: tuple[list[int], Changes]) -> None:
        years, changes = done
        self._desk.announcer.announce(changes)
        self.reload()
        self._year.set_value(years[-1])
        self.reload()
        said = ngettext("The days of {years} came in.", "The days of {years} came in.", len(years))
        self._desk.messages.good(said.format(years=_(", ").join(str(year) for year in years)))


def _columns() -> tuple[Column[OddDay], ...]:
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return (
        Column(_("Day"), lambda each: format_date(each.day)),
        Column(_("Weekday"), lambda each: names[each.day.weekday()]),
        Column(_("Counts as"), lambda each: kind_words(each.is_workday)),
        Column(_("Basis"), lambda each: each.basis),
    )


def kind_words(is_workday: bool) -> str:
    """What the day counts as."""
    return _("working day") if is_workday else _("day off")


def _import(store: Store, path: Path, progress: Progress) -> tuple[list[int], Changes]:
    from qingdesk.actions.workdays import import_workdays

    return import_workdays(store, path)


def _drop(store: Store, day: date, progress: Progress) -> Changes:
    from qingdesk.actions.workdays import drop_workday

    return drop_workday(store, day)
