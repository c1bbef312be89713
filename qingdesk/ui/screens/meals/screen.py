"""餐费: the list at the left, the meal at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.actions import meals as meal_actions
from qingdesk.errors import UserError
from qingdesk.i18n import _, format_money, ngettext
from qingdesk.store import meals
from qingdesk.store.listed import Filter
from qingdesk.ui.desk import Desk
from qingdesk.ui.list_pane import ListPane, ListPlan
from qingdesk.ui.models.meals import MealLine, columns, lines
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.meals.card import MealCard
from qingdesk.ui.worst_findings import worst_findings

_NARROW = (4, 3, 2, 5, 6)
"""Columns that are read at the right where there is little room: eaters, meal, cadre, due, paid."""


class MealsScreen(QWidget):
    """See `ui/screen.py`."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"meals", "attachments", "visits", "events", "enterprises", "cadres", "findings", "policy"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("meals_screen")
        self._desk = desk
        self._reader = desk.store.reader()
        self._sums: Mapping[str, meals.Sums] = {}
        self.card = MealCard(desk)
        self.list: ListPane[MealLine] = ListPane(desk, self._plan(), self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.chosen.connect(self.card.show_line)
        self.card.edit.connect(self._edit)
        self.card.void.connect(self.list.void_chosen)
        self.card.print_slip.connect(partial(self.list.print_form, "meal_slip"))
        desk.findings.updated.connect(self._show_findings)

    def _plan(self) -> ListPlan[MealLine]:
        reader = self._reader

        return ListPlan(
            name="meals",
            noun="meal",
            title=_("Meals"),
            columns=columns(self._desk.today()),
            widths=(6, 12, 4, 4, 3, 7, 7, 7),
            stretch=1,
            states={
                "unpaid": _("Not paid"),
                "short": _("Paid too little"),
                "no_receipt": _("Receipt missing"),
            },
            filter_words=_("Filter: firm, person, receipt; pinyin too"),
            new_words=_("Record a meal"),
            empty_words=_(
                "No meal is recorded yet. A meal at a firm is paid for by the standard of its day."
            ),
            no_fit_words=_("No meal fits."),
            count_words=self._about,
            orders=meals.ORDERS,
            half=True,
            gives_way=_NARROW,
            least=9,
            counts=self._counts,
            record=lambda line: line.meal,
            table=meals.TABLE,
            listing=meals.listing,
            lines=lambda found: lines(reader, found, worst_findings(self._desk.findings, "meal")),
            new=self._new,
            open=self._edit,
            forms=(("meal_slip", _("Slip of what was paid")),),
        )

    def _counts(self, asked: Filter) -> Mapping[str, int]:
        self._sums = meals.sums_found(self._reader, asked)
        return {state: sums.count for state, sums in self._sums.items()}

    def _about(self, count: int) -> str:
        sums = self._sums[self.list.filters.asked().state]
        said = ngettext(
            "{n} meal, due {due} yuan, paid {paid} yuan", "{n} meals, due {due} yuan, paid {paid} yuan", count
        )
        return said.format(n=count, due=format_money(sums.due_fen), paid=format_money(sums.paid_fen))

    # Screen

    def reload(self) -> None:
        """Read the list again; the meal chosen stays so while it is in it."""
        self.list.reload()

    def show_target(self, target: Target) -> None:
        """Go to that meal (part: `edit`, its dialog at once), begin a new one, or the list by a chip."""
        if target.make:
            self._new(target.enterprise_id)
        elif target.record_id:
            self.list.show_record(target.record_id)
        elif target.filter:
            self.list.show_state(target.filter)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Those of the list."""
        return self.list.commands()

    def may_leave(self) -> bool:
        """What is typed here is typed in dialogs."""
        return True

    # Doing

    def _new(self, enterprise_id: str = "") -> None:
        from qingdesk.ui.dialogs.meal import MealDialog

        operator = self._desk.scope.cadre_id or self._desk.preferences.settings.operator_cadre_id
        draft = meal_actions.new_meal(
            self._reader, self._desk.today(), cadre_id=operator, enterprise_id=enterprise_id
        )
        dialog = MealDialog(self.window(), self._desk, draft)
        dialog.exec()
        if dialog.saved is not None:
            self.list.show_record(dialog.saved.id)

    def _edit(self, focus: str = "") -> None:
        from qingdesk.ui.dialogs.meal import MealDialog

        line = self.list.current()
        if line is None:
            return
        try:
            meal = meals.get(self._reader, line.meal.id)
        except UserError as error:
            self._desk.messages.wrong(error)
            return
        MealDialog(self.window(), self._desk, meal, focus=focus).exec()

    def _show_findings(self) -> None:
        """New findings: the marks and the bands, without moving in the list."""
        if not self.isVisible():
            return
        worst = worst_findings(self._desk.findings, "meal")
        shown = list(self.list.model.looked_at())
        if lines(self._reader, [line.meal for line in shown], worst) != shown:
            self.list.reload()
        else:
            self.card.show_line(self.list.current())
