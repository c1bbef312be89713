"""Questions that an import asks before it can take a row: one below the other, each with its choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from qingdesk.exchange.roster.plan import Question
from qingdesk.i18n import _, ngettext
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.words import words


class QuestionList(QWidget):
    """`answered` when anything was chosen; answers stay when the plan is made again."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._given: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(self._area.focusPolicy().NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setProperty("look", "on_card")
        column.addWidget(self._area)
        self.show_questions((), {})

    def show_questions(self, questions: Sequence[Question], answers: Mapping[str, str]) -> None:
        """These, with what was answered before."""
        self._given = dict(answers)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        column.setSpacing(STEP + 4)
        for question in questions:
            combo = ComboBox(
                [("", _("not answered yet")), *((option.value, option.text) for option in question.options)]
            )
            combo.setObjectName(f"question_{question.key}")
            combo.setAccessibleName(question.text)
            combo.set_value(answers.get(question.key, ""))
            combo.chosen.connect(
                lambda key=question.key, one=combo: self._answer(key, str(one.value() or ""))
            )
            many = len(question.rows)
            rows = ngettext("{n} row waits for it", "{n} rows wait for it", many).format(n=many)
            column.addWidget(words(f"{question.text}　{rows}", wrap=True))
            column.addWidget(combo)
        if not questions:
            column.addWidget(words(_("Nothing is asked."), "quiet"))
        column.addStretch(1)
        self._area.setWidget(page)
        page.setAutoFillBackground(False)

    def answers(self) -> dict[str, str]:
        """Everything answered so far."""
        return {key: value for key, value in self._given.items() if value}

    def _answer(self, key: str, value: str) -> None:
        self._given[key] = value
        self.answered.emit()
