"""A table of records, page by page: its columns say what stands in a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication

from qingdesk.ui.colours import Colours
from qingdesk.ui.widgets.severity import INKS, severity_icon

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
PAGE = 200


@dataclass(frozen=True)
class Column(Generic[T]):
    """title: already translated · text: of a cell · right: amounts and counts · severity: the mark before the
    text, or "" · ink: a named colour, or "" · font: such as the fixed-width one."""

    title: str
    text: Callable[[T], str]
    right: bool = False
    severity: Callable[[T], str] | None = None
    ink: Callable[[T], str] | None = None
    font: QFont | None = None


class RowsModel(QAbstractTableModel, Generic[T]):
    """read(offset, limit) gives the next rows; fewer than asked for are the last ones."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[T] = []
        self._read: Callable[[int, int], Sequence[T]] | None = None
        self._more = False

    def read_with(self, read: Callable[[int, int], Sequence[T]], at_least: int = PAGE) -> None:
        """Begin anew with the first page; at_least: so many rows, to keep a place far down."""
        rows = list(read(0, max(at_least, PAGE)))
        self.beginResetModel()
        self._read = read
        self._rows = rows
        self._more = len(rows) >= max(at_least, PAGE)
        self.endResetModel()

    def show_rows(self, rows: Sequence[T]) -> None:
        """These and no more."""
        self.beginResetModel()
        self._read, self._rows, self._more = None, list(rows), False
        self.endResetModel()

    def at(self, row: int) -> T:
        """What stands in that row."""
        return self._rows[row]

    def rows(self) -> Sequence[T]:
        """Those that were read so far."""
        return self._rows

    def find(self, fits: Callable[[T], bool]) -> int:
        """The first row that fits, reading on as far as needed; −1 when none does."""
        at = 0
        while True:
            while at < len(self._rows):
                if fits(self._rows[at]):
                    return at
                at += 1
            if not self.canFetchMore(ROOT):
                return -1
            self.fetchMore(ROOT)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self._read is None:
            return
        rows = self._read(len(self._rows), PAGE)
        self._more = len(rows) >= PAGE
        if rows:
            self.beginInsertRows(ROOT, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        severity = column.severity(row) if column.severity is not None else ""
        if role == Qt.ItemDataRole.DecorationRole:
            return severity_icon(severity) if severity else None
        if role == Qt.ItemDataRole.ForegroundRole:
            ink = INKS[severity] if severity else column.ink(row) if column.ink is not None else ""
            return Colours.of(QGuiApplication.palette()).colour(ink) if ink else None
        if role == Qt.ItemDataRole.FontRole:
            return column.font
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
