"""A list as every ledger has it: title and count, chips, filter, table; print, export, void the selection."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qingdesk.domain.period import Half
from qingdesk.i18n import _
from qingdesk.store.listed import Filter, Listing
from qingdesk.ui import list_deeds
from qingdesk.ui.desk import Desk
from qingdesk.ui.list_filters import HALF as HALF
from qingdesk.ui.list_filters import ListFilters
from qingdesk.ui.list_look import ListLook
from qingdesk.ui.list_plan import ListPlan as ListPlan
from qingdesk.ui.models.rows import RowsModel
from qingdesk.ui.record_card import LEAST_WIDTH
from qingdesk.ui.screen import Command
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.empty_state import EmptyState
from qingdesk.ui.widgets.scroll_area import PageArea
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button, words

L = TypeVar("L")
EXTRA_WIDTH = 9
"""Characters of a column that is shown only when a person wants it."""


RECORD_WIDTH = 400
"""Of the record beside the list, at first, in pixels at most."""


class ListPane(QWidget, Generic[L]):
    """`chosen` carries the line that is stepped to, or None. The row chosen stays so when it is read again.

    What comes into sight, answers another question or is stepped through by hand is painted first. Only then do the
    chips get their counts, and only then is it told what is chosen, for the record beside it: each in a turn of its
    own, behind the keys that came meanwhile. Whatever is asked of the list or of that record is preceded by it
    (`settle`)."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, plan: ListPlan[L], card: QWidget, *, below_tabs: bool = False) -> None:
        super().__init__()
        self.setObjectName(f"{plan.name}_list")
        self._top = 0 if below_tabs else STEP + 4
        self._desk = desk
        self._plan = plan
        self.model: RowsModel[L] = RowsModel(plan.columns, self)
        self.table = Table(plan.name, plan.title)
        self.table.setModel(self.model)
        extra = [at for at, column in enumerate(plan.columns) if column.extra]
        widths = plan.widths + (EXTRA_WIDTH,) * (len(plan.columns) - len(plan.widths))
        self.table.set_widths(widths, plan.stretch, extra)
        if plan.gives_way:
            self.table.give_way(*plan.gives_way, stretched=plan.stretch, least=plan.least)
        self.filters = ListFilters(desk, plan, self.table)
        self.chips, self.filter = self.filters.chips, self.filters.filter
        self._about = ElidedLabel("", "quiet")
        self._about.setObjectName(f"{plan.name}_about")
        self._empty: EmptyState | None = None
        self._nothing: EmptyState | None = None
        self._printing = self._print_button()
        self._exporting = button(_("Export …"), self.export, icon_name="download", name=f"{plan.name}_export")
        self._voiding = button(_("Void …"), self.void_chosen, name=f"{plan.name}_void")
        self._rows = QStackedWidget()
        self._lay_out(card)
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(0)  # behind the events that are waiting, painting among them
        self._next_turn.timeout.connect(self._go_on)
        self._beside = card.findChildren(PageArea)
        self._is_to_tell = self._is_to_count = self._is_reading = self._is_behind = False
        self._question: tuple[Filter, Half] | None = None
        self.table.opened.connect(lambda row: self._open())
        self.table.left.connect(self.settle)
        self.table.chosen.connect(self._step_to)
        self.table.selectionModel().selectionChanged.connect(lambda now, before: self._show_selection())
        self.filters.changed.connect(
            self.reload_when_seen
        )  # the last letter may come behind a change of screen

    def _print_button(self) -> QPushButton:
        made = button(_("Print"), icon_name="printer", name=f"{self._plan.name}_print")
        menu = QMenu(made)
        for form, text in (*self._plan.forms, *self._plan.ledgers):
            action = QAction(text, menu)
            action.setObjectName(f"print_{form}")
            action.triggered.connect(partial(self.print_form, form))
            menu.addAction(action)
        menu.addSeparator()
        for form, text in self._plan.forms:
            blank = QAction(_("Blank: {form}").format(form=text), menu)
            blank.setObjectName(f"print_blank_{form}")
            blank.triggered.connect(partial(self.print_blank, form))
            menu.addAction(blank)
        made.setMenu(menu)
        made.setVisible(bool(self._plan.forms or self._plan.ledgers))
        return made

    def _lay_out(self, card: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 2, self._top, STEP * 2, STEP + 4)
        column.setSpacing(STEP)
        head = QHBoxLayout()
        head.setSpacing(STEP)
        head.addWidget(words(self._plan.title, points=TITLE_POINTS, bold=True))
        head.addWidget(self._about)
        head.addStretch(1)
        for made in (self._printing, self._exporting, self._voiding):
            head.addWidget(made)
        self.head = head
        if self._plan.shows_new:
            head.addWidget(
                button(
                    self._plan.new_words,
                    self._plan.new,
                    look="filled",
                    icon_name="plus",
                    name=f"{self._plan.name}_new",
                )
            )
        column.addLayout(head)
        column.addWidget(self.filters)
        self.above = QVBoxLayout()
        column.addLayout(self.above)
        listed = Card(tight=True)
        self._rows.addWidget(self.table)
        listed.body.addWidget(self._rows)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(STEP + 4)
        split.setChildrenCollapsible(False)
        split.addWidget(listed)
        split.addWidget(card)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        # With large letters the list needs the room more than the record beside it.
        wide = max(em(self) * LEAST_WIDTH, min(em(self) * 25, RECORD_WIDTH))
        split.setSizes([wide * 3, wide])
        column.addWidget(split, 1)

    # What is shown

    def reload(self) -> None:
        """Read it again; the row chosen stays so while it is in the list."""
        self._read_again("")

    def reload_when_seen(self) -> None:
        """As `reload`, but nothing is read while nobody looks."""
        self._is_behind = not self.isVisible()
        if not self._is_behind:
            self.reload()

    def _read_again(self, wanted: str) -> int:
        """wanted: id of the record to step to, else the one chosen; where that stands, −1 when it does not."""
        asked = self.filters.asked()
        question = (asked, self._desk.scope.half)
        if self._question not in (None, question):
            self._next_turn.start()
        self._question = question
        self._is_behind = False
        self._is_reading = True
        try:
            return self._read(asked, wanted)
        finally:
            self._is_reading = False
            self._show_selection()

    def _read(self, asked: Filter, wanted: str) -> int:
        current = self.current()
        kept = wanted or (self._plan.record(current).id if current is not None else "")
        row = self.table.currentIndex().row()
        listing, reader = self._plan.listing(asked), self._desk.store.reader()
        self._is_to_count = self._next_turn.isActive()
        count = self._plan.table.count_listed(reader, listing) if self._is_to_count else self._show_counts()

        def read(offset: int, limit: int) -> Sequence[L]:
            return self._plan.lines(self._plan.table.listed(reader, listing, limit, offset))

        self.model.read_with(read, count)
        at = self._place_of(kept, row, listing)
        self._rows.setCurrentWidget(self.table if count else self._instead())
        if not count:
            self._step_to(-1)
        else:
            self.table.choose(at if at >= 0 else min(max(row, 0), count - 1))
        return at

    def _instead(self) -> EmptyState:
        """What stands in the place of rows: made when there are none."""
        plan = self._plan
        if self.filters.is_filtered() and self._has_more():
            if self._nothing is None:
                self._nothing = EmptyState(plan.no_fit_words, _("Take the filters away"), self.clear_filters)
                self._nothing.button.setObjectName("take_filters_away")
                self._rows.addWidget(self._nothing)
            return self._nothing
        if self._empty is None:
            self._empty = EmptyState(plan.empty_words, *(plan.fill or (plan.new_words, plan.new)))
            self._rows.addWidget(self._empty)
        return self._empty

    def _has_more(self) -> bool:
        """Would there be rows without the filters?"""
        listing = self._plan.listing(self.filters.asked_for_all())
        return self._plan.table.count_listed(self._desk.store.reader(), listing) > 0

    def _place_of(self, record_id: str, row: int, listing: Listing) -> int:
        """Where it stands; looked for where it stood before the store is asked."""
        if not record_id or not self.model.rowCount():
            return -1
        for at, line in self.model.near(row):
            if self._plan.record(line).id == record_id:
                return at
        return self._plan.table.place(self._desk.store.reader(), listing, record_id)

    def _show_counts(self) -> int:
        """How many rows there are, in words, and behind each chip; gives how many are listed."""
        counts = self._counts()
        for state in self._plan.states:
            self.chips[state].set_count(counts[state])
        count = counts[self.filters.asked().state]
        self._about.setText(self._plan.count_words(count))
        return count

    def _counts(self) -> Mapping[str, int]:
        if self._plan.counts is not None:
            return self._plan.counts(self.filters.asked(""))
        reader, plan = self._desk.store.reader(), self._plan
        return {
            state: plan.table.count_listed(reader, plan.listing(self.filters.asked(state)))
            for state in ("", *plan.states)
        }

    def step_to(self, record_id: str) -> bool:
        """Read the list again and step to that record; False when it is not among what is shown."""
        return self._read_again(record_id) >= 0

    def show_record(self, record_id: str) -> bool:
        """Step to that record, without the filters when it is hidden by them; False when it is not there."""
        at = self._read_again(record_id)
        if at < 0:
            if self._desk.scope.cadre_id:
                self._desk.scope.choose(cadre_id="")
            self.filters.take_away()
            at = self._read_again(record_id)
        self.table.choose(at)
        self.settle()  # this record is what a person came for
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return at >= 0

    def show_state(self, state: str) -> None:
        """The list by one of its chips, of all half-years."""
        self.filters.show_state(state)
        self.reload()

    def clear_filters(self) -> None:
        """Everything of the cadre chosen above."""
        self.filters.show_look(ListLook(columns=self.filters.look().columns))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._next_turn.start()

    def _step_to(self, row: int) -> None:
        self._is_to_tell = True
        if self._is_reading and not self._next_turn.isActive():
            self._tell()
        else:
            self._next_turn.start()

    def _go_on(self) -> None:
        if not self.isVisible():
            return  # gone again, or locked; it is done when it comes back
        if self._is_behind:
            self.reload()
        elif self._is_to_count:
            self._is_to_count = False
            self._show_counts()
            self._next_turn.start()
        elif self._is_to_tell:
            for area in self._beside:
                area.unhurried = True
            try:
                self._tell()
            finally:
                for area in self._beside:
                    area.unhurried = False

    @property
    def is_settled(self) -> bool:
        """Counts and record stand there; nothing is left for another turn."""
        return not (self._next_turn.isActive() or any(area.is_waiting for area in self._beside))

    def settle(self) -> None:
        """What was stepped to is shown beside the list, now if it was not yet."""
        if self._is_to_tell:
            self._tell()
        for area in self._beside:
            area.settle()

    def _open(self) -> None:
        self.settle()
        self._plan.open()

    def _tell(self) -> None:
        self._is_to_tell = False
        self.chosen.emit(self.current())

    def current(self) -> L | None:
        """The line that is stepped to."""
        row = self.table.currentIndex().row()
        return self.model.at(row) if 0 <= row < self.model.rowCount() else None

    def selected_ids(self) -> list[str]:
        """The records that are selected, from the top down."""
        return [self._plan.record(self.model.at(row)).id for row in self.table.chosen_rows()]

    def _show_selection(self) -> None:
        many = self.table.count_chosen()
        self._voiding.setEnabled(many > 0)
        self._voiding.setText(_("Void {n} …").format(n=many) if many > 1 else _("Void …"))
        self._exporting.setText(_("Export {n} …").format(n=many) if many > 1 else _("Export …"))
        self._printing.setText(_("Print {n}").format(n=many) if many > 1 else _("Print"))

    # What can be done

    def commands(self) -> dict[Command, Callable[[], object]]:
        """New, filter, export; and print and void while something is chosen."""
        self.settle()
        found: dict[Command, Callable[[], object]] = {
            Command.NEW: self._plan.new,
            Command.FILTER: self.filters.focus,
            Command.EXPORT: self.export,
        }
        if self.table.count_chosen():
            found[Command.COPY] = self.copy
            found[Command.VOID] = self.void_chosen
            if self._plan.forms:
                found[Command.PRINT] = partial(self.print_form, self._plan.forms[0][0])
            elif self._plan.ledgers:
                found[Command.PRINT] = partial(self.print_form, self._plan.ledgers[0][0])
        return found

    def copy(self) -> None:
        """The rows selected, with their titles, for a sheet or a letter."""
        list_deeds.copy(self._desk, self.table)

    def print_form(self, form: str) -> None:
        """That form of the records selected; a ledger of one row or none is that of the half-year."""
        list_deeds.print_form(self._desk, self, self._plan, form, self.selected_ids())

    def print_blank(self, form: str) -> None:
        """One to fill in by hand, with a number of its own."""
        from qingdesk.ui.dialogs.print_preview import print_blank

        print_blank(self._desk, self, form)

    def export(self) -> None:
        """Several selected rows, or else the list as it is filtered, as .xlsx."""
        list_deeds.export(self._desk, self, self._plan, self.filters.asked(), self.selected_ids())

    def export_to(self, path: Path) -> None:
        """The same, to that file."""
        list_deeds.export_to(self._desk, self, self._plan, self.filters.asked(), self.selected_ids(), path)

    def void_chosen(self) -> None:
        """Ask why, and void what is selected."""
        list_deeds.void_records(self._desk, self, self._plan, self.selected_ids())
