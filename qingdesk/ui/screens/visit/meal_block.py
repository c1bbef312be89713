"""One meal on the page: what was eaten, what is due for it, what was paid, and the receipt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from qingdesk.actions.visit_entry import Line, completed_from
from qingdesk.actions.visit_page import ON_THE_FORM
from qingdesk.domain.labels import word_label
from qingdesk.domain.meal import MealDraft, MealKind, MealPlace, PaymentMethod, ReceiptKind
from qingdesk.domain.visit import VisitDraft
from qingdesk.i18n import _, format_money
from qingdesk.ui.screens.visit.fields import Fields
from qingdesk.ui.screens.visit.section import Help, even_grid
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.due_band import DueBand
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.typed_lines import DateLine, MoneyLine, NumberLine

_FIRST = ("kind", "place", "heads")
_TICKS = ("standard_notified", "alcohol", "tobacco")


class MealBlock(QWidget):
    """`edited` when a person changed it; `had` when he said whether there was a meal at all."""

    edited = Signal()
    had = Signal(bool)

    def __init__(self, help_: Help, today: Callable[[], date], prefix: str) -> None:
        super().__init__()
        self._help, self._today = help_, today
        self._is_frozen = False
        self.line: Line[MealDraft] = Line(MealDraft())
        self.fields = Fields("meal", self, prefix)
        self.had_meal = ComboBox([(False, _("None")), (True, _("Yes, a meal"))])
        self.had_meal.setObjectName(f"{prefix}had")
        self.body = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        self._first = even_grid()
        self._first.put(FieldBox(_("Was there a meal"), self.had_meal), 0, 0)
        column.addLayout(self._first)
        self._rest: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.had_meal.chosen.connect(self._say_had)
        self.fields.edited.connect(self.edited)
        self.show_line(None)

    def _make_rest(self) -> QWidget:
        """All that is asked of a meal: made when there was one, for most visits have none."""
        today = self._today
        for at, name in enumerate(_FIRST, start=1):
            self._first.put(self.fields.add(name, _make(name, today)), 0, at)
        rest = QWidget()
        self.body.addWidget(rest)
        self.band = DueBand()
        column = QVBoxLayout(rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(self.band)
        grid = even_grid()
        add = self.fields.add
        grid.put(add("paid_fen", MoneyLine(), label=_("Amount paid (yuan)")), 0, 0)
        grid.put(add("paid_on", DateLine(today)), 0, 1)
        grid.put(add("payment_method", _make("payment_method", today)), 0, 2)
        grid.put(add("receipt_kind", _make("receipt_kind", today)), 0, 3)
        grid.put(add("receipt_no", QLineEdit()), 1, 0)
        grid.put(add("receipt_reason", PlainTextBox(1, 4)), 1, 1, 2)
        price = add("posted_price_fen", MoneyLine(), label=_("Posted price a head (yuan)"))
        price.set_hint(_("Only where the canteen posts one"))
        grid.put(price, 1, 3)
        grid.put(add("hosts_present", NumberLine()), 2, 0)
        grid.put(add("note", PlainTextBox(1, 4)), 2, 1, 3)
        column.addLayout(grid)
        ticks = QHBoxLayout()
        ticks.setSpacing(STEP * 3)
        for name in _TICKS:
            ticks.addWidget(self.fields.tick(name))
        ticks.addStretch(1)
        column.addLayout(ticks)
        self._freeze_fields()
        return rest

    def show_line(self, line: Line[MealDraft] | None) -> None:
        """Show this meal; None: there was none."""
        self.line = line or Line(MealDraft())
        self.had_meal.set_value(line is not None)
        if line is not None:
            self._rest = self._rest or self._make_rest()
        self.fields.show(self.line.draft)
        self._show_parts()

    def begin(self, draft: MealDraft) -> None:
        """A person said that there was a meal: show it filled in as far as is known."""
        self.show_line(Line(draft, self.line.id, self.line.revision))

    def has_meal(self) -> bool:
        """Was there one?"""
        return bool(self.had_meal.value())

    def read(self) -> Line[MealDraft]:
        """The meal as it stands now."""
        return replace(self.line, draft=replace(self.line.draft, **self.fields.values()))

    def look(self, visit: VisitDraft, firm_region: str) -> None:
        """Say what is due, and what is still missing of it."""
        if not self.has_meal():
            return
        meal = completed_from("meal", self.read().draft, visit)
        owed = self._help.around.meal_due(meal, firm_region)
        self.band.show_due(owed, meal.heads or 0, meal.eaten_on)
        missing = (owed.fen or 0) - (meal.paid_fen or 0)
        self.fields.note("paid_fen", _missing(meal, missing) if missing > 0 else "")
        unexplained = meal.receipt_kind is ReceiptKind.OTHER and not meal.receipt_reason.strip()
        why = _("Say why no receipt or invoice could be had.") if unexplained else ""
        self.fields.note("receipt_reason", why)

    def freeze(self, frozen: bool) -> None:
        """Numbered: what was eaten stays, what was paid and the receipt may still come."""
        self._is_frozen = frozen
        self._freeze_fields()
        self.had_meal.setEnabled(not frozen)

    def _freeze_fields(self) -> None:
        open_names = frozenset(self.fields.values()) - ON_THE_FORM["meal"]
        self.fields.freeze(self._is_frozen, open_names)

    def _say_had(self) -> None:
        self._show_parts()
        self.had.emit(self.has_meal())

    def _show_parts(self) -> None:
        if self._rest is None:
            return
        there = self.has_meal()
        for name in _FIRST:
            self.fields.box(name).setVisible(there)
        self._rest.setVisible(there)


def _missing(meal: MealDraft, fen: int) -> str:
    if meal.paid_fen is None:
        return _("Not yet paid: {amount} yuan").format(amount=format_money(fen))
    return _("{amount} yuan too little").format(amount=format_money(fen))


def _make(name: str, today: Callable[[], date]) -> QWidget:
    if name == "heads":
        return NumberLine()
    words = {
        "kind": MealKind, "place": MealPlace, "payment_method": PaymentMethod, "receipt_kind": ReceiptKind,
    }[name]  # fmt: skip
    none: list[tuple[object, str]] = (
        [(None, _("Not yet"))] if name in ("payment_method", "receipt_kind") else []
    )
    return ComboBox([*none, *((word, word_label(word)) for word in words)])
