"""Firm × half-year: who was visited when."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from qingdesk.domain.contact import Cell, Contact, FirmRow
from qingdesk.domain.period import Half
from qingdesk.i18n import _, ngettext
from qingdesk.ui.models.rows import ROOT, Index

CELL_ROLE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The half-years follow from `FIRST_HALF` on."""

    FIRM = 0
    LEADER = 1
    FIRST_HALF = 2


def short_half(half: Half) -> str:
    """26上: for the head of a narrow column."""
    year = half.year % 100
    return _("{year:02d} H1").format(year=year) if half.half == 1 else _("{year:02d} H2").format(year=year)


def cell_words(cell: Cell) -> str:
    """What the dots of a cell say aloud."""
    if cell.contact is Contact.VISITED:
        return ngettext("{n} visit on site", "{n} visits on site", cell.many).format(n=cell.many)
    return {
        Contact.CONTACTED: _("By phone or online only"),
        Contact.NONE: _("Not visited: a duty missed") if cell.missed else _("Not visited"),
        Contact.UNASSIGNED: _("Not assigned"),
    }[cell.contact]


class FirmGridModel(QAbstractTableModel):
    """The dots come by `CELL_ROLE`; words for the tool tip and for screen readers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[FirmRow] = ()
        self._halves: Sequence[Half] = ()

    def show_rows(self, rows: Sequence[FirmRow], halves: Sequence[Half]) -> None:
        """Take these firms, and what the columns of their cells are called."""
        self.beginResetModel()
        self._rows, self._halves = rows, halves
        self.endResetModel()

    def firm_at(self, row: int) -> str:
        """The id of the firm in that row."""
        return self._rows[row].enterprise_id

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else Column.FIRST_HALF + len(self._halves)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        if column < Column.FIRST_HALF:
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return row.enterprise if column == Column.FIRM else row.cadre
            return None
        cell = row.cells[column - Column.FIRST_HALF]
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_words(cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignLeft if section < Column.FIRST_HALF else Qt.AlignmentFlag.AlignHCenter
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == Column.FIRM:
            return _("Enterprise")
        if section == Column.LEADER:
            return _("Leader")
        return short_half(self._halves[section - Column.FIRST_HALF])
