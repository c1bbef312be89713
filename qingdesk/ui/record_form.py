"""The fields of a noun on a page: made from the dictionary's fields, so that labels and kinds agree everywhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from qingdesk.domain.fields import Field, Kind, fields_of
from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Draft, Mistake
from qingdesk.domain.text import tidy
from qingdesk.i18n import _
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.chooser import Choice, Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.many_chooser import ManyChooser
from qingdesk.ui.widgets.parsed_line import ParsedLine
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.typed_lines import DateLine, MomentLine, MoneyLine, NumberLine

Finder = Callable[[str], Sequence[Choice]]
Chosen = Mapping[str, Choice | Sequence[Choice]]
"""How the ids that a draft holds are shown: by field; several for a list of ids."""
Rows = Sequence[Sequence[str] | QWidget]
COLUMNS = 12


class RecordForm(QWidget):
    """rows: fields by their names, line by line; each line is shared out evenly. A widget in place of names (a
    heading, a band that says what is due) takes the whole width. `edited` at every key."""

    edited = Signal()

    def __init__(
        self,
        noun: str,
        rows: Rows,
        today: Callable[[], date],
        *,
        finders: Mapping[str, Finder] | None = None,
        hints: Mapping[str, str] | None = None,
        choices: Mapping[str, Sequence[tuple[object, str]]] | None = None,
        needed: Collection[str] = (),
    ) -> None:
        """finders: for fields that hold an id or a code, what can be chosen · hints: in grey below a field ·
        choices: (value, words) for a field that is chosen from a few, such as a rating · needed: marked as must
        be given though the noun itself does not ask for them.
        """
        super().__init__()
        self._noun = noun
        self._today = today
        self._finders = finders or {}
        self._choices = choices or {}
        self._needed = needed
        self._fields = {field.name: field for field in fields_of(NOUNS[noun].draft)}
        self.boxes: dict[str, FieldBox] = {}
        self._ticks: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(STEP * 2 - 2)
        grid.setVerticalSpacing(STEP + 4)
        for line, names in enumerate(rows):
            if isinstance(names, QWidget):
                grid.addWidget(names, line, 0, 1, COLUMNS, Qt.AlignmentFlag.AlignTop)
                continue
            alone = len(names) == 1 and self._is_short(self._fields[names[0]])
            span = COLUMNS // (2 if alone else len(names))
            for place, name in enumerate(names):
                made = self._make(self._fields[name], (hints or {}).get(name, ""))
                grid.addWidget(made, line, place * span, 1, span, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(rows), 1)  # what is left over stands below the last line, not between
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)

    def _is_short(self, field: Field) -> bool:
        """A day, a sum, one of a few words: half a line is enough, even alone in it."""
        few = field.kind is Kind.ENUM or field.name in self._choices
        return few or field.kind in (Kind.DATE, Kind.MOMENT, Kind.FEN, Kind.INTEGER)

    def _make(self, field: Field, hint: str) -> QWidget:
        label = field_label(self._noun, field.name)
        if field.kind is Kind.BOOLEAN and field.name not in self._choices:
            tick = QCheckBox(label)
            tick.setObjectName(field.name)
            tick.toggled.connect(lambda on: self.edited.emit())
            tick.setToolTip(hint)
            self._ticks[field.name] = tick
            return tick
        widget = self._widget(field)
        widget.setObjectName(field.name)
        starred = field.required or field.name in self._needed
        box = FieldBox(label if not starred else _("{label} *").format(label=label), widget, hint)
        self.boxes[field.name] = box
        return box

    def _widget(self, field: Field) -> QWidget:
        if field.kind is Kind.JSON and field.name in self._finders:
            many = ManyChooser(self._finders[field.name])
            many.chosen.connect(self.edited.emit)
            return many
        if field.name in self._finders:
            chooser = Chooser(self._finders[field.name])
            chooser.chosen.connect(self.edited.emit)
            return chooser
        if field.name in self._choices:
            few = ComboBox(self._choices[field.name])
            few.chosen.connect(self.edited.emit)
            return few
        if field.kind is Kind.ENUM and field.enum is not None:
            nothing = [] if field.required else [(None, _("not said"))]
            combo = ComboBox([*nothing, *((word, word_label(word)) for word in field.enum)])
            combo.chosen.connect(self.edited.emit)
            return combo
        if field.long:
            text = PlainTextBox()
            text.edited.connect(self.edited.emit)
            return text
        if field.kind in (Kind.DATE, Kind.FEN, Kind.INTEGER):
            line: DateLine | MoneyLine | NumberLine
            line = (
                DateLine(self._today)
                if field.kind is Kind.DATE
                else MoneyLine()
                if field.kind is Kind.FEN
                else NumberLine()
            )
            line.edited.connect(self.edited.emit)
            return line
        if field.kind is Kind.MOMENT:
            moment = MomentLine(self._today)
            moment.edited.connect(self.edited.emit)
            return moment
        plain = QLineEdit()
        plain.textEdited.connect(lambda text: self.edited.emit())
        return plain

    def field(self, name: str) -> QWidget:
        """The widget that a field is typed into."""
        return self._ticks[name] if name in self._ticks else self.boxes[name].field

    def show_values(self, draft: Draft, chosen: Chosen | None = None) -> None:
        """Fill in a draft; chosen: how the ids of chooser fields are shown."""
        for name, tick in self._ticks.items():
            tick.setChecked(bool(getattr(draft, name)))
        for name, box in self.boxes.items():
            value, widget = getattr(draft, name), box.field
            if isinstance(widget, Chooser):
                choice = (chosen or {}).get(name)
                widget.set_choice(choice if isinstance(choice, Choice) else None)
            elif isinstance(widget, ManyChooser):
                choices = (chosen or {}).get(name, ())
                widget.set_choices([choices] if isinstance(choices, Choice) else choices)
            elif isinstance(widget, (ComboBox, ParsedLine)):
                widget.set_value(value)
            elif isinstance(widget, PlainTextBox):
                widget.set_text(str(value or ""))
            elif isinstance(widget, QLineEdit):
                widget.setText(str(value or ""))
            box.set_mistake("")

    def values(self) -> dict[str, object]:
        """What stands in the fields, by their names, as a draft holds it."""
        found: dict[str, object] = {name: tick.isChecked() for name, tick in self._ticks.items()}
        for name, box in self.boxes.items():
            widget = box.field
            if isinstance(widget, (Chooser, ManyChooser, ComboBox, ParsedLine)):
                found[name] = widget.value()
            elif isinstance(widget, PlainTextBox):
                found[name] = widget.text().strip()
            elif isinstance(widget, QLineEdit):
                found[name] = tidy(widget.text())
        return found

    def chosen(self, name: str) -> Choice | None:
        """What is chosen in a field of ids; None where nothing is, or the field holds no id."""
        widget = self.boxes[name].field if name in self.boxes else None
        return widget.choice() if isinstance(widget, Chooser) else None

    def focus_first_empty(self) -> None:
        """The keyboard goes to the first field that nothing stands in."""
        values = self.values()
        empty = (box.field for name, box in self.boxes.items() if values.get(name) in (None, "", ()))
        first = next(empty, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, object]:
        """What stands in the fields as it was typed, read or not, to be kept as JSON."""
        found: dict[str, object] = {name: tick.isChecked() for name, tick in self._ticks.items()}
        for name, box in self.boxes.items():
            widget = box.field
            if isinstance(widget, Chooser) and widget.choice() is not None:
                found[name] = _kept([widget.choice()])
            elif isinstance(widget, ManyChooser):
                found[name] = _kept(widget.choices())
            elif isinstance(widget, ComboBox):
                found[name] = widget.currentText()
            elif isinstance(widget, (PlainTextBox, QLineEdit)):
                found[name] = widget.text()
        return found

    def show_typed(self, typed: Mapping[str, object]) -> None:
        """Put back what `typed` gave; a field that is not named stays as it is."""
        for name, tick in self._ticks.items():
            tick.setChecked(bool(typed.get(name, tick.isChecked())))
        for name, box in self.boxes.items():
            widget, given = box.field, typed.get(name)
            choices = _choices(given)
            if given is None:
                continue
            if isinstance(widget, Chooser) and choices:
                widget.set_choice(choices[0])
            elif isinstance(widget, ManyChooser):
                widget.set_choices(choices)
            elif isinstance(widget, ComboBox):
                widget.show_words(str(given))
            elif isinstance(widget, PlainTextBox):
                widget.set_text(str(given))
            elif isinstance(widget, QLineEdit) and isinstance(given, str):
                widget.setText(given)

    def show_mistakes(self, mistakes: Sequence[Mistake]) -> list[str]:
        """Say each beside its field, and go to the first; gives those whose field is not on this page."""
        told: dict[str, str] = {}
        elsewhere: list[str] = []
        for mistake in mistakes:
            text = _(mistake.reason).format(**mistake.params)
            if mistake.field in self.boxes:
                told.setdefault(mistake.field, text)
            else:
                elsewhere.append(text)
        for name, box in self.boxes.items():
            box.set_mistake(told.get(name, "") or self._unread(box.field))
        first = next((box for box in self.boxes.values() if box.mistake()), None)
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return elsewhere

    def _unread(self, widget: QWidget) -> str:
        return widget.mistake() if isinstance(widget, (Chooser, ManyChooser, ParsedLine)) else ""

    def unread(self) -> int:
        """How many fields hold text that is not understood; they are told beside it."""
        return sum(bool(self._unread(box.field)) for box in self.boxes.values())


def _kept(choices: Sequence[Choice | None]) -> list[list[str]]:
    return [[one.id, one.text, one.note] for one in choices if one is not None]


def _choices(given: object) -> list[Choice]:
    rows = given if isinstance(given, list) else []
    return [Choice(*map(str, row)) for row in rows if isinstance(row, list) and len(row) == 3]
