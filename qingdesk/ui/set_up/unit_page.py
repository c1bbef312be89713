"""Set-up, step one: which unit's desk this is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from qingdesk.actions.set_up import CODE_LENGTH, DeskPlan
from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.period import Half
from qingdesk.domain.text import tidy, tidy_name
from qingdesk.domain.unit import Level, UnitDraft
from qingdesk.i18n import _
from qingdesk.ui.regions import find_regions
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.chooser import Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.typed_lines import DateLine


class UnitPage(QWidget):
    """`plan(password)` gives what was typed, once `is_right()`."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._name = QLineEdit()
        self._name.setObjectName("unit_name")
        self._name.setPlaceholderText(_("such as 示例县人民政府办公室"))
        self._level = ComboBox((level, word_label(level)) for level in Level)
        self._level.setObjectName("unit_level")
        self._level.set_value(Level.COUNTY)
        self._region = Chooser(find_regions, _("Type a part of its name, such as 郑州"))
        self._region.setObjectName("unit_region")
        self._code = QLineEdit("DESK")
        self._code.setObjectName("desk_code")
        self._from = DateLine(lambda: today)
        self._from.setObjectName("records_from")
        self._from.set_value(Half.of(today).first)
        self._boxes = {
            "name": FieldBox(
                field_label("unit", "name"), self._name, _("As it stands on the unit's papers.")
            ),
            "level": FieldBox(field_label("unit", "level"), self._level),
            "region": FieldBox(field_label("unit", "region"), self._region),
            "desk_code": FieldBox(
                _("Desk code"),
                self._code,
                _(
                    "Four letters or digits, before every number: DESK-2026-0012. No other desk of the unit has it."
                ),
            ),
            "records_from": FieldBox(
                _("Duties are counted from"),
                self._from,
                _("What lies before is not judged. The first day of this half-year is usual."),
            ),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(STEP * 2)
        grid.setVerticalSpacing(STEP * 2)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._boxes["name"], 0, 0, 1, 2, top)
        grid.addWidget(self._boxes["level"], 1, 0, top)
        grid.addWidget(self._boxes["region"], 1, 1, top)
        grid.addWidget(self._boxes["desk_code"], 2, 0, top)
        grid.addWidget(self._boxes["records_from"], 2, 1, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(3, 1)

    def is_right(self) -> bool:
        """Tell every mistake beside its field; True when there is none."""
        told: dict[str, str] = {}
        draft = UnitDraft(name=self._unit_name(), level=self._chosen_level(), region=self._region.value())
        for mistake in draft.mistakes(self._today):
            told[mistake.field] = _(mistake.reason).format(**mistake.params)
        if self._region.mistake():
            told["region"] = self._region.mistake()
        code = self._desk_code()
        if len(code) != CODE_LENGTH or not code.isascii() or not code.isalnum():
            told["desk_code"] = _("Four letters or digits, such as ZBQJ.")
        if self._from.value() is None:
            told["records_from"] = self._from.mistake() or _("A day is needed.")
        for name, box in self._boxes.items():
            box.set_mistake(told.get(name, ""))
        first = next((box for name, box in self._boxes.items() if name in told), None)
        if first is not None:
            first.field.setFocus()
        return not told

    def plan(self, password: str | None) -> DeskPlan:
        """What set-up is to make."""
        level = self._chosen_level()
        assert level is not None
        return DeskPlan(
            unit_name=self._unit_name(),
            level=level,
            region=self._region.value(),
            desk_code=self._desk_code().upper(),
            records_from=self._from.value(),
            password=password,
        )

    def _unit_name(self) -> str:
        return tidy_name(self._name.text())

    def _desk_code(self) -> str:
        return tidy(self._code.text())

    def _chosen_level(self) -> Level | None:
        level = self._level.value()
        return level if isinstance(level, Level) else None
