"""Choose one of many (firms, people, regions) by typing a part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from qingdesk.i18n import _
from qingdesk.ui.icons import icon


@dataclass(frozen=True)
class Choice:
    """id: what is kept · text: what stands in the line · note: what tells two of one name apart."""

    id: str
    text: str
    note: str = ""


def _shown(choice: Choice) -> str:
    return f"{choice.text}　{choice.note}" if choice.note else choice.text


class Chooser(QLineEdit):
    """`find(text)` gives the first few that fit (all wanted for an empty text), and must be quick."""

    chosen = Signal()
    """A person chose one, or took the choice back by changing the text."""

    def __init__(self, find: Callable[[str], Sequence[Choice]], placeholder: str = "") -> None:
        super().__init__()
        self._find = find
        self._choice: Choice | None = None
        self._offered: tuple[Choice, ...] = ()
        self._rows = QStringListModel(self)
        completer = QCompleter(self._rows, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(self._take)
        self._completer = completer
        completer.setWidget(self)
        self.setPlaceholderText(placeholder or _("Type a part of the name"))
        self.addAction(
            icon("chevron-down", "quiet"), QLineEdit.ActionPosition.TrailingPosition
        ).triggered.connect(self._offer_all)
        self.textEdited.connect(self._typed)

    def value(self) -> str:
        """The id chosen; empty when none is."""
        return self._choice.id if self._choice is not None else ""

    def choice(self) -> Choice | None:
        """What is chosen."""
        return self._choice

    def set_choice(self, choice: Choice | None) -> None:
        """Show this one; `chosen` is not sent."""
        self._choice = choice
        self.setText(choice.text if choice is not None else "")

    def mistake(self) -> str:
        """Text that names none of them is told, not guessed at."""
        if self.text().strip() and self._choice is None:
            return _("Choose one from the list: nothing is called “{text}”.").format(text=self.text().strip())
        return ""

    def _typed(self, text: str) -> None:
        had = self._choice is not None
        self._choice = None
        self._offer(text)
        if had:
            self.chosen.emit()

    def _offer(self, text: str) -> None:
        self._offered = tuple(self._find(text.strip()))
        self._rows.setStringList([_shown(choice) for choice in self._offered])
        if self._offered:
            self._show_rows_well()
            self._completer.complete()
        else:
            self._completer.popup().hide()

    def _show_rows_well(self) -> None:
        """Rows as high and as far in as those of a list; made when first needed."""
        from qingdesk.ui.widgets.table import RowDelegate

        popup = self._completer.popup()
        if not isinstance(popup.itemDelegate(), RowDelegate):
            popup.setItemDelegate(RowDelegate(popup))
            popup.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _offer_all(self) -> None:
        self.setFocus()
        self._offer("")

    def _take(self, shown: str) -> None:
        chosen = next((choice for choice in self._offered if _shown(choice) == shown), None)
        if chosen is not None:
            self.set_choice(chosen)
            self.chosen.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """One that alone fits what was typed is meant."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason or self._choice is not None:
            return
        typed = self.text().strip()
        if typed:
            fitting = self._find(typed)
            exact = [choice for choice in fitting if choice.text == typed] or list(fitting)
            if len(exact) == 1:
                self.set_choice(exact[0])
                self.chosen.emit()
