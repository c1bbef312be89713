"""What every section of the page is: a heading, its fields, and what the index says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from qingdesk.actions.visit_entry import VisitEntry
from qingdesk.actions.visit_start import Surroundings, surroundings
from qingdesk.store.connection import Readable
from qingdesk.ui.screens.visit.fields import Fields
from qingdesk.ui.style import BODY_POINTS, STEP
from qingdesk.ui.widgets.words import line, words

COLUMNS = 4


class Help:
    """What a section may ask while one types. around: what the sums are made by · cadre_id: whose visit it is first
    of all; may be empty. Both are looked up when a visit is opened."""

    def __init__(self, reader: Readable) -> None:
        self.reader = reader
        self.cadre_id = ""
        self._around: Surroundings | None = None

    @property
    def around(self) -> Surroundings:
        if self._around is None:
            self._around = surroundings(self.reader)
        return self._around

    def look_again(self, cadre_id: str) -> None:
        """A visit is opened: for this cadre, by the limits and working days of now."""
        self.cadre_id = cadre_id
        self._around = None


class Section(QWidget):
    """`edited` whenever a person changed something in it. name: also the objectName, `section_…`."""

    edited = Signal()

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.name = name
        self.title = title
        self.setObjectName(f"section_{name}")
        self.setAccessibleName(title)
        self.fields = Fields("visit", self)
        self.fields.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, STEP + 4)
        column.setSpacing(STEP)
        column.addWidget(words(title, points=BODY_POINTS + 0.5, bold=True))
        column.addWidget(line())
        self.body = column
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def grid(self) -> EvenGrid:
        """Four equal columns under what is there."""
        made = even_grid()
        self.body.addLayout(made)
        return made

    def show_entry(self, entry: VisitEntry) -> None:
        """Show what the page's entry says of this section."""
        self.fields.show(entry.draft)

    def read_into(self, entry: VisitEntry) -> VisitEntry:
        """The entry with what stands here now."""
        return replace(entry, draft=replace(entry.draft, **self.fields.values()))

    def unread(self) -> dict[str, str]:
        """What was typed and could not be understood, by field."""
        return self.fields.unread()

    def show_unread(self, typed: Mapping[str, str]) -> None:
        """Put such texts back."""
        self.fields.show_unread(typed)

    def look(self, entry: VisitEntry) -> None:
        """Work out what is shown beside the fields; after every change, `entry` is the page as it stands."""

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """Tell them beside the fields, by the names of the dictionary (`meals[0].heads`)."""
        self.fields.show_mistakes(mistakes)

    def owns(self, field: str) -> bool:
        """Is this field of a mistake one of ours?"""
        return field in self.fields.values()

    def first_wrong(self) -> QWidget | None:
        """The first widget with a mistake, in the order of the page."""
        for widget in self.findChildren(QWidget):
            if widget.property("wrong") and widget.isVisibleTo(self):
                return widget
        return None

    def needs_care(self) -> bool:
        """It may be saved so, but something is to be put right: the index says !."""
        return self.fields.has_notes()

    def count(self) -> int:
        """For rows: how many; the index says the number."""
        return 0

    def is_filled(self) -> bool:
        """Does anything stand here?"""
        return self.fields.is_filled()

    def freeze(self, frozen: bool) -> None:
        """A numbered visit: what is on the paper can be read only."""
        self.fields.freeze(frozen)


class EvenGrid(QGridLayout):
    """Four columns of equal width, whatever stands in them; boxes hang from the top, with or without a hint."""

    def put(self, box: QWidget, row: int, column: int, span: int = 1) -> None:
        """span: how many columns it takes."""
        self.addWidget(box, row, column, 1, span, Qt.AlignmentFlag.AlignTop)


def even_grid() -> EvenGrid:
    """One without margins, ready to be filled."""
    made = EvenGrid()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(STEP * 2 - 2)
    made.setVerticalSpacing(STEP)
    for column in range(COLUMNS):
        made.setColumnStretch(column, 1)
        made.setColumnMinimumWidth(column, 0)
    return made
