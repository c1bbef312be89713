"""Widgets bound to the fields of a draft: show, read, tell mistakes, freeze."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from qingdesk.domain.labels import field_label
from qingdesk.ui.widgets.chooser import Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.freeze import freeze
from qingdesk.ui.widgets.parsed_line import ParsedLine
from qingdesk.ui.widgets.plain_text_box import PlainTextBox


def read(widget: QWidget) -> Any:
    """What the field holds: a day, fen, an id, words, or None."""
    if isinstance(widget, ParsedLine | ComboBox | Chooser):
        return widget.value()
    if isinstance(widget, PlainTextBox | QLineEdit):
        return widget.text()
    assert isinstance(widget, QCheckBox)
    return widget.isChecked()


def show(widget: QWidget, value: Any) -> None:
    """Put the value there without telling that a person changed it."""
    if isinstance(widget, ParsedLine | ComboBox):
        widget.set_value(value)
        if isinstance(widget, ParsedLine):
            widget.setCursorPosition(0)
    elif isinstance(widget, PlainTextBox):
        widget.set_text(value)
    elif isinstance(widget, QLineEdit):
        widget.setText(value)
        widget.setCursorPosition(0)  # the beginning of a long text says more than its end
    else:
        assert isinstance(widget, QCheckBox)
        widget.setChecked(bool(value))


def watch(widget: QWidget, told: Callable[[], object]) -> None:
    """Call `told` whenever a person changes the field."""
    if isinstance(widget, Chooser):
        widget.chosen.connect(told)
        widget.textEdited.connect(lambda text: told())
    elif isinstance(widget, ParsedLine | PlainTextBox):
        widget.edited.connect(told)
    elif isinstance(widget, ComboBox):
        widget.chosen.connect(told)
    elif isinstance(widget, QLineEdit):
        widget.textEdited.connect(lambda text: told())
    else:
        assert isinstance(widget, QCheckBox)
        widget.clicked.connect(lambda checked: told())


class Fields(QObject):
    """The fields of one draft. noun: whose labels. prefix: before objectNames, apart from those of other rows."""

    edited = Signal()

    def __init__(self, noun: str, parent: QObject, prefix: str = "") -> None:
        super().__init__(parent)
        self._noun = noun
        self._prefix = prefix
        self._widgets: dict[str, QWidget] = {}
        self._boxes: dict[str, FieldBox] = {}
        self._notes: dict[str, str] = {}

    def add(self, name: str, widget: QWidget, *, label: str = "", hint: str = "") -> FieldBox:
        """Bind a widget and put it under its label; the box goes into a layout."""
        self.bind(name, widget)
        box = FieldBox(label or field_label(self._noun, name), widget, hint)
        self._boxes[name] = box
        return box

    def tick(self, name: str, label: str = "") -> QCheckBox:
        """A tick box with its words beside it."""
        made = QCheckBox(label or field_label(self._noun, name))
        made.setAccessibleName(made.text())
        self.bind(name, made)
        return made

    def bind(self, name: str, widget: QWidget) -> None:
        """Bind a widget that shows its own mistakes, or makes none."""
        widget.setObjectName(f"{self._prefix}{name}")
        self._widgets[name] = widget
        watch(widget, self.edited.emit)

    def widget(self, name: str) -> QWidget:
        """The widget of a field."""
        return self._widgets[name]

    def box(self, name: str) -> FieldBox:
        """The box of a field."""
        return self._boxes[name]

    def show(self, draft: object) -> None:
        """Show what the draft says in every bound field."""
        for name, widget in self._widgets.items():
            show(widget, getattr(draft, name))

    def values(self) -> dict[str, Any]:
        """What every bound field holds."""
        return {name: read(widget) for name, widget in self._widgets.items()}

    def unread(self) -> dict[str, str]:
        """What was typed and could not be understood, by field."""
        return {
            name: widget.text()
            for name, widget in self._widgets.items()
            if isinstance(widget, ParsedLine | Chooser) and widget.mistake()
        }

    def show_unread(self, typed: Mapping[str, str]) -> None:
        """Put such texts back where they were typed."""
        for name, text in typed.items():
            widget = self._widgets.get(name)
            if isinstance(widget, QLineEdit):
                widget.setText(text)

    def note(self, name: str, text: str) -> None:
        """Say this in red below the field though it may be saved so; empty takes it back."""
        self._notes[name] = text

    def has_notes(self) -> bool:
        """Something is to be put right though it may be saved."""
        return any(self._notes.values())

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """Tell each beside its field: what cannot be understood first, then the mistake, then the note."""
        for name, box in self._boxes.items():
            widget = self._widgets[name]
            typed = widget.mistake() if isinstance(widget, ParsedLine | Chooser) else ""
            box.set_mistake(typed or mistakes.get(name, "") or self._notes.get(name, ""))

    def freeze(self, frozen: bool, but: frozenset[str] = frozenset()) -> None:
        """Make every field read-only, but those."""
        for name, widget in self._widgets.items():
            freeze(widget, frozen and name not in but)

    def is_filled(self) -> bool:
        """Something stands in one of them; a choice that was made counts, a tick that was not does not."""
        return any(value not in (None, "", False) for value in self.values().values())
