"""The grid firm × half-year: ● on site, ○ by phone, · none, blank where nobody is assigned."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QWidget

from qingdesk.domain.contact import Cell, Contact, FirmRow
from qingdesk.domain.period import Half
from qingdesk.i18n import _
from qingdesk.ui import style_options
from qingdesk.ui.colours import Colours
from qingdesk.ui.models.firm_grid import CELL_ROLE, Column, FirmGridModel
from qingdesk.ui.style import SMALL_POINTS, STEP, em, font
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.table import RowDelegate, Table

DOT = 4.5
MOST_DOTS = 4
ROWS_HIGH = 7


def paint_contact(painter: QPainter, middle: QPointF, cell: Cell, colours: Colours) -> None:
    """The dots of one cell, side by side round `middle`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent, red, quiet = colours.colour("accent"), colours.colour("red"), colours.colour("quiet")
    if cell.contact is Contact.VISITED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        many = min(cell.many, MOST_DOTS)
        for at in range(many):
            shift = (at - (many - 1) / 2) * DOT * 2.6
            painter.drawEllipse(middle + QPointF(shift, 0), DOT, DOT)
    elif cell.contact is Contact.CONTACTED:
        painter.setPen(QPen(red if cell.missed else accent, 1.2))
        painter.drawEllipse(middle, DOT, DOT)
    elif cell.contact is Contact.NONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(red if cell.missed else quiet)
        size = DOT / 2.2
        painter.drawEllipse(middle, size, size)
    painter.restore()


class _ContactDelegate(RowDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        given = style_options.plain(option)
        middle, colours = QPointF(given.rect.center()), Colours.of(given.palette)
        super().paint(painter, option, index)
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell):
            paint_contact(painter, middle, cell, colours)


class _Legend(QWidget):
    """What the marks mean, drawn as they are drawn above."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = (
            (Cell(Contact.VISITED, 1), _("on site")),
            (Cell(Contact.CONTACTED), _("by phone or online")),
            (Cell(Contact.NONE), _("not visited")),
            (Cell(Contact.NONE, missed=True), _("duty missed")),
        )
        self.setAccessibleName(", ".join(text for _cell, text in self._parts))
        self.setMinimumHeight(self.fontMetrics().height() + STEP)
        self.setFont(font(SMALL_POINTS))

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        letters = self.fontMetrics()
        x, y = float(STEP * 2), self.height() / 2
        for cell, text in self._parts:
            paint_contact(painter, QPointF(x, y), cell, colours)
            painter.setPen(colours.colour("quiet"))
            painter.drawText(QPointF(x + STEP, y + letters.ascent() / 2 - 1), text)
            x += STEP * 3.5 + letters.horizontalAdvance(text)


class FirmGridCard(Card):
    """Return or a double click leads to the firm."""

    def __init__(self) -> None:
        super().__init__(_("Visits at a glance"), _("firm × half-year"), tight=True)
        self.model = FirmGridModel(self)
        self.table = Table("firm_grid", _("Visits at a glance"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(_ContactDelegate(self.table))
        self.table.horizontalHeader().setSectionsMovable(False)
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(row * ROWS_HIGH)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(_Legend())

    def show_rows(self, rows: tuple[FirmRow, ...], halves: tuple[Half, ...], total: int) -> None:
        """At most so many firms of `total`."""
        self.model.show_rows(rows, halves)
        header = self.table.horizontalHeader()
        wide = em(self.table)
        header.setSectionResizeMode(Column.FIRM, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(Column.LEADER, max(wide * 5, header.sectionSizeHint(Column.LEADER)) + STEP)
        for at in range(len(halves)):
            self.table.setColumnWidth(Column.FIRST_HALF + at, wide * 4)
        note = _("firm × half-year")
        if total > len(rows):
            note = _("firm × half-year, the first {shown} of {total}").format(shown=len(rows), total=total)
        self.note.setText(note)
