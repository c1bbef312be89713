"""The limits in force, with their basis, and whether the unit has confirmed them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.actions.changes import Changes
from qingdesk.actions.limits import confirm_limits
from qingdesk.domain.policy import PolicyRow
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store import cadres, policies
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.limit import LimitDialog
from qingdesk.ui.messages import choose
from qingdesk.ui.models.limits import columns, in_order, key_words, value_words
from qingdesk.ui.models.rows import RowsModel
from qingdesk.ui.screen import Command
from qingdesk.ui.style import STEP, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.chip import Chip
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.flow_row import FlowRow
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button, words


class LimitsPane(QWidget):
    """A row that is 待核实 is confirmed by who has compared it with its document."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._model: RowsModel[PolicyRow] = RowsModel(columns(), self)
        self._table = Table("limit_table", _("Limits and their basis"))
        self._table.setModel(self._model)
        self._table.set_widths((15, 11, 8, 6, 16, 7), stretch=4)
        self._filter = FilterLine(_("Filter: limit, basis"), "limit_filter")
        self._unconfirmed = Chip(_("To be confirmed"), "only_unconfirmed")
        self._confirm = button(_("Confirm …"), self._ask, name="limit_confirm")
        self._set = button(_("Set the unit's own …"), self._set_own, name="limit_set")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 2)
        head = FlowRow()
        head.setSpacing(STEP)
        head.addWidget(self._unconfirmed)
        self._filter.setMinimumWidth(em(self) * 18)
        head.addWidget(self._filter)
        head.addWidget(self._set)
        head.addWidget(self._confirm)
        column.addLayout(head)
        card = Card(tight=True)
        card.body.addWidget(self._table)
        column.addWidget(card, 1)
        hint = _(
            "Figures from law and policy are never built into the program: each has its basis and its dates here."
        )
        column.addWidget(words(hint, "quiet", wrap=True))
        self._filter.filtered.connect(lambda text: self.reload())
        self._unconfirmed.toggled.connect(lambda on: self.reload())
        self._table.chosen.connect(self._grey)

    def reload(self) -> None:
        """Read the table again, staying in its row."""
        row = max(self._table.currentIndex().row(), 0)
        text = self._filter.text().strip().casefold()
        every = in_order(policies.rows(self._desk.store.reader()))
        self._unconfirmed.set_count(sum(not each.is_verified for each in every))
        shown = [
            each
            for each in every
            if (not self._unconfirmed.isChecked() or not each.is_verified)
            and (not text or text in f"{key_words(each.key)} {each.basis} {each.key}".casefold())
        ]
        self._model.show_rows(shown)
        self._table.choose(min(row, len(shown) - 1))
        self._grey(self._table.currentIndex().row())

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Filter."""
        return {Command.FILTER: self._filter.setFocus}

    def _grey(self, row: int) -> None:
        can = 0 <= row < len(self._model.rows()) and not self._model.at(row).is_verified
        self._confirm.setEnabled(can)
        self._set.setEnabled(0 <= row < len(self._model.rows()))

    def _ask(self) -> None:
        row = self._model.at(self._table.currentIndex().row())
        title = _("{limit}: {figure}. Is it so in {basis}?").format(
            limit=key_words(row.key), figure=value_words(row), basis=row.basis or _("the document")
        )
        hint = _(
            "Confirm only what you have compared with the document itself. Your name and today are kept with it."
        )
        alike = [each.id for each in self._model.rows() if each.basis == row.basis and not each.is_verified]
        answers = [("yes", _("I have compared it"))]
        if len(alike) > 1:
            answers.insert(0, ("all", _("All {n} of this basis").format(n=len(alike))))
        answer = choose(self, title, hint, tuple(answers))
        if answer:
            chosen = alike if answer == "all" else [row.id]
            self._desk.jobs.write(
                partial(_confirm, self._desk.store, chosen, self._who(), self._desk.today()),
                owner=self,
                on_done=self._confirmed,
                on_error=self._desk.messages.wrong,
                label=_("Saving"),
            )

    def _set_own(self) -> None:
        dialog = LimitDialog(
            self.window(), self._desk, self._model.at(self._table.currentIndex().row()), self._who()
        )
        if dialog.exec():
            self._desk.announcer.announce(dialog.changes)
            self._desk.messages.good(_("The limit is in force from its day on."))

    def _who(self) -> str:
        operator = self._desk.preferences.settings.operator_cadre_id
        return cadres.get(self._desk.store.reader(), operator).name if operator else _("Desk clerk")

    def _confirmed(self, changes: Changes) -> None:
        self._desk.announcer.announce(changes)
        left = sum(not each.is_verified for each in self._model.rows())
        self._desk.messages.good(
            _("The limit is confirmed."),
            ngettext("{n} is still to be confirmed.", "{n} are still to be confirmed.", left).format(n=left),
        )


def _confirm(store: Store, policy_ids: Sequence[str], by: str, on: date, progress: Progress) -> Changes:
    return confirm_limits(store, policy_ids, by, on)
