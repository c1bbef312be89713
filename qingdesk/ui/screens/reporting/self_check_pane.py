"""自查 of the half-year: who has made it and who has not; nine questions in a dialog, and the form to sign."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from qingdesk.domain.number import shown_number
from qingdesk.i18n import _, format_date, ngettext
from qingdesk.ui.desk import Desk
from qingdesk.ui.models.rows import Column, RowsModel
from qingdesk.ui.screen import Command
from qingdesk.ui.style import STEP, set_ink
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.chip import Chip
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.empty_state import EmptyState
from qingdesk.ui.widgets.flow_row import FlowRow
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button, words

if TYPE_CHECKING:
    from qingdesk.actions.self_check_page import CheckLine


class SelfCheckPane(QWidget):
    """One line a cadre; Return or a double click opens his self-check."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        columns: list[Column[CheckLine]] = [
            Column(_("Cadre"), lambda row: row.cadre.name),
            Column(_("Unit"), lambda row: row.unit),
            Column(_("Post"), lambda row: row.cadre.post),
            Column(_("Self-check"), _state, severity=lambda row: "" if row.check is None else "good"),
            Column(_("Signed"), self._signed),
        ]
        self.model: RowsModel[CheckLine] = RowsModel(columns, self)
        self.table = Table("self_check_table", _("Self-checks"))
        self.table.setModel(self.model)
        self.table.set_widths((6, 12, 10, 13, 7), stretch=1)
        self._missing = Chip(_("Not made yet"), "self_check_missing")
        self._about = ElidedLabel()
        set_ink(self._about, "quiet")
        self._about.setObjectName("self_check_about")
        self._open = button(_("Fill in …"), self._edit, look="filled", name="self_check_open")
        self._print = button(_("Print"), self._print_form, icon_name="printer", name="self_check_print")
        self._blank = button(_("Print a blank form"), self._print_blank, name="self_check_blank")
        self._rows = QStackedWidget()
        self._nobody = EmptyState(_("Nobody has a self-check to make in this half-year."))
        self._lay_out()
        self._missing.toggled.connect(lambda on: self.reload())
        self.table.chosen.connect(self._grey)
        self.table.opened.connect(lambda row: self._edit())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 2)
        head = FlowRow()
        head.setSpacing(STEP)
        column.addLayout(head)
        for each in (self._missing, self._about, self._blank, self._print, self._open):
            head.addWidget(each)
        card = Card(tight=True)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._nobody)
        card.body.addWidget(self._rows)
        column.addWidget(card, 1)
        hint = _(
            "Nine questions, one for each “must not” of the policy. Each answers for himself; nobody is ranked."
        )
        column.addWidget(words(hint, "quiet", wrap=True))

    def reload(self) -> None:
        """Read the half-year again, staying with the cadre."""
        from qingdesk.actions.self_check_page import whose

        kept = self._current()
        scope = self._desk.scope
        every = whose(self._desk.store.reader(), scope.half, scope.cadre_id)
        missing = [line for line in every if line.check is None]
        self._missing.set_count(len(missing))
        made = ngettext("{made} of {n} made", "{made} of {n} made", len(every))
        self._about.setText(made.format(made=len(every) - len(missing), n=len(every)))
        shown = missing if self._missing.isChecked() else every
        self.model.show_rows(shown)
        self._rows.setCurrentWidget(self.table if shown else self._nobody)
        same = [at for at, line in enumerate(shown) if kept is not None and line.cadre.id == kept.cadre.id]
        self.table.choose(same[0] if same else 0)
        self._grey(self.table.currentIndex().row())

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Print, while there is something to print."""
        line = self._current()
        return {Command.PRINT: self._print_form} if line is not None and line.check is not None else {}

    def _current(self) -> CheckLine | None:
        row = self.table.currentIndex().row()
        return self.model.at(row) if 0 <= row < len(self.model.rows()) else None

    def _grey(self, row: int) -> None:
        line = self._current()
        self._open.setEnabled(line is not None)
        self._open.setText(_("Edit …") if line is not None and line.check is not None else _("Fill in …"))
        self._print.setEnabled(line is not None and line.check is not None)

    def _signed(self, line: CheckLine) -> str:
        check = line.check
        if check is None or check.signed_on is None:
            return ""
        return format_date(check.signed_on, today=self._desk.today())

    def _edit(self) -> None:
        from qingdesk.ui.dialogs.self_check import SelfCheckDialog

        line = self._current()
        if line is not None:
            SelfCheckDialog(self.window(), self._desk, self._desk.scope.half, line).exec()

    def _print_form(self) -> None:
        from qingdesk.ui.dialogs.print_preview import print_records

        line = self._current()
        if line is not None and line.check is not None:
            print_records(self._desk, self, "self_check", (line.check.id,))

    def _print_blank(self) -> None:
        from qingdesk.ui.dialogs.print_preview import print_blank

        print_blank(self._desk, self, "self_check")


def _state(line: CheckLine) -> str:
    if line.check is None:
        return _("not made yet")
    return shown_number(line.check.number) or _("made")
