"""能不能: five questions, the firm and the day; the answer with its clause and its sums, and the record to start."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qingdesk.actions.ask import Asked, ask
from qingdesk.i18n import _
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.ask_options import OPTIONS, Options
from qingdesk.ui.finders import find_firms, firm_choice
from qingdesk.ui.screen import Target
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.chip import Chip
from qingdesk.ui.widgets.chooser import Choice, Chooser
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.severity import SeverityMark
from qingdesk.ui.widgets.typed_lines import DateLine
from qingdesk.ui.widgets.words import button, line, words

if TYPE_CHECKING:
    from qingdesk.actions.ask import AnswerWords
    from qingdesk.actions.ask import Line as Sum

_MARKS = {"yes": "good", "if": "yellow", "no": "red"}
_TARGETS = {
    "meal": Target("meals", make=True),
    "event": Target("events", make=True),
    "gift": Target("gifts", make=True),
    "offer": Target("gifts", part="offers", make=True),
    "visit": Target("visits", make=True),
    "cost": Target("events"),
}
"""Noun of the record to start → where that is done; a cost belongs to an event."""


class AskDialog(QDialog):
    """The answer changes with every key. `target` is where the record is started, when that was wanted."""

    def __init__(self, parent: QWidget, desk: Desk, enterprise_id: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("ask_dialog")
        self.setWindowTitle(_("May I?"))
        self.target: Target | None = None
        self._desk = desk
        self._answer: AnswerWords | None = None
        self._question = "meal"
        reader = desk.store.reader()
        self._cadre = desk.scope.cadre_id or desk.preferences.settings.operator_cadre_id
        self._firm = Chooser(self._find_firms, _("Any firm"))
        self._firm.setObjectName("ask_firm")
        self._firm.set_choice(firm_choice(reader, enterprise_id))
        self._on = DateLine(desk.today)
        self._on.setObjectName("ask_on")
        self._on.set_value(desk.today())
        self._options: dict[str, Options] = {name: made() for name, made in OPTIONS.items()}
        self._chips = {
            name: Chip(text, f"ask_{name}", on=name == self._question)
            for name, text in (
                ("meal", _("Eat there")),
                ("event", _("Go to an event")),
                ("gift", _("Take a gift")),
                ("lift", _("Ride along")),
                ("room", _("Stay overnight")),
            )
        }
        self._stack = QStackedWidget()
        self._said = QVBoxLayout()
        self._said.setSpacing(STEP)
        self._start = button("", self._begin, look="filled", name="ask_start")
        self._lay_out()
        self._firm.chosen.connect(self._tell)
        self._on.edited.connect(self._tell)
        for option in self._options.values():
            option.changed.connect(self._tell)
        self._tell()
        self._chips["meal"].setFocus()

    def _find_firms(self, text: str) -> list[Choice]:
        return find_firms(self._desk.store.reader(), text, self._cadre, self._desk.today())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(_("May I?"), points=TITLE_POINTS, bold=True))
        chips = QHBoxLayout()
        chips.setSpacing(STEP)
        group = QButtonGroup(self)
        for name, chip in self._chips.items():
            group.addButton(chip)
            chip.clicked.connect(partial(self._choose, name))
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addLayout(chips)
        given = QHBoxLayout()
        given.setSpacing(STEP * 2)
        given.addWidget(FieldBox(_("Firm"), self._firm), 2)
        given.addWidget(FieldBox(_("Day"), self._on), 1)
        column.addLayout(given)
        for option in self._options.values():
            self._stack.addWidget(option)
        column.addWidget(self._stack)
        card = Card(tight=True)
        page = QWidget()
        page.setAutoFillBackground(False)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(STEP * 2, STEP + 4, STEP * 2, STEP + 4)
        inner.addLayout(self._said)
        inner.addStretch(1)
        area = QScrollArea()
        area.setObjectName("ask_answer")
        area.setAccessibleName(_("Answer"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setProperty("look", "on_card")
        area.setWidget(page)
        page.setAutoFillBackground(False)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(area)
        column.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.setSpacing(STEP)
        foot.addWidget(words(_("A reminder of the rules, not an approval."), "quiet"))
        foot.addStretch(1)
        foot.addWidget(button(_("Close"), self.reject, name="ask_close"))
        foot.addWidget(self._start)
        column.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(em(self) * 46, min(em(self) * 46, room.height() - STEP * 8))

    def _choose(self, name: str) -> None:
        self._question = name
        self._stack.setCurrentWidget(self._options[name])
        self._tell()

    def _tell(self) -> None:
        on = self._on.value()
        asked = Asked(
            on=on if isinstance(on, date) else self._desk.today(),
            enterprise_id=self._firm.value(),
            cadre_id=self._cadre,
        )
        answer = ask(self._desk.store.reader(), self._question, self._options[self._question].told(asked))
        self._answer = answer
        clear(self._said)
        self._said.addWidget(_head(answer))
        for at, amount in enumerate(answer.amounts):
            self._said.addWidget(_amount(amount, f"ask_amount_{at}"))
        self._said.addWidget(line())
        for at, point in enumerate(answer.points):
            self._add(f"ask_point_{at}", f"· {point}")
        self._said.addWidget(line())
        for quote, place in answer.clauses:
            self._add("ask_clause", f"{quote}　{place}", "quiet", SMALL_POINTS)
        if answer.unconfirmed:
            self._add("ask_unconfirmed", answer.unconfirmed, "amber", SMALL_POINTS)
        self._start.setText(answer.start)
        self._start.setVisible(answer.record in _TARGETS)

    def _add(self, name: str, text: str, ink: str = "text", points: float = 0.0) -> None:
        label = words(text, ink, points, wrap=True) if points else words(text, ink, wrap=True)
        label.setObjectName(name)
        label.setMinimumHeight(label.fontMetrics().height())
        self._said.addWidget(label)

    def _begin(self) -> None:
        if self._answer is not None and self._answer.record in _TARGETS:
            goal = _TARGETS[self._answer.record]
            self.target = Target(goal.place, part=goal.part, make=goal.make, enterprise_id=self._firm.value())
            self.accept()


def _head(answer: AnswerWords) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(STEP)
    mark = SeverityMark(_MARKS[answer.answer.value])
    said = {"yes": _("Possible"), "if": _("Possible, if"), "no": _("Not possible")}[answer.answer.value]
    mark.setAccessibleName(said)
    mark.setToolTip(said)
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    sentence = words(answer.sentence, bold=True, wrap=True)
    sentence.setObjectName("ask_sentence")
    across.addWidget(sentence, 1)
    return row


def _amount(amount: Sum, name: str) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    said = words(amount.words, bold=True, wrap=True)
    said.setObjectName(name)
    basis = _("{basis}, to be confirmed") if amount.unconfirmed else "{basis}"
    below = (
        [words(basis.format(basis=amount.basis), "quiet", SMALL_POINTS, wrap=True)] if amount.basis else []
    )
    for label in (said, *below):
        column.addWidget(label)
        label.setMinimumHeight(label.fontMetrics().height())
    return row


def ask_may(parent: QWidget, desk: Desk, enterprise_id: str = "") -> None:
    """Show it, and go where the record is started when that is wanted."""
    dialog = AskDialog(parent, desk, enterprise_id)
    if dialog.exec() and dialog.target is not None:
        desk.go(dialog.target)
