"""One field of a form: its label above, the field, and below it a hint in grey or a mistake in red."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from qingdesk.ui.style import SMALL_POINTS, set_ink, set_points
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.parsed_line import ParsedLine
from qingdesk.ui.widgets.words import words


class FieldBox(QWidget):
    """`set_mistake("…")` turns the frame red and says why; the empty text shows the hint again."""

    def __init__(self, label: str, field: QWidget, hint: str = "", *, beside: QWidget | None = None) -> None:
        """beside: something small at the right of the field, such as a unit or a button."""
        super().__init__()
        self.field = field
        self._hint = hint
        self._mistake = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._label = ElidedLabel(label)  # a long label must not widen the form
        set_points(self._label, SMALL_POINTS + 0.5)
        set_ink(self._label, "quiet")
        self._label.setBuddy(field)
        column.addWidget(self._label)
        if beside is None:
            column.addWidget(field)
        else:
            row = QHBoxLayout()
            row.addWidget(field, 1)
            row.addWidget(beside)
            column.addLayout(row)
        self._below: QLabel | None = None
        if hint:
            self._below = self._line_below(hint, "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._say(label)
        if isinstance(field, ParsedLine):
            field.parsed.connect(lambda: self.set_mistake(field.mistake()))

    def _line_below(self, text: str, ink: str) -> QLabel:
        """Made when there is something to say: a page has forty fields, and most of them are right."""
        made = words(text, ink, SMALL_POINTS, wrap=True)
        made.setObjectName(f"{self.field.objectName()}_below" if self.field.objectName() else "")
        column = self.layout()
        assert column is not None
        column.addWidget(made)
        made.setVisible(True)
        return made

    def _say(self, label: str) -> None:
        self.field.setAccessibleName(label)
        self.field.setAccessibleDescription(self._hint)

    def set_label(self, label: str) -> None:
        """Change what the field is called, on the screen and aloud."""
        self._label.setText(label)
        self._say(label)

    def show_label(self, shown: bool) -> None:
        """In rows below each other the label stands above the first one only; it is said aloud all the same."""
        self._label.setVisible(shown)

    def set_hint(self, hint: str) -> None:
        """What stands below in grey while there is no mistake."""
        self._hint = hint
        self._show()

    def mistake(self) -> str:
        """The mistake that is shown; empty when there is none."""
        return self._mistake

    def set_mistake(self, mistake: str) -> None:
        """Say at once what is wrong, beside the field."""
        if mistake == self._mistake:
            return
        self._mistake = mistake
        self._show()

    def _show(self) -> None:
        below = self._mistake or self._hint
        wrong = bool(self._mistake)
        ink = "red" if wrong else "quiet"
        if self._below is not None:
            self._below.setText(below)
            set_ink(self._below, ink)
            self._below.setVisible(bool(below))
        elif below:
            self._below = self._line_below(below, ink)
        self._give_room()
        self.field.setProperty("wrong", wrong)
        self.field.update()
        self.field.setAccessibleDescription(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """As many lines as the words take at this width: a page that scrolls asks for the least height only."""
        if self._below is not None:
            lines = self._below.heightForWidth(self.contentsRect().width()) if self._below.text() else 0
            self._below.setMinimumHeight(max(0, lines))
