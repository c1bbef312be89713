"""What an import asks first: which of two people, whether a firm was renamed, from when assignments hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from qingdesk.actions.import_roster import RosterPreview
from qingdesk.domain.assignment import Role
from qingdesk.domain.labels import field_label
from qingdesk.exchange.roster.plan import Choices
from qingdesk.exchange.roster.row import RowKey
from qingdesk.i18n import _
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.typed_lines import DateLine
from qingdesk.ui.widgets.words import line, words


class RosterQuestions(QWidget):
    """`answered` when anything was chosen; answers stay when the plan is made again."""

    answered = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._answers: dict[str, ComboBox] = {}
        self._scope: dict[str, QCheckBox] = {}
        self._given = Choices()
        self._started = DateLine(today)
        self._started.setObjectName("started_on")
        self._started.editingFinished.connect(self._day_given)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setProperty("look", "on_card")
        column.addWidget(self._area)
        hint = _("Empty: the day that the roster itself gives, else today.")
        self._started_box = FieldBox(_("Assignments hold from"), self._started, hint)

    def show_plan(self, preview: RosterPreview) -> None:
        """The questions that stand before rows, and the leaders that the policy's duty binds."""
        self._given = preview.choices
        self._started_box.setParent(None)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(self._started_box)
        self._answers.clear()
        for question in preview.plan.questions:
            combo = ComboBox(
                [("", _("not answered yet")), *((option.value, option.text) for option in question.options)]
            )
            combo.setObjectName(f"question_{question.key}")
            combo.setAccessibleName(question.text)
            combo.set_value(preview.choices.answers.get(question.key, ""))
            combo.chosen.connect(self.answered.emit)
            self._answers[question.key] = combo
            column.addWidget(words(question.text, wrap=True))
            column.addWidget(combo)
        self._add_scope(column, preview)
        column.addStretch(1)
        self._area.setWidget(page)
        page.setAutoFillBackground(False)

    def _add_scope(self, column: QVBoxLayout, preview: RosterPreview) -> None:
        self._scope.clear()
        leaders = {each.cadre_id for each in preview.plan.assignments if each.role is Role.LEADER}
        known = preview.plan.cadre_keys
        new = [cadre for cadre in preview.plan.cadres if cadre.id in known and cadre.id in leaders]
        if not new:
            return
        column.addWidget(line())
        column.addWidget(words(field_label("cadre", "in_scope"), bold=True))
        for cadre in new:
            tick = QCheckBox(f"{cadre.name}　{cadre.post}")
            tick.setChecked(cadre.in_scope)
            tick.toggled.connect(lambda on: self.answered.emit())
            self._scope[preview.plan.cadre_keys[cadre.id]] = tick
            column.addWidget(tick)

    def _day_given(self) -> None:
        if not self._started.mistake() and self._started.value() != self._given.started_on:
            self.answered.emit()

    def choices(self, excluded: frozenset[RowKey]) -> Choices:
        """Everything decided so far; excluded: rows whose box is not ticked."""
        answers = {key: str(combo.value()) for key, combo in self._answers.items() if combo.value()}
        return Choices(
            excluded=excluded,
            answers={**self._given.answers, **answers},
            started_on=self._started.value(),
            units=self._given.units,
            in_scope={**self._given.in_scope, **{key: tick.isChecked() for key, tick in self._scope.items()}},
        )
