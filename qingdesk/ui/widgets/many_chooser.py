"""Choose several of many (people) by typing a part of each name; those chosen stand below and can be taken off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.chooser import Choice, Chooser
from qingdesk.ui.widgets.words import button

_ACROSS = 4


class ManyChooser(QWidget):
    """`value()` gives the ids in the order in which they were chosen; `line` is where one types."""

    chosen = Signal()
    """A person added one or took one off; not sent by `set_choices`."""

    def __init__(self, find: Callable[[str], Sequence[Choice]], placeholder: str = "") -> None:
        super().__init__()
        self._choices: list[Choice] = []
        self.line = Chooser(find, placeholder or _("Add by a part of the name"))
        self.line.chosen.connect(self._add)
        self._below = QWidget()
        self._grid = QGridLayout(self._below)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(STEP // 2)
        self._grid.setColumnStretch(_ACROSS, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP // 2)
        column.addWidget(self.line)
        column.addWidget(self._below)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._show()

    def setObjectName(self, name: str) -> None:
        """The line is found by the field's name with `_line` behind it."""
        super().setObjectName(name)
        self.line.setObjectName(f"{name}_line")

    def setAccessibleName(self, name: str) -> None:
        """Said where the keyboard is: at the line."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> tuple[str, ...]:
        """The ids chosen."""
        return tuple(choice.id for choice in self._choices)

    def choices(self) -> Sequence[Choice]:
        """What is chosen."""
        return tuple(self._choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show these; `chosen` is not sent."""
        self._choices = list(choices)
        self.line.set_choice(None)
        self._show()

    def mistake(self) -> str:
        """Text that names none of them."""
        return self.line.mistake()

    def _add(self) -> None:
        choice = self.line.choice()
        if choice is None:
            return
        if choice.id not in self.value():
            self._choices.append(choice)
        self.line.set_choice(None)
        self._show()
        self.chosen.emit()

    def _take_off(self, choice: Choice) -> None:
        self._choices.remove(choice)
        self._show()
        self.line.setFocus()
        self.chosen.emit()

    def _show(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, choice in enumerate(self._choices):
            chip = button(choice.text, partial(self._take_off, choice), look="chip", icon_name="x")
            chip.setObjectName(f"{self.objectName()}_{at}")
            said = _("Take {name} off").format(name=choice.text)
            chip.setAccessibleName(said)
            chip.setToolTip(f"{said}　{choice.note}".strip())
            self._grid.addWidget(chip, at // _ACROSS, at % _ACROSS)
        self._below.setVisible(bool(self._choices))
