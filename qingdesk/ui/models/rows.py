"""A table of records, page by page: its columns say what stands in a cell."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication

from qingdesk.domain.labels import field_label
from qingdesk.ui.colours import Colours
from qingdesk.ui.widgets.severity import INKS, severity_icon

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
PAGE = 60
"""Rows: what a large screen shows at once, and a little more."""
KEPT = 160
"""Pages that are held at once: a list of a million rows is looked through in the room of ten thousand."""

# A page of cells asks a thousand times: plain numbers compare without a call, and a sum of flags is made once.
_Role = Qt.ItemDataRole
_SAID = frozenset(map(int, (_Role.DisplayRole, _Role.ToolTipRole)))
_ALIGNMENT, _DECORATION, _FOREGROUND, _FONT = _LOOKS = tuple(
    map(int, (_Role.TextAlignmentRole, _Role.DecorationRole, _Role.ForegroundRole, _Role.FontRole))
)
_ASKED = _SAID.union(_LOOKS)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column(Generic[T]):
    """title: already translated · text: of a cell · right: amounts and counts · severity: the mark before the
    text, or "" · ink: a named colour, or "" · font: such as the fixed-width one · name: by which a list keeps its
    width and, where the store knows it as an order, sorts by it · extra: not shown until a person wants it."""

    title: str
    text: Callable[[T], str]
    name: str = field(default="", kw_only=True)
    extra: bool = field(default=False, kw_only=True)
    right: bool = False
    severity: Callable[[T], str] | None = None
    ink: Callable[[T], str] | None = None
    font: QFont | None = None


def extra(noun: str, name: str, text: Callable[[T], str], *, right: bool = False) -> Column[T]:
    """A field of the dictionary as a column that is shown when a person wants it."""
    return Column(field_label(noun, name), text, right=right, name=name, extra=True)


class RowsModel(QAbstractTableModel, Generic[T]):
    """Knows how many rows there are, and reads those that are looked at, a page at a time."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._read: Callable[[int, int], Sequence[T]] = lambda offset, limit: ()
        self._count = 0
        self._pages: OrderedDict[int, Sequence[T]] = OrderedDict()

    def read_with(self, read: Callable[[int, int], Sequence[T]], count: int) -> None:
        """Begin anew. read(offset, limit): a page of the rows, of which there are `count`."""
        self.beginResetModel()
        self._read, self._count = read, count
        self._pages.clear()
        self.endResetModel()

    def show_rows(self, rows: Sequence[T]) -> None:
        """These and no more."""
        held = tuple(rows)
        self.read_with(lambda offset, limit: held[offset : offset + limit], len(held))

    def at(self, row: int) -> T:
        """What stands in that row; raises `IndexError` where there is none, or none any more."""
        page, place = divmod(row, PAGE)
        if not 0 <= row < self._count:
            raise IndexError(row)
        return self._page(page)[place]

    def rows(self) -> Sequence[T]:
        """All of them, read where they were not yet: for lists that are known to be short."""
        return [row for page in range(-(-self._count // PAGE)) for row in self._page(page)]

    def looked_at(self) -> Sequence[T]:
        """Those of the pages that are held now."""
        return [row for page in sorted(self._pages) for row in self._pages[page]]

    def near(self, row: int) -> Iterator[tuple[int, T]]:
        """(row, what stands in it) of the page that this row lies on, or would lie on if there were so many."""
        page = min(max(row, 0), max(self._count - 1, 0)) // PAGE
        yield from enumerate(self._page(page), start=page * PAGE)

    def columns(self) -> Sequence[Column[T]]:
        """From the left, as they were given."""
        return self._columns

    def _page(self, page: int) -> Sequence[T]:
        if page in self._pages:
            self._pages.move_to_end(page)
        else:
            self._pages[page] = self._read(page * PAGE, PAGE)
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        return self._pages[page]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ASKED:
            return None
        column = self._columns[index.column()]
        if role == _ALIGNMENT:
            return _RIGHT if column.right else _LEFT
        if role == _FONT:
            return column.font
        if role == _DECORATION and column.severity is None:
            return None
        if role == _FOREGROUND and column.severity is None and column.ink is None:
            return None
        try:
            row = self.at(index.row())
        except IndexError:  # gone since the rows were counted; the list is about to be read again
            return None
        if role in _SAID:
            return column.text(row)
        severity = column.severity(row) if column.severity is not None else ""
        if role == _DECORATION:
            return severity_icon(severity) if severity else None
        ink = INKS[severity] if severity else column.ink(row) if column.ink is not None else ""
        return Colours.of(QGuiApplication.palette()).colour(ink) if ink else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return None
