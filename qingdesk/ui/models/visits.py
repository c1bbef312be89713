"""走访 as a table: read a page at a time, as far as one looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.period import Half
from qingdesk.domain.visit import Visit, VisitState
from qingdesk.i18n import _, format_date
from qingdesk.store import enterprises, visits
from qingdesk.store.connection import Readable
from qingdesk.ui.colours import Colours
from qingdesk.ui.style import code_font
from qingdesk.ui.widgets.severity import INKS, severity_icon

PAGE = 100

STATE_MARKS = {VisitState.DRAFT: "yellow", VisitState.COMPLETED: "blue", VisitState.SIGNED: "good"}
"""A draft is to be completed, a completed one to be signed."""

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ROOT = QModelIndex()


class Column(IntEnum):
    """From the left."""

    DAY = 0
    FIRM = 1
    VISITORS = 2
    MODE = 3
    NUMBER = 4
    STATE = 5


@dataclass(frozen=True)
class Asked:
    """What the list shows: of a half-year, of a cadre, in a state, holding a text; empty asks for all."""

    half: Half | None = None
    cadre_id: str = ""
    state: str = ""
    text: str = ""


class VisitsModel(QAbstractTableModel):
    """`ask` to filter; `visit(row)` and `row_of(id)` lead from table to record and back."""

    def __init__(self, reader: Readable, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._today = today
        self._asked = Asked()
        self._count = 0
        self._pages: dict[int, list[Visit]] = {}
        self._firms: dict[str, str] = {}
        self._titles = {
            Column.DAY: _("Date"),
            Column.FIRM: field_label("visit", "enterprise_id"),
            Column.VISITORS: field_label("visit", "visitors"),
            Column.MODE: _("Mode"),
            Column.NUMBER: field_label("visit", "number"),
            Column.STATE: field_label("visit", "state"),
        }

    def ask(self, asked: Asked) -> None:
        """Read anew, from the first page."""
        self.beginResetModel()
        self._asked = asked
        self._pages.clear()
        self._firms.clear()
        self._count = self.count(asked)
        self.endResetModel()

    def count(self, asked: Asked) -> int:
        """How many rows that would give."""
        return visits.count_found(
            self._reader, half=asked.half, cadre_id=asked.cadre_id, state=asked.state, text=asked.text
        )

    def visit(self, row: int) -> Visit | None:
        """The visit in that row; None where there is none."""
        if not 0 <= row < self._count:
            return None
        page = row // PAGE
        if page not in self._pages:
            self._pages[page] = self._read(page)
        rows, at = self._pages[page], row % PAGE
        return rows[at] if at < len(rows) else None

    def row_of(self, visit_id: str) -> int:
        """Where that visit stands; −1 when it is not among the pages read so far."""
        for page, rows in self._pages.items():
            for at, visit in enumerate(rows):
                if visit.id == visit_id:
                    return page * PAGE + at
        return -1

    def _read(self, page: int) -> list[Visit]:
        asked = self._asked
        return visits.find(
            self._reader, half=asked.half, cadre_id=asked.cadre_id, state=asked.state, text=asked.text,
            limit=PAGE, offset=page * PAGE,
        )  # fmt: skip

    def firm(self, visit: Visit) -> str:
        """The firm's name, looked up once."""
        name = self._firms.get(visit.enterprise_id)
        if name is None:
            name = self._firms[visit.enterprise_id] = enterprises.get(self._reader, visit.enterprise_id).name
        return name

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._titles[Column(section)]
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        visit = self.visit(index.row())
        if visit is None:
            return None
        column = Column(index.column())
        if role == _Role.DisplayRole:
            return self._text(visit, column)
        if role == _Role.ToolTipRole and column in (Column.FIRM, Column.VISITORS):
            return self._text(visit, column)
        if role == _Role.FontRole and column is Column.NUMBER:
            return code_font()
        if column is Column.STATE:
            mark = STATE_MARKS[visit.state]
            if role == _Role.DecorationRole:
                return severity_icon(mark)
            if role == _Role.ForegroundRole:
                return Colours.of(QGuiApplication.palette()).colour(INKS[mark])
        return None

    def _text(self, visit: Visit, column: Column) -> str:
        if column is Column.DAY:
            started = visit.started_at
            return format_date(started.date(), today=self._today()) if started else ""
        if column is Column.FIRM:
            return self.firm(visit)
        if column is Column.VISITORS:
            return _(", ").join(visitor.name for visitor in visit.visitors)
        if column is Column.MODE:
            return word_label(visit.mode) if visit.mode else ""
        if column is Column.NUMBER:
            return visit.number
        return word_label(visit.state)
