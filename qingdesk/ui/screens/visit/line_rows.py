"""Problems or commitments one below the other, each a row of fields; the labels stand above the first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from qingdesk.actions.visit_entry import Line
from qingdesk.domain.record import Draft
from qingdesk.i18n import _
from qingdesk.ui.screens.visit.fields import Fields
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.words import button, words

D = TypeVar("D", bound=Draft)


@dataclass(frozen=True)
class Column:
    """name: field of the draft · share: of the width · make: its widget."""

    name: str
    share: int
    make: Callable[[], QWidget]


class LineRow(QObject, Generic[D]):
    """One record below the visit, new or saved."""

    def __init__(self, noun: str, prefix: str, line: Line[D], parent: QObject) -> None:
        super().__init__(parent)
        self.line = line
        self.fields = Fields(noun, self, prefix)
        self.beside: QLabel = words("", points=SMALL_POINTS)
        self.boxes: list[FieldBox] = []
        self.away: QPushButton = button("", look="quiet_link", icon_name="x", name=f"{prefix}away")
        self.away.setAccessibleName(_("Take this row away"))
        self.away.setToolTip(_("Take this row away"))

    def read(self) -> Line[D]:
        """The line as it stands now."""
        return replace(self.line, draft=replace(self.line.draft, **self.fields.values()))


class LineRows(QWidget, Generic[D]):
    """`edited` when a person changed, added or removed a row. key: `problems` or `commitments`."""

    edited = Signal()

    def __init__(self, key: str, noun: str, columns: Sequence[Column], blank: D, beside: str = "") -> None:
        """beside: the label of a last column that says what was worked out; empty for none."""
        super().__init__()
        self._key = key
        self._noun = noun
        self._columns = tuple(columns)
        self._blank = blank
        self._beside = beside
        self._rows: list[LineRow[D]] = []
        self._removed: list[tuple[str, str]] = []
        self._made = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(STEP)
        self._grid.setVerticalSpacing(STEP // 2)
        for at, column in enumerate(self._columns):
            self._grid.setColumnStretch(at, column.share)
        if beside:
            self._grid.setColumnStretch(len(self._columns), 4)
        self.hide()

    def show_lines(self, lines: Sequence[Line[D]], removed: Sequence[tuple[str, str]]) -> None:
        """Show these; removed: (noun, id) taken off the page before."""
        for row in list(self._rows):
            self._drop(row)
        self._removed = [pair for pair in removed if pair[0] == self._noun]
        for line in lines:
            self._put(line)

    def lines(self) -> tuple[Line[D], ...]:
        """As they stand; a new row that was left empty is none."""
        found = (row.read() for row in self._rows)
        return tuple(line for line in found if line.id or line.draft != self._blank)

    def removed(self) -> tuple[tuple[str, str], ...]:
        """(noun, id) of saved records that a person took off the page."""
        return tuple(self._removed)

    def rows(self) -> list[LineRow[D]]:
        """From the top down."""
        return list(self._rows)

    def add(self) -> None:
        """A new row, with the keyboard in its text."""
        row = self._put(Line(self._blank))
        widest = max(self._columns, key=lambda column: column.share)
        row.fields.widget(widest.name).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """By names such as `problems[0].text`; rows that were left empty are not counted there."""
        at = 0
        for row in self._rows:
            line = row.read()
            if not line.id and line.draft == self._blank:
                row.fields.show_mistakes({})
                continue
            start = f"{self._key}[{at}]."
            row.fields.show_mistakes(
                {name.removeprefix(start): said for name, said in mistakes.items() if name.startswith(start)}
            )
            at += 1

    def unread(self) -> dict[str, str]:
        """What could not be understood, as `commitments[0].due_on`."""
        return {
            f"{self._key}[{at}].{name}": text
            for at, row in enumerate(self._rows)
            for name, text in row.fields.unread().items()
        }

    def show_unread(self, typed: Mapping[str, str]) -> None:
        """Put such texts back."""
        for at, row in enumerate(self._rows):
            start = f"{self._key}[{at}]."
            row.fields.show_unread(
                {name.removeprefix(start): text for name, text in typed.items() if name.startswith(start)}
            )

    def freeze(self, frozen: bool, but: frozenset[str]) -> None:
        """To be read only, but those fields."""
        for row in self._rows:
            row.fields.freeze(frozen, but)
            row.away.setVisible(not frozen)

    def _put(self, line: Line[D]) -> LineRow[D]:
        row = LineRow(self._noun, f"{self._noun}_{self._made}_", line, self)
        place = self._made  # rows of the grid are never used again
        self._made += 1
        for at, column in enumerate(self._columns):
            row.boxes.append(row.fields.add(column.name, column.make()))
            self._grid.addWidget(row.boxes[-1], place, at, Qt.AlignmentFlag.AlignTop)
        if self._beside:
            row.boxes.append(FieldBox(self._beside, row.beside))
            self._grid.addWidget(row.boxes[-1], place, len(self._columns), Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(row.away, place, len(self._columns) + 1, Qt.AlignmentFlag.AlignBottom)
        row.fields.show(line.draft)
        row.fields.edited.connect(self.edited)
        row.away.clicked.connect(lambda: self._take_away(row))
        self._rows.append(row)
        self._label_first()
        self.show()
        return row

    def _take_away(self, row: LineRow[D]) -> None:
        if row.line.id:
            self._removed.append((self._noun, row.line.id))
        self._drop(row)
        self.edited.emit()

    def _drop(self, row: LineRow[D]) -> None:
        self._rows.remove(row)
        for widget in (*row.boxes, row.away):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        row.deleteLater()
        self._label_first()
        self.setVisible(bool(self._rows))

    def _label_first(self) -> None:
        for row in self._rows:
            for box in row.boxes:
                box.show_label(row is self._rows[0])
