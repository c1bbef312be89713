"""走访: the list with the chosen record at its right, and the page of one visit in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qingdesk.actions.life import void
from qingdesk.actions.record import Recorded
from qingdesk.domain.visit import VisitState
from qingdesk.errors import UserError
from qingdesk.i18n import _, ngettext
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.print_preview import print_visits
from qingdesk.ui.dialogs.visit_reasons import ask_void_visit
from qingdesk.ui.models.visits import Asked, Column, VisitsModel
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.visit.left_drafts import LeftDrafts
from qingdesk.ui.screens.visit.page import VisitPage
from qingdesk.ui.screens.visit.record_pane import RecordPane
from qingdesk.ui.style import STEP, TITLE_POINTS
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.chip import Chip
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.empty_state import EmptyState
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button, words

_WIDE = 78
"""Chinese characters across from which on every column has its room."""

_STATES = {"drafts": VisitState.DRAFT.value, "unsigned": VisitState.COMPLETED.value}


class VisitsScreen(QStackedWidget):
    """See `ui/screen.py`."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"visits", "meals", "problems", "commitments", "enterprises", "cadres", "assignments", "attachments"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("visits_screen")
        self._desk = desk
        self._page: VisitPage | None = None
        self._text = ""
        reader = desk.store.reader()
        self.model = VisitsModel(reader, desk.today, self)
        self.table = Table("visits", _("Visits"))
        self.table.setModel(self.model)
        self.table.set_widths((5, 14, 9, 6, 9, 7), stretch=Column.FIRM)
        self.record = RecordPane(reader, desk.today)
        self.chips = {
            "half": Chip(_("This half-year"), "chip_half", on=True),
            "drafts": Chip(_("Drafts"), "chip_drafts"),
            "unsigned": Chip(_("Not signed"), "chip_unsigned"),
        }
        self.filter = FilterLine(_("Filter the list: firm, person, number, text"))
        self._about = ElidedLabel("", "quiet")
        self._about.setObjectName("visits_about")
        self._printing = button(_("Print the selection"), self.print_chosen, name="print_chosen")
        self._left = LeftDrafts(reader)
        self._left.asked.connect(self._open_draft)
        self._empty = EmptyState("", _("New visit"), partial(self.open_new, ""))
        self._lay_out()
        self.table.opened.connect(self._open_row)
        self.table.chosen.connect(self._show_record)
        self.table.selectionModel().selectionChanged.connect(lambda now, before: self._show_selection())
        self.record.open_asked.connect(self.open_visit)
        self.record.print_asked.connect(lambda visit_id: print_visits(desk, self, (visit_id,)))
        self.record.void_asked.connect(self._void)
        self.filter.filtered.connect(self._filter)
        for name, chip in self.chips.items():
            chip.clicked.connect(partial(self._chip_pressed, name))
        self.reload()

    def _lay_out(self) -> None:
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(STEP * 2, STEP + 4, STEP * 2, STEP + 4)
        column.setSpacing(STEP)
        head = QHBoxLayout()
        head.setSpacing(STEP)
        head.addWidget(words(_("Visits"), points=TITLE_POINTS, bold=True))
        head.addWidget(self._about)
        head.addStretch(1)
        head.addWidget(self._printing)
        column.addLayout(head)
        filters = QHBoxLayout()
        filters.setSpacing(STEP)
        for chip in self.chips.values():
            filters.addWidget(chip)
        filters.addWidget(self.filter, 1)
        filters.addStretch(1)
        column.addLayout(filters)
        column.addWidget(self._left)
        card = Card(tight=True)
        self._rows = QStackedWidget()
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._empty)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(self._rows)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(STEP + 4)
        both.setChildrenCollapsible(False)
        both.addWidget(card)
        both.addWidget(self.record)
        both.setStretchFactor(0, 7)
        both.setStretchFactor(1, 3)
        column.addWidget(both, 1)
        self.addWidget(self._list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the visitors are read at the right only, so that the firm can be."""
        super().resizeEvent(event)
        em = self.fontMetrics().horizontalAdvance("走")
        self.table.setColumnHidden(Column.VISITORS, self.width() < em * _WIDE)

    # What the list shows

    def reload(self) -> None:
        """Read the list anew; the row that was chosen stays so, and so does a page with something typed."""
        row = self.table.currentIndex().row()
        chosen = self.model.visit(row)
        self.model.ask(self._asked())
        self._show_counts()
        if self.model.rowCount():
            self.model.visit(0)
            found = self.model.row_of(chosen.id) if chosen is not None else 0
            self.table.choose(found if found >= 0 else min(max(row, 0), self.model.rowCount() - 1))
        else:
            self.record.show_visit("")
        if self._page is not None:
            self._page.look_again()

    def _asked(self, **other: str) -> Asked:
        scope = self._desk.scope
        state = next((_STATES[name] for name in _STATES if self.chips[name].isChecked()), "")
        half = scope.half if self.chips["half"].isChecked() else None
        return Asked(half, scope.cadre_id, other.get("state", state), other.get("text", self._text))

    def _show_counts(self) -> None:
        self._left.look(self._desk.today())
        count = self.model.rowCount()
        self._about.setText(ngettext("{count} visit", "{count} visits", count).format(count=count))
        for name, state in _STATES.items():
            self.chips[name].set_count(self.model.count(self._asked(state=state)))
        filtered = bool(self._text or any(self.chips[name].isChecked() for name in _STATES))
        self._empty.set_sentence(
            _("No visit fits. Take a filter away, or record a new one.")
            if filtered
            else _("No visit is recorded here yet. The first takes five minutes.")
        )
        self._rows.setCurrentWidget(self.table if count else self._empty)
        self._show_selection()

    def _chip_pressed(self, name: str) -> None:
        for other in _STATES:
            if name in _STATES and other != name:
                self.chips[other].setChecked(False)
        self.reload()

    def _filter(self, text: str) -> None:
        self._text = text.strip()
        self.reload()

    def _show_record(self, row: int) -> None:
        visit = self.model.visit(row)
        self.record.show_visit(visit.id if visit is not None else "")

    def _show_selection(self) -> None:
        chosen = len(self.table.chosen_rows())
        self._printing.setEnabled(chosen > 0)
        self._printing.setText(
            _("Print the selection ({count})").format(count=chosen)
            if chosen > 1
            else _("Print the selection")
        )

    # What can be done

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Those of the page while one is open."""
        does: dict[Command, Callable[[], object]] = {Command.NEW: partial(self.open_new, "")}
        if self._page is not None:
            return {**does, **self._page.commands()}
        does[Command.FILTER] = self._focus_filter
        visit = self.model.visit(self.table.currentIndex().row())
        if visit is not None:
            does[Command.PRINT] = self.print_chosen
            does[Command.VOID] = partial(self._void, visit.id)
        return does

    def show_target(self, target: Target) -> None:
        """A record, a new visit, or the list by one of its chips."""
        if target.make:
            self.open_new(target.enterprise_id)
        elif target.record_id:
            self.open_visit(target.record_id, target.part)
        elif target.filter in self.chips:
            self._close_page()
            for name, chip in self.chips.items():
                chip.setChecked(name == target.filter or (name == "half" and chip.isChecked()))
            self.reload()

    def may_leave(self) -> bool:
        """What was typed is kept as a draft; stays when even that cannot be done."""
        return self._keep_page()

    def open_new(self, enterprise_id: str) -> None:
        """The page of a new visit."""
        if self._keep_page():
            self._new_page().open_new(enterprise_id)

    def open_visit(self, visit_id: str, part: str = "") -> None:
        """The page of that visit; an id that leads nowhere is told."""
        if not self._keep_page():
            return
        page = self._new_page()
        try:
            page.open_visit(visit_id, part)
        except UserError as error:
            self._close_page()
            self._desk.messages.wrong(error)

    def page(self) -> VisitPage | None:
        """The page that is open; None while the list is shown."""
        return self._page

    def print_chosen(self) -> None:
        """The forms of the selected visits, as one PDF."""
        visits = (self.model.visit(row) for row in self.table.chosen_rows())
        ids = tuple(visit.id for visit in visits if visit is not None)
        if ids:
            print_visits(self._desk, self, ids)

    def _open_draft(self, record_id: str) -> None:
        if record_id:
            self.open_visit(record_id)
        else:
            self.open_new("")

    def _open_row(self, row: int) -> None:
        visit = self.model.visit(row)
        if visit is not None:
            self.open_visit(visit.id)

    def _focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _void(self, visit_id: str) -> None:
        reason = ask_void_visit(self)
        if not reason:
            return
        store = self._desk.store
        self._desk.jobs.write(
            lambda progress: void(store, "visit", visit_id, reason),
            owner=self,
            on_done=self._voided,
            on_error=self._desk.messages.wrong,
        )

    def _voided(self, done: Recorded) -> None:
        self._desk.announcer.announce(done.changes)
        self._desk.messages.good(_("Voided."))

    # The page

    def _keep_page(self) -> bool:
        if self._page is None:
            return True
        try:
            self._page.keep()
        except UserError as error:
            self._desk.messages.wrong(error)
            return False
        return True

    def _new_page(self) -> VisitPage:
        self._close_page()
        page = VisitPage(self._desk)
        page.left.connect(self._back)
        self.addWidget(page)
        self.setCurrentWidget(page)
        self._page = page
        return page

    def _close_page(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            self.setCurrentWidget(self._list)
            self.removeWidget(page)
            page.deleteLater()

    def _back(self) -> None:
        visit_id = self._page.visit_id() if self._page is not None else ""
        self._close_page()
        self.reload()
        row = self.model.row_of(visit_id)
        if row >= 0:
            self.table.choose(row)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
