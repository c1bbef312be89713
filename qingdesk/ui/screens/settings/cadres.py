"""The cadres: list, add, edit, void."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from qingdesk.actions.life import void
from qingdesk.actions.record import Recorded
from qingdesk.domain.cadre import CadreDraft
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store import cadres, units
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.like import containing
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.reason import ask_reason
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.models.cadres import CadreLine, columns, count, read_page
from qingdesk.ui.models.rows import RowsModel
from qingdesk.ui.screen import Command
from qingdesk.ui.style import STEP, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.chooser import Choice
from qingdesk.ui.widgets.empty_state import EmptyState
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.flow_row import FlowRow
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button

_ROWS = (("name", "unit_id"), ("post", "rank"), ("phone",), ("appointed_on", "left_on"), ("in_scope",))


def cadre_plan(reader: Readable, unit: Choice | None) -> FormPlan:
    """unit: what stands in the field at first."""

    def find(text: str) -> list[Choice]:
        found = units.find(reader, "name LIKE ? ESCAPE '\\'", (containing(text),), order_by="name", limit=20)
        return [Choice(one.id, one.name) for one in found]

    return FormPlan(
        "cadre",
        _ROWS,
        finders={"unit_id": find},
        chosen={"unit_id": unit} if unit is not None else {},
        hints={
            "in_scope": _("Member of a leadership team or head of a department, province to county."),
            "left_on": _("Empty while in office."),
        },
    )


class CadresPane(QWidget):
    """Double click or Return edits."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._model: RowsModel[CadreLine] = RowsModel(columns(desk.today(), desk.preferences.shown), self)
        self._table = Table("cadre_table", _("Cadres"))
        self._table.setModel(self._model)
        self._table.set_widths((6, 12, 12, 8, 4, 5), stretch=2)
        self._filter = FilterLine(_("Filter: name, post"), "cadre_filter")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 2)
        head = FlowRow()
        head.setSpacing(STEP)
        self._filter.setMinimumWidth(em(self) * 18)
        head.addWidget(self._filter)
        head.addWidget(button(_("Void …"), self._void, look="quiet_link", name="cadre_void"))
        head.addWidget(button(_("Leaves …"), self._leave, name="cadre_leaves"))
        head.addWidget(button(_("Edit"), self._edit, name="cadre_edit"))
        head.addWidget(button(_("Add a cadre"), self._new, look="filled", icon_name="plus", name="new_cadre"))
        column.addLayout(head)
        self._card = Card(tight=True)
        self._lists = QStackedWidget()
        self._empty = EmptyState(
            _("There is no cadre yet. Add those who contact firms, or import a roster."),
            _("Add a cadre"),
            self._new,
        )
        self._lists.addWidget(self._table)
        self._lists.addWidget(self._empty)
        self._card.body.addWidget(self._lists)
        column.addWidget(self._card, 1)
        self._filter.filtered.connect(lambda text: self.reload())
        self._table.opened.connect(lambda row: self._edit())

    def reload(self) -> None:
        """Read the list again, staying in its row."""
        row = max(self._table.currentIndex().row(), 0)
        reader, text, today = self._desk.store.reader(), self._filter.text().strip(), self._desk.today()

        def read(offset: int, limit: int) -> list[CadreLine]:
            return read_page(reader, text=text, today=today, offset=offset, limit=limit)

        self._model.read_with(read, count(reader, text))
        is_empty = not text and not self._model.rowCount()
        self._lists.setCurrentWidget(self._empty if is_empty else self._table)
        self._table.choose(min(row, self._model.rowCount() - 1))

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """New, filter, void."""
        return {Command.NEW: self._new, Command.FILTER: self._filter.setFocus, Command.VOID: self._void}

    def _chosen(self) -> CadreLine | None:
        row = self._table.currentIndex().row()
        return self._model.at(row) if row >= 0 else None

    def _new(self) -> None:
        reader = self._desk.store.reader()
        home = units.home(reader)
        unit = Choice(home.id, home.name) if home is not None else None
        draft = CadreDraft(unit_id=home.id if home is not None else "", in_scope=True)
        RecordDialog(self, self._desk, cadre_plan(reader, unit), draft, _("Add a cadre")).exec()

    def _edit(self) -> None:
        line = self._chosen()
        if line is not None:
            reader = self._desk.store.reader()
            cadre = cadres.get(reader, line.cadre.id)
            plan = cadre_plan(reader, Choice(cadre.unit_id, line.unit))
            RecordDialog(self, self._desk, plan, cadre, _("Edit a cadre")).exec()

    def _leave(self) -> None:
        from qingdesk.ui.dialogs.leave import LeaveDialog

        line = self._chosen()
        if line is not None:
            cadre = cadres.get(self._desk.store.reader(), line.cadre.id)
            LeaveDialog(self.window(), self._desk, cadre).exec()

    def _void(self) -> None:
        line = self._chosen()
        if line is None:
            return
        hint = _("For who has left, give the day of leaving instead. Voiding is for a wrong entry.")
        reason = ask_reason(self, _("Void {name}?").format(name=line.cadre.name), hint)
        if reason:
            self._desk.jobs.write(
                partial(_void, self._desk.store, line.cadre.id, reason),
                owner=self,
                on_done=self._voided,
                on_error=self._desk.messages.wrong,
                label=_("Voiding"),
            )

    def _voided(self, done: Recorded) -> None:
        self._desk.announcer.announce(done.changes)
        count = len(done.records)
        self._desk.messages.good(
            ngettext("{n} cadre was voided.", "{n} cadres were voided.", count).format(n=count)
        )


def _void(store: Store, cadre_id: str, reason: str, progress: Progress) -> Recorded:
    return void(store, "cadre", cadre_id, reason)
