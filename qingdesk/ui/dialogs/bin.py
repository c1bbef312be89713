"""The bin: what was voided, when, by whom and why; and the way back."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qingdesk.domain.labels import noun_label
from qingdesk.errors import UserError
from qingdesk.i18n import _, format_moment, ngettext
from qingdesk.progress import Progress
from qingdesk.store import cadres
from qingdesk.store import voided as bin_rows
from qingdesk.store.database import Store
from qingdesk.store.voided import Voided
from qingdesk.ui.desk import Desk
from qingdesk.ui.models.rows import Column, RowsModel
from qingdesk.ui.style import STEP, em
from qingdesk.ui.widgets.empty_state import EmptyState
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button, words


def _restore(store: Store, noun: str, record_id: str, progress: Progress) -> frozenset[str]:
    from qingdesk.actions.life import unvoid

    return unvoid(store, noun, record_id).changes


class BinDialog(QDialog):
    """Nothing is ever thrown away from here: voided records stay for the audit."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._names = cadres.names(desk.store.reader())
        self.setObjectName("bin")
        self.setWindowTitle(_("Bin"))
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        self._said = words("", "quiet", wrap=True)
        column.addWidget(self._said)
        self._model: RowsModel[Voided] = RowsModel(self._columns(), self)
        self._table = Table("bin_table", _("Voided records"))
        self._table.setModel(self._model)
        self._table.set_widths((6, 16, 14, 8, 9, 14), stretch=1)
        self._table.chosen.connect(lambda row: self._allow())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(EmptyState(_("Nothing was voided.")))
        column.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Close"), self.accept, name="close"))
        self._back = button(
            _("Bring back"), self._bring_back, look="filled", icon_name="undo-2", name="restore"
        )
        row.addWidget(self._back)
        column.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(em(self) * 72, room.width()), min(em(self) * 36, room.height() - STEP * 6))
        self._reload()

    def _columns(self) -> tuple[Column[Voided], ...]:
        today = self._desk.today()
        return (
            Column(_("Kind"), lambda one: noun_label(one.noun)),
            Column(_("Record"), lambda one: one.title or one.firm or "—"),
            Column(_("Enterprise"), lambda one: one.firm),
            Column(_("Voided by"), lambda one: self._names.get(one.by, _("this desk"))),
            Column(_("Voided at"), lambda one: format_moment(_local(one.at), today=today)),
            Column(_("Reason"), lambda one: one.reason),
        )

    def _reload(self) -> None:
        reader = self._desk.store.reader()
        many = bin_rows.count(reader)
        self._model.read_with(lambda offset, limit: bin_rows.voided(reader, limit, offset), many)
        self._said.setText(
            ngettext(
                "{n} record was voided. Meals and costs that were voided with a visit or event come back with it.",
                "{n} records were voided. Meals and costs that were voided with a visit or event come back with it.",
                many,
            ).format(n=many)
            if many
            else ""
        )
        self._said.setVisible(bool(many))
        self._stack.setCurrentIndex(0 if many else 1)
        if many:
            self._table.choose(0)
        self._allow()

    def _allow(self) -> None:
        self._back.setEnabled(bool(self._table.chosen_rows()))

    def _bring_back(self) -> None:
        rows = self._table.chosen_rows()
        if not rows:
            return
        one, store = self._model.at(rows[0]), self._desk.store
        noun, record_id = one.noun, one.record_id
        self._back.setEnabled(False)
        self._desk.jobs.write(
            lambda progress: _restore(store, noun, record_id, progress),
            owner=self,
            on_done=self._restored,
            on_error=self._refused,
            label=_("Bringing back"),
        )

    def _restored(self, changes: frozenset[str]) -> None:
        self._desk.announcer.announce(changes)
        self._reload()

    def _refused(self, error: UserError) -> None:
        self._said.setText(str(error))
        self._said.show()
        self._allow()


def _local(at: str) -> datetime:
    moment = datetime.fromisoformat(at)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone().replace(tzinfo=None)
