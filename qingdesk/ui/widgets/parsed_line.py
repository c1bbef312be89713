"""A line whose text means something: a day, a time, a sum, a number. What cannot be read is told at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from qingdesk.domain.fields import BadValue
from qingdesk.i18n import _

T = TypeVar("T")


class ParsedLine(QLineEdit, Generic[T]):
    """`value()` is what stands there, None while it is empty or cannot be read; `mistake()` says why not.

    There is no validator and no `maxLength`: both swallow what an input method commits. When the line is
    left, a text that was understood is written again in its plain form.
    """

    edited = Signal()
    """A person changed the text; not sent by `set_value`. `value()` is the new one by then."""
    parsed = Signal()
    """The text means something else now, or is no longer understood; sent before `edited`."""

    def __init__(self, parse: Callable[[str], T | None], write: Callable[[T], str]) -> None:
        super().__init__()
        self._parse = parse
        self._write = write
        self._value: T | None = None
        self._mistake = ""
        self._by_hand = False
        self.textEdited.connect(self._note_hand)  # Qt sends it before `textChanged`
        self.textChanged.connect(self._read)
        self.editingFinished.connect(self._tidy)

    def value(self) -> T | None:
        """What the text means; None when empty or not understood."""
        return self._value

    def mistake(self) -> str:
        """Why the text is not understood, in the user's language; empty when it is."""
        return self._mistake

    def set_value(self, value: T | None) -> None:
        """Show this value; `edited` is not sent."""
        self.setText("" if value is None else self._write(value))

    def _note_hand(self, text: str) -> None:
        self._by_hand = True

    def _read(self, text: str) -> None:
        before = (self._value, self._mistake)
        try:
            self._value, self._mistake = self._parse(text), ""
        except BadValue as bad:
            self._value, self._mistake = None, _(bad.reason).format(**bad.params)
        if (self._value, self._mistake) != before:
            self.parsed.emit()
        if self._by_hand:
            self._by_hand = False
            self.edited.emit()

    def _tidy(self) -> None:
        if self._value is not None:
            plain = self._write(self._value)
            if plain != self.text():
                self.setText(plain)
