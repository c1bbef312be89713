"""A table of records as every list shows it: rows apart by a line, whole rows chosen, widths kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleFactory,
    QStyleOptionViewItem,
    QTableView,
)

from qingdesk.ui import style_options
from qingdesk.ui.colours import Colours
from qingdesk.ui.flat_style import title_height
from qingdesk.ui.style import STEP, em

LEAST_STRETCHED, LEAST = 6, 3
"""Of a column, in em, where the room is too small for all of them."""
_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag
_SELECTED = _State.State_Selected.value
_TOUCHED = (_State.State_Selected | _State.State_HasFocus | _State.State_MouseOver).value


class RowDelegate(QStyledItemDelegate):
    """Draws a cell with room at its sides, a line below, and no frame round the one that has the keyboard."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        given = style_options.plain(option)  # set anew by the view for each cell
        place = given.rect
        colours = Colours.of(given.palette)
        state = given.state.value  # plain numbers: a sum of flags costs a call each, and there are many cells
        if state & _TOUCHED:
            given.state = _State(state & ~_TOUCHED)
            if state & _SELECTED:
                painter.fillRect(place, colours.colour("selected"))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, colours.colour("line"))
        given.rect = place.adjusted(STEP, 0, -STEP, -1)
        super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        wanted = super().sizeHint(option, index)
        return QSize(wanted.width() + STEP * 2, wanted.height() + STEP + 4)


