"""The figure of a limit, typed in the way of its shape: a number, yuan, a sum a meal, times, classes, a profile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time

from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from qingdesk.domain.cost import TravelClass
from qingdesk.domain.labels import word_label
from qingdesk.domain.meal import MealKind
from qingdesk.domain.policy_key import PolicyKey, Shape
from qingdesk.i18n import _
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.typed_lines import DateLine, MoneyLine, NumberLine, TimeLine


class LimitFigure(QWidget):
    """`value()` is as JSON gives it, None while nothing is entered. first: what the fields begin with."""

    def __init__(
        self,
        key: PolicyKey,
        first: object,
        today: Callable[[], date],
        profiles: Mapping[str, Mapping[str, object]],
        unit: str,
    ) -> None:
        """profiles: the deadline profiles by name · unit: what a number counts."""
        super().__init__()
        self._key = key
        self._today = today
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(STEP)
        self.value: Callable[[], object] = self._built(first, profiles, unit)

    def _built(
        self, first: object, profiles: Mapping[str, Mapping[str, object]], unit: str
    ) -> Callable[[], object]:
        shape = self._key.shape
        if shape is Shape.MEALS:
            return self._meals(first)
        if shape is Shape.WINDOWS:
            return self._windows(first)
        if shape is Shape.CLASSES:
            return self._classes(first)
        if shape is Shape.PROFILE:
            return self._profile(first, profiles)
        return self._plain(first, _("Figure ({unit})").format(unit=unit) if unit else _("Figure"))

    def _plain(self, first: object, label: str) -> Callable[[], object]:
        if self._key.shape is Shape.DATE:
            day = DateLine(self._today)
            day.set_value(date.fromisoformat(str(first)) if first else None)
            self._add(day, label)
            return lambda: chosen.isoformat() if (chosen := day.value()) is not None else None
        line = MoneyLine() if self._key.shape is Shape.FEN else NumberLine()
        line.set_value(first if isinstance(first, int) else None)
        self._add(line, _("Figure (yuan)") if self._key.shape is Shape.FEN else label)
        return line.value

    def _add(self, field: QWidget, label: str) -> None:
        field.setObjectName("limit_value")
        self._column.addWidget(FieldBox(label, field))

    def _meals(self, first: object) -> Callable[[], object]:
        in_yuan = self._key.key.endswith("_fen")
        known = first if isinstance(first, Mapping) else {}
        lines: dict[str, MoneyLine | NumberLine] = {}
        grid = self._grid()
        for at, kind in enumerate(MealKind):
            line = lines[kind.value] = MoneyLine() if in_yuan else NumberLine()
            line.setObjectName(f"limit_{kind.value}")
            line.set_value(known.get(kind.value))
            label = _("{meal} (yuan)") if in_yuan else _("{meal} (%)")
            grid.addWidget(FieldBox(label.format(meal=word_label(kind)), line), 0, at)
        return lambda: {name: n for name, line in lines.items() if (n := line.value()) is not None} or None

    def _windows(self, first: object) -> Callable[[], object]:
        known = first if isinstance(first, Mapping) else {}
        lines: dict[str, tuple[TimeLine, TimeLine]] = {}
        grid = self._grid()
        for at, kind in enumerate(MealKind):
            pair = lines[kind.value] = TimeLine(), TimeLine()
            given = known.get(kind.value) or (None, None)
            said = _("{meal}, from"), _("{meal}, to")
            for column, (line, clock, label) in enumerate(zip(pair, given, said, strict=True)):
                line.setObjectName(f"limit_{kind.value}_{column}")
                line.set_value(time.fromisoformat(clock) if clock else None)
                grid.addWidget(FieldBox(label.format(meal=word_label(kind)), line), at, column)
        return lambda: _clocks(lines) or None

    def _classes(self, first: object) -> Callable[[], object]:
        known = first if isinstance(first, list | tuple) else ()
        ticks: dict[str, QCheckBox] = {}
        grid = self._grid()
        for at, kind in enumerate(one for one in TravelClass if one is not TravelClass.OTHER):
            tick = ticks[kind.value] = QCheckBox(word_label(kind))
            tick.setObjectName(f"limit_{kind.value}")
            tick.setChecked(kind.value in known)
            grid.addWidget(tick, at // 4, at % 4)
        return lambda: [name for name, tick in ticks.items() if tick.isChecked()] or None

    def _profile(self, first: object, profiles: Mapping[str, Mapping[str, object]]) -> Callable[[], object]:
        chosen = next((name for name, value in profiles.items() if dict(value) == first), None)
        box = ComboBox([(name, name) for name in profiles])
        box.set_value(chosen or next(iter(profiles)))
        self._add(box, _("Terms for problems by grade"))
        return lambda: dict(profiles[str(box.value())])

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(STEP)
        self._column.addLayout(grid)
        return grid


def _clocks(lines: Mapping[str, tuple[TimeLine, TimeLine]]) -> dict[str, list[str]]:
    found = {}
    for name, (first, last) in lines.items():
        start, end = first.value(), last.value()
        if start is not None and end is not None:
            found[name] = [f"{start:%H:%M}", f"{end:%H:%M}"]
    return found
