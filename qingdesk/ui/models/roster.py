"""The rows of a roster before they are imported: a box a row, what becomes of it, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from qingdesk.exchange.roster.plan import Outcome, PlannedRow
from qingdesk.exchange.roster.row import Fault, RowKey
from qingdesk.i18n import N_, _
from qingdesk.ui.colours import Colours
from qingdesk.ui.models.rows import ROOT, Index
from qingdesk.ui.widgets.severity import INKS, severity_icon

OUTCOMES: Mapping[Outcome, tuple[str, str]] = {
    Outcome.NEW: (N_("new"), "good"),
    Outcome.CHANGED: (N_("changed"), "good"),
    Outcome.UNCHANGED: (N_("unchanged"), ""),
    Outcome.REFUSED: (N_("refused"), "red"),
    Outcome.HELD_BACK: (N_("held back"), "yellow"),
    Outcome.ASK: (N_("a question first"), "yellow"),
    Outcome.LEFT_OUT: (N_("left out"), ""),
}
"""Outcome → (msgid, the mark before it)."""


class Column(IntEnum):
    """Of the preview."""

    ROW = 0
    OUTCOME = 1
    FIRM = 2
    PEOPLE = 3
    REMARK = 4


_TITLES = {
    Column.ROW: N_("Row"),
    Column.OUTCOME: N_("Becomes"),
    Column.FIRM: N_("Enterprise"),
    Column.PEOPLE: N_("Cadres"),
    Column.REMARK: N_("Reason and suggestion"),
}


def fault_words(fault: Fault) -> str:
    """Column, value, reason, suggestion in one line."""
    where = " ".join(part for part in (fault.column, fault.title) if part)
    value = _("“{value}”").format(value=fault.value) if fault.value else ""
    told = _("; ").join(part for part in (value, fault.reason, fault.suggestion) if part)
    return _("{place}: {told}").format(place=where, told=told) if where else told


class RosterRowsModel(QAbstractTableModel):
    """`boxes_changed` when a person ticks or unticks a row."""

    boxes_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[PlannedRow] = ()
        self._excluded: set[RowKey] = set()

    def show_rows(self, rows: Sequence[PlannedRow], excluded: frozenset[RowKey]) -> None:
        """Take these rows; excluded: those whose box is not ticked."""
        self.beginResetModel()
        self._rows, self._excluded = rows, set(excluded)
        self.endResetModel()

    def excluded(self) -> frozenset[RowKey]:
        """Rows whose box is not ticked."""
        return frozenset(self._excluded)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.ROW else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        planned, column = self._rows[index.row()], index.column()
        words, mark = OUTCOMES[planned.outcome]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(planned, column, _(words))
        if column == Column.ROW and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if planned.key in self._excluded else Qt.CheckState.Checked
        if column == Column.OUTCOME and mark:
            if role == Qt.ItemDataRole.DecorationRole:
                return severity_icon(mark)
            if role == Qt.ItemDataRole.ForegroundRole:
                return Colours.of(QGuiApplication.palette()).colour(INKS[mark])
        return None

    def _text(self, planned: PlannedRow, column: int, outcome: str) -> str:
        row = planned.row
        if column == Column.ROW:
            return f"{row.sheet} {row.number}".strip()
        if column == Column.OUTCOME:
            return outcome
        if column == Column.FIRM:
            return str(row.firm.get("name") or "")
        if column == Column.PEOPLE:
            return _(", ").join(person.name for person in row.people)
        return _(" | ").join(fault_words(fault) for fault in (*row.faults, *planned.remarks))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != Column.ROW:
            return False
        key = self._rows[index.row()].key
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._excluded.discard(key)
        else:
            self._excluded.add(key)
        self.dataChanged.emit(index, index, [role])
        self.boxes_changed.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_TITLES[Column(section)])
        return None