class Titles(QHeaderView):
    """The titles of the columns, all as high as a line: Qt would measure each of them again and again."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        return QSize(self.length(), title_height(self))


class Table(QTableView):
    """`opened` carries the row that was double-clicked or on which Return was pressed."""

    opened = Signal(int)
    chosen = Signal(int)
    """The row that one has stepped to; −1 when none is."""
    left = Signal()
    """The keyboard goes elsewhere."""
    laid = Signal()
    """A person moved a column, gave it another width, or chose which are shown."""

    def __init__(self, name: str, accessible_name: str, *, has_ticks: bool = False) -> None:
        """has_ticks: there are tick boxes in its cells, which our own style draws."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._widths: dict[int, int] = {}
        self._em = em(self)  # before the style gives its own letters: always of the same font
        self._gives_way: tuple[tuple[int, ...], int, int] | None = None
        self._stretched: int | None = None
        self._extra: frozenset[int] = frozenset()
        self._is_by_hand = False
        self._is_laying = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setItemDelegate(RowDelegate(self))
        if not has_ticks:
            # Our own style adds nothing to such a cell, and through it each would come back to Python six times.
            self.setStyle(QStyleFactory.create("fusion"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + STEP + 6)
        columns = Titles()
        self.setHorizontalHeader(columns)
        columns.sectionMoved.connect(lambda column, before, after: self._by_hand())
        columns.sectionResized.connect(self._resized)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Take the model and tell of the row that is stepped to from now on."""
        super().setModel(model)
        selection = self.selectionModel()
        if selection is not None:
            selection.currentRowChanged.connect(lambda now, before: self.chosen.emit(now.row()))

    # Columns

    def set_widths(
        self, letters: tuple[int, ...], stretch: int | None = None, extra: Collection[int] = ()
    ) -> None:
        """Widths in Chinese characters, column by column; `stretch` takes what is left over; extra: those that
        are not shown until a person wants them."""
        self._widths = {column: self._em * count + STEP * 2 for column, count in enumerate(letters)}
        self._stretched, self._extra = stretch, frozenset(extra)
        self.lay_out_first()

    def give_way(self, *columns: int, stretched: int, least: int) -> None:
        """Hide these columns, the first one first, while the table is too narrow to leave `least` characters to
        the stretched one; then whatever stands between the first column and the last, from the right. It ends when
        a person lays the columns out."""
        self._gives_way = (columns, stretched, least)

    def lay_out_first(self) -> None:
        """As the program lays them out."""
        self._is_by_hand = False
        self._lay_out([(column, width, column not in self._extra) for column, width in self._widths.items()])
        self._make_room()

    def lay_out(self, columns: Sequence[tuple[int, int, bool]]) -> None:
        """As a person laid them out before, from the left: (column, hundredths of a character, is it shown)."""
        self._is_by_hand = True
        self._lay_out([(column, round(width * self._em / 100), shown) for column, width, shown in columns])

    def laid_out(self) -> list[tuple[int, int, bool]]:
        """What `lay_out` takes; empty while the columns stand as the program lays them out."""
        if not self._is_by_hand:
            return []
        header = self.horizontalHeader()
        found = []
        for place in range(header.count()):
            column = header.logicalIndex(place)
            shown = not self.isColumnHidden(column)
            width = self.columnWidth(column) if shown and column != self._stretched else self._widths[column]
            found.append((column, max(1, round(width * 100 / self._em)), shown))
        return found

    def show_column(self, column: int, shown: bool) -> None:
        """A person wants that column, or not; the last one stays."""
        if not shown and self.shown_columns() == [column]:
            return
        self._is_laying = True
        if shown:
            self.setColumnWidth(column, self._widths[column])
        self.setColumnHidden(column, not shown)
        self._is_laying = False
        self._by_hand()

    def _lay_out(self, columns: Sequence[tuple[int, int, bool]]) -> None:
        self._is_laying = True
        header = self.horizontalHeader()
        if self._stretched is not None:
            header.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Stretch)
        for place, (column, width, shown) in enumerate(columns):
            header.moveSection(header.visualIndex(column), place)
            self.setColumnHidden(column, not shown)
            if shown and column != self._stretched:
                self.setColumnWidth(column, width)
        self._is_laying = False

    def _resized(self, column: int, before: int, after: int) -> None:
        if before and after and column != self._stretched:
            self._by_hand()

    def _by_hand(self) -> None:
        if not self._is_laying:
            self._is_by_hand = True
            self.laid.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room()
        super().resizeEvent(event)

    def _make_room(self) -> None:
        if self._is_by_hand or self._stretched is None:
            return
        self._is_laying = True
        if self._gives_way is not None:
            self._hide_some(*self._gives_way)
        self._narrow()
        self._is_laying = False

    def _hide_some(self, named: tuple[int, ...], stretched: int, least: int) -> None:
        last = max((column for column in self._widths if column not in self._extra), default=0)
        between = (
            column for column in sorted(self._widths, reverse=True) if column not in (0, stretched, last)
        )
        columns = [
            *named,
            *(column for column in between if column not in named and column not in self._extra),
        ]
        room = self.viewport().width() - self._taken(self._widths.keys() - self._extra)
        for column in columns:
            is_narrow = room < self._em * least / (1 if column in named else 2)
            self.setColumnHidden(column, is_narrow)
            room += self._widths[column] if is_narrow else 0

    def _taken(self, columns: Collection[int]) -> int:
        return sum(self._widths[column] for column in columns if column != self._stretched)

    def _narrow(self) -> None:
        """What is shown fits: where letters are large every column gives a part, and a long word ends in …."""
        shown = [column for column in self._widths if not self.isColumnHidden(column)]
        taken = self._taken(shown)
        room = self.viewport().width() - self._em * LEAST_STRETCHED
        part = min(1.0, max(room, 0) / taken) if taken else 1.0
        for column in shown:
            if column != self._stretched:
                self.setColumnWidth(column, max(self._em * LEAST, int(self._widths[column] * part)))

    # Rows

    def choose(self, row: int) -> None:
        """Step to that row and show it."""
        model = self.model()
        if model is not None and 0 <= row < model.rowCount():
            self.selectRow(row)
            self.scrollTo(model.index(row, 0))

    def chosen_rows(self) -> list[int]:
        """The rows that are selected, from the top down."""
        return sorted({row for span in self._spans() for row in range(span.top(), span.bottom() + 1)})

    def count_chosen(self) -> int:
        """How many they are; quick when a whole long list is selected."""
        spans = self._spans()
        return len(self.chosen_rows()) if len(spans) > 1 else sum(span.height() for span in spans)

    def _spans(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def shown_columns(self) -> list[int]:
        """Those that are not hidden, from the left as they stand."""
        header = self.horizontalHeader()
        places = (header.logicalIndex(at) for at in range(header.count()))
        return [column for column in places if not self.isColumnHidden(column)]

    def as_text(self, rows: Sequence[int]) -> str:
        """These rows under their titles, cells apart by tabs, as sheets take them from the clipboard."""
        model, columns = self.model(), self.shown_columns()
        titles = [
            str(model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
            for at in columns
        ]
        lines = [titles, *([str(model.index(row, at).data() or "") for at in columns] for row in rows)]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text(self.chosen_rows()))
        else:
            super().keyPressEvent(event)
