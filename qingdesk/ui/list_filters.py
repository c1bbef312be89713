"""The row above a list: chips, filter, views. It knows what is asked for, in what order, and how that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from qingdesk.i18n import _
from qingdesk.store import saved_views
from qingdesk.store.listed import Filter
from qingdesk.ui.desk import Desk
from qingdesk.ui.list_look import ColumnLook, ListLook, from_content
from qingdesk.ui.list_plan import ListPlan
from qingdesk.ui.list_views import ListViews
from qingdesk.ui.look_keeper import LookKeeper
from qingdesk.ui.style import STEP, em
from qingdesk.ui.widgets.chip import Chip
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.flow_row import FlowRow
from qingdesk.ui.widgets.table import Table

HALF = "half"


class ListFilters(QWidget):
    """`changed` when a person asked for other rows or another order."""

    changed = Signal()

    def __init__(self, desk: Desk, plan: ListPlan[Any], table: Table) -> None:
        """table: whose titles sort, and whose columns are kept with the rest."""
        super().__init__()
        self._desk, self._plan, self._table = desk, plan, table
        self._order, self._descending = "", True
        self.chips = {HALF: Chip(_("This half-year"), f"{plan.name}_chip_half", on=bool(plan.half))}
        for state, text in plan.states.items():
            self.chips[state] = Chip(text, f"{plan.name}_chip_{state}")
        self.filter = FilterLine(plan.filter_words, f"{plan.name}_filter")
        self.filter.setMinimumWidth(em(self) * 10)
        self._views = ListViews(desk, plan.name, self)
        self._keeper = LookKeeper(desk, plan.name, self)
        row = FlowRow()  # where words are long, the filter goes on below the chips
        self.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        for name, chip in self.chips.items():
            chip.clicked.connect(partial(self._press, name))
            if name != HALF or plan.half is not None:
                row.addWidget(chip)
        rest = QWidget()
        rest.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        beside = QHBoxLayout(rest)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(STEP)
        beside.addWidget(self.filter, 1)
        beside.addWidget(self._views)
        row.addWidget(rest)
        self.filter.filtered.connect(lambda text: self._ask())
        header = table.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sort_by)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda place: self._offer_columns().popup(header.mapToGlobal(place))
        )
        table.laid.connect(self._keeper.touch)
        left = self.read_look(saved_views.as_left(desk.store.reader(), plan.name))
        if left is not None:
            self._take(left)
            self._views.show_current()

    # What is asked for

    def asked(self, state: str | None = None) -> Filter:
        """By the chips, the filter and the frame's choice; with another state when one is given."""
        half = self._desk.scope.half if self.chips[HALF].isChecked() else None
        text = self.filter.text().strip()
        wanted = self._state() if state is None else state
        return Filter(half, self._desk.scope.cadre_id, wanted, text, self._order, self._descending)

    def asked_for_all(self) -> Filter:
        """By the frame's choice of a cadre alone."""
        return Filter(cadre_id=self._desk.scope.cadre_id)

    def is_filtered(self) -> bool:
        """Is anything hidden by what is set here?"""
        return bool(self.filter.text().strip() or any(chip.isChecked() for chip in self.chips.values()))

    def take_away(self) -> None:
        """Ask for everything of the cadre chosen above, without telling of it."""
        for chip in self.chips.values():
            chip.setChecked(False)
        self._type("")

    def show_state(self, state: str) -> None:
        """Set that chip and no other, without telling of it: what is open is open, whenever it was."""
        for name, chip in self.chips.items():
            chip.setChecked(name == state)

    def sort_by(self, column: int) -> None:
        """By that column, upwards at first; once more turns it round, a third time leaves the list its own order."""
        order = self._plan.columns[column].name
        if order not in self._plan.orders:
            return
        if order == self._order and self._descending:
            self._order, self._descending = "", True
        else:
            self._order, self._descending = order, order == self._order
        self._show_order()
        self._ask()

    def focus(self) -> None:
        """The keyboard goes to the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _state(self) -> str:
        return next((name for name in self._plan.states if self.chips[name].isChecked()), "")

    def _press(self, name: str) -> None:
        for other in self._plan.states:
            if name in self._plan.states and other != name:
                self.chips[other].setChecked(False)
        self._ask()

    def _ask(self) -> None:
        self.changed.emit()
        self._views.show_current()
        self._keeper.touch()

    def _type(self, text: str) -> None:
        self.filter.blockSignals(True)
        self.filter.setText(text)
        self.filter.blockSignals(False)

    def _show_order(self) -> None:
        names = [column.name for column in self._plan.columns]
        header = self._table.horizontalHeader()
        header.setSortIndicatorShown(bool(self._order))
        way = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(names.index(self._order) if self._order else -1, way)

    # How it is looked at

    def look(self) -> ListLook:
        """As it is now."""
        names = [column.name for column in self._plan.columns]
        return ListLook(
            half=self.chips[HALF].isChecked(),
            state=self._state(),
            text=self.filter.text().strip(),
            order=self._order,
            descending=self._descending,
            columns=tuple(ColumnLook(names[at], width, on) for at, width, on in self._table.laid_out()),
        )

    def first_look(self) -> ListLook:
        """As the program shows it."""
        return ListLook(half=bool(self._plan.half))

    def read_look(self, content: str) -> ListLook | None:
        """One that was kept, as far as this list has what it speaks of."""
        names = [column.name for column in self._plan.columns]
        return from_content(content, names, self._plan.states, self._plan.orders)

    def show_look(self, look: ListLook) -> None:
        """Filters, order and columns as they were kept."""
        self._take(look)
        self._ask()

    def _take(self, look: ListLook) -> None:
        self.take_away()
        self.chips[HALF].setChecked(look.half and self._plan.half is not None)
        if look.state:
            self.chips[look.state].setChecked(True)
        self._type(look.text)
        self._order, self._descending = look.order, look.descending or not look.order
        self._show_order()
        places = {column.name: at for at, column in enumerate(self._plan.columns)}
        if look.columns:
            self._table.lay_out([(places[one.name], one.width, one.is_shown) for one in look.columns])
        else:
            self._table.lay_out_first()

    # Columns

    def column_actions(self, menu: QMenu) -> Sequence[QAction]:
        """One for each column, ticked while it is shown."""
        shown, made = self._table.shown_columns(), []
        for at, column in enumerate(self._plan.columns):
            action = QAction(column.title, menu)
            action.setObjectName(f"column_{column.name}")
            action.setCheckable(True)
            action.setChecked(at in shown)
            action.setEnabled(shown != [at])
            action.triggered.connect(lambda on, at=at: self._table.show_column(at, on))
            made.append(action)
        return made

    def _offer_columns(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(f"{self._plan.name}_columns")
        menu.addActions(list(self.column_actions(menu)))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
