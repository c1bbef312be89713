"""What each question of 能不能 can be told besides firm and day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from qingdesk.actions.ask import Asked
from qingdesk.domain.gift import GiftKind
from qingdesk.domain.labels import word_label
from qingdesk.domain.meal import MealKind, MealPlace
from qingdesk.i18n import _
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.typed_lines import MoneyLine, NumberLine


class Options(QWidget):
    """A row of fields; `changed` at every key and choice. A field left empty or not understood is left open."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(STEP * 2)

    def told(self, asked: Asked) -> Asked:
        """`asked` with what is said here."""
        return asked

    def number(self, name: str, label: str) -> NumberLine:
        """A whole number of one and more."""
        line = NumberLine()
        line.setObjectName(name)
        line.set_value(1)
        line.edited.connect(self.changed.emit)
        self._row.addWidget(FieldBox(label, line), 1)
        return line

    def choice(self, name: str, label: str, words: Iterable[StrEnum], open_words: str = "") -> ComboBox:
        """One of an enumeration, or none of them where that can be left open."""
        given: list[tuple[object, str]] = [(None, open_words)] if open_words else []
        combo = ComboBox([*given, *((word, word_label(word)) for word in words)])
        combo.setObjectName(name)
        combo.chosen.connect(self.changed.emit)
        self._row.addWidget(FieldBox(label, combo), 1)
        return combo

    def tick(self, name: str, label: str) -> QCheckBox:
        """Yes or no."""
        box = QCheckBox(label)
        box.setObjectName(name)
        box.toggled.connect(lambda on: self.changed.emit())
        self._row.addWidget(box)
        return box


def _at_least_one(line: NumberLine) -> int:
    value = line.value()
    return value if isinstance(value, int) and value >= 1 else 1


class MealOptions(Options):
    """Which meal, where, how many of us."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = self.choice("ask_meal_kind", _("Which meal"), MealKind, _("any"))
        self._place = self.choice("ask_place", _("Where"), MealPlace)
        self._place.set_value(MealPlace.CANTEEN)
        self._heads = self.number("ask_heads", _("Of us"))

    def told(self, asked: Asked) -> Asked:
        kind, place = self._kind.value(), self._place.value()
        return replace(
            asked,
            meal_kind=kind if isinstance(kind, MealKind) else None,
            place=place if isinstance(place, MealPlace) else MealPlace.CANTEEN,
            heads=_at_least_one(self._heads),
        )


class EventOptions(Options):
    """Is it a celebration of the firm's own?"""

    def __init__(self) -> None:
        super().__init__()
        self._celebration = self.tick("ask_celebration", _("A celebration of the firm's own"))
        self._row.addStretch(1)

    def told(self, asked: Asked) -> Asked:
        return replace(asked, is_celebration=self._celebration.isChecked())


class GiftOptions(Options):
    """What, worth how much, and does it touch the duty."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = self.choice("ask_gift_kind", _("What"), GiftKind, _("not said"))
        self._value = MoneyLine()
        self._value.setObjectName("ask_value")
        self._value.edited.connect(self.changed.emit)
        self._row.addWidget(FieldBox(_("Worth (yuan)"), self._value), 1)
        self._affects = self.tick("ask_affects", _("May influence the duty"))

    def told(self, asked: Asked) -> Asked:
        kind, value = self._kind.value(), self._value.value()
        return replace(
            asked,
            gift_kind=kind if isinstance(kind, GiftKind) else None,
            value_fen=value if isinstance(value, int) else None,
            affects_duty=self._affects.isChecked(),
        )


class LiftOptions(Options):
    """How many of us, for how long, and was the car sent for us."""

    def __init__(self) -> None:
        super().__init__()
        self._people = self.number("ask_people", _("Of us"))
        self._halves = self.number("ask_half_days", _("Half-days"))
        self._dedicated = self.tick("ask_dedicated", _("A car sent for us"))

    def told(self, asked: Asked) -> Asked:
        return replace(
            asked,
            people=_at_least_one(self._people),
            half_days=_at_least_one(self._halves),
            is_dedicated=self._dedicated.isChecked(),
        )


class RoomOptions(Options):
    """How many nights, and who pays."""

    def __init__(self) -> None:
        super().__init__()
        self._nights = self.number("ask_nights", _("Nights"))
        self._firm_pays = self.tick("ask_firm_pays", _("The firm would pay"))

    def told(self, asked: Asked) -> Asked:
        return replace(asked, nights=_at_least_one(self._nights), is_paid_by_firm=self._firm_pays.isChecked())


OPTIONS: dict[str, type[Options]] = {
    "meal": MealOptions,
    "event": EventOptions,
    "gift": GiftOptions,
    "lift": LiftOptions,
    "room": RoomOptions,
}
