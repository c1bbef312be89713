"""责任分工: which units answer for which kind of problem; what a problem's dialog proposes comes from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from qingdesk.actions.changes import Changes
from qingdesk.domain.labels import word_label
from qingdesk.domain.problem import Category
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store import responsibilities
from qingdesk.store.database import Store
from qingdesk.store.responsibilities import Responsibility
from qingdesk.ui.choose_file import choose_table
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.responsibility import ResponsibilityDialog
from qingdesk.ui.messages import ask
from qingdesk.ui.models.rows import Column, RowsModel
from qingdesk.ui.screen import Command
from qingdesk.ui.style import STEP, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.empty_state import EmptyState
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.flow_row import FlowRow
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button, words


def category_words(categories: tuple[str, ...]) -> str:
    """As they are read."""
    known = {category.value for category in Category}
    return _(", ").join(word_label(Category(word)) for word in categories if word in known)


class ResponsibilitiesPane(QWidget):
    """Double click or Return edits a task; a new table takes the place of the one before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._model: RowsModel[Responsibility] = RowsModel(_columns(), self)
        self._table = Table("responsibility_table", _("Who answers for what"))
        self._table.setModel(self._model)
        self._table.set_widths((10, 22, 15, 9), stretch=1)
        self._filter = FilterLine(_("Filter: task, unit, category"), "responsibility_filter")
        self._edit_button = button(_("Edit"), self._edit, name="responsibility_edit")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 2)
        head = FlowRow()
        head.setSpacing(STEP)
        self._filter.setMinimumWidth(em(self) * 18)
        head.addWidget(self._filter)
        head.addWidget(self._edit_button)
        head.addWidget(
            button(
                _("Take in a table …"), self._take_in, look="filled", icon_name="file-down",
                name="import_responsibilities",
            )
        )  # fmt: skip
        column.addLayout(head)
        card = Card(tight=True)
        self._lists = QStackedWidget()
        self._empty = EmptyState(
            _("There is no table yet. Take in the unit's own (task, responsible units): problems are then proposed"
              " to who answers for them."),
            _("Take in a table …"),
            self._take_in,
        )  # fmt: skip
        self._lists.addWidget(self._table)
        self._lists.addWidget(self._empty)
        card.body.addWidget(self._lists)
        column.addWidget(card, 1)
        hint = _("The first unit leads, the others help. Only a proposal comes of it: a person decides.")
        column.addWidget(words(hint, "quiet", wrap=True))
        self._filter.filtered.connect(lambda text: self.reload())
        self._table.opened.connect(lambda row: self._edit())
        self._table.chosen.connect(lambda row: self._edit_button.setEnabled(row >= 0))

    def reload(self) -> None:
        """Read the table again, staying in its row."""
        row = max(self._table.currentIndex().row(), 0)
        text = self._filter.text().strip().casefold()
        every = responsibilities.find(self._desk.store.reader())
        shown = [each for each in every if text in _all_words(each).casefold()]
        self._model.show_rows(shown)
        self._lists.setCurrentWidget(self._table if every else self._empty)
        self._edit_button.setEnabled(bool(shown))
        self._table.choose(min(row, len(shown) - 1))

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Filter."""
        return {Command.FILTER: self._filter.setFocus}

    def _edit(self) -> None:
        row = self._table.currentIndex().row()
        if 0 <= row < self._model.rowCount():
            ResponsibilityDialog(self.window(), self._desk, self._model.at(row)).exec()

    def _take_in(self) -> None:
        path = choose_table(self, self._desk.preferences, _("Take in a table of responsibilities"))
        there = self._model.rowCount() or responsibilities.find(self._desk.store.reader())
        if path is None:
            return
        title = _("Put the table of “{name}” in the place of the one that is here?").format(name=path.name)
        hint = _("The old one, with what was changed in it by hand, stays in the audit only.")
        if not there or ask(self.window(), title, hint, _("Take it in")):
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Read that file and put its table into the place of the one before."""
        self._desk.jobs.write(
            partial(_import, self._desk.store, path),
            owner=self,
            on_done=self._taken_in,
            on_error=self._desk.messages.wrong,
            label=_("Reading {name}").format(name=path.name),
        )

    def _taken_in(self, done: tuple[int, Changes]) -> None:
        count, changes = done
        self._desk.announcer.announce(changes)
        self._desk.messages.good(ngettext("{n} task came in.", "{n} tasks came in.", count).format(n=count))


def _columns() -> tuple[Column[Responsibility], ...]:
    return (
        Column(_("Clause"), lambda each: each.clause),
        Column(_("Task"), lambda each: " ".join(each.task.split())),
        Column(_("Units, the first leads"), lambda each: _(", ").join(each.units)),
        Column(_("Proposed for"), lambda each: category_words(each.categories) or "—"),
    )


def _all_words(each: Responsibility) -> str:
    return f"{each.clause} {each.task} {' '.join(each.units)} {category_words(each.categories)}"


def _import(store: Store, path: Path, progress: Progress) -> tuple[int, Changes]:
    from qingdesk.actions.responsibilities import import_responsibilities

    return import_responsibilities(store, path)
