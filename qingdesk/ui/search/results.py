"""The list below the search box. It lies on the window, never takes the keyboard, and so never troubles an input
method."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from qingdesk.i18n import _
from qingdesk.ui import style_options
from qingdesk.ui.colours import Colours
from qingdesk.ui.search.model import ROW_ROLE, ResultModel, Row
from qingdesk.ui.style import STEP, TABLE_POINTS, em, font

_Index = QModelIndex | QPersistentModelIndex
CHARACTERS_WIDE = 46
NOTE_SHARE = 0.55
"""Of the width, at most, for what stands on the right."""


class _RowDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        assert isinstance(row, Row)
        given = style_options.plain(option)
        colours = Colours.of(given.palette)
        chosen = bool(given.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(given.rect, colours.colour("selected" if chosen else "surface"))
        place = given.rect.adjusted(STEP * 2 if row.result else STEP, 0, -STEP, 0)
        letters = font(TABLE_POINTS, bold=row.result is None)
        painter.setFont(font(TABLE_POINTS))
        taken = self._note(painter, place, row.note, colours, given.fontMetrics)
        painter.setFont(letters)
        painter.setPen(colours.colour("text" if row.result else "quiet"))
        room = place.adjusted(0, 0, -taken, 0)
        words = QFontMetrics(letters).elidedText(
            row.words.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def _note(
        self, painter: QPainter, place: QRect, note: str, colours: Colours, metrics: QFontMetrics
    ) -> int:
        if not note:
            return 0
        most = int(place.width() * NOTE_SHARE)
        shown = metrics.elidedText(note, Qt.TextElideMode.ElideMiddle, most)
        painter.setPen(colours.colour("quiet"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        return metrics.horizontalAdvance(shown) + STEP * 2

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        height = style_options.plain(option).fontMetrics.height() + STEP + 2
        return QSize(0, height)


class ResultList(QListView):
    """`opened` carries the row that was clicked."""

    opened = Signal(int)

    def __init__(self, below: QWidget) -> None:
        super().__init__()
        self._below = below
        self.rows = ResultModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setObjectName("search_results")
        self.setAccessibleName(_("Search results"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._clicked)
        self.hide()

    def drop_down(self) -> None:
        """Lie below the box, as high as there are rows, within the window."""
        window = self._below.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._below.mapTo(window, self._below.rect().bottomLeft())
        width = min(max(self._below.width(), em(self) * CHARACTERS_WIDE), window.width() - 2 * STEP)
        left = min(corner.x(), window.width() - width - STEP)
        row = self.sizeHintForRow(0)
        height = min(
            row * self.rows.rowCount() + 2 * self.frameWidth(), window.height() - corner.y() - STEP * 5
        )
        self.setGeometry(left, corner.y() + STEP // 2, width, height)
        self.raise_()
        self.show()

    def chosen(self) -> int:
        """The row that one has stepped to; −1 when none is."""
        rows = self.selectionModel().selectedIndexes()
        return rows[0].row() if rows else -1

    def step(self, by: int) -> None:
        """Choose the next result, so many further down or up; round the ends."""
        rows = self.rows.results()
        if not rows:
            return
        here = self.chosen()
        before = rows.index(here) if here in rows else (-1 if by > 0 else 0)
        self.choose(rows[(before + by) % len(rows)])

    def choose(self, row: int) -> None:
        """Step to this row."""
        self.setCurrentIndex(self.rows.index(row))
        if row == 1:  # with its heading
            self.scrollToTop()

    def _clicked(self, index: QModelIndex) -> None:
        if self.rows.row_at(index.row()).result is not None:
            self.opened.emit(index.row())
