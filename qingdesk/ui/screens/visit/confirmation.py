"""企业确认: what the firm ticked and signed on the paper, entered when it is back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from qingdesk.domain.labels import word_label
from qingdesk.domain.visit import ConfirmedVia
from qingdesk.i18n import _
from qingdesk.ui.screens.visit.section import Section
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.typed_lines import DateLine

_TICKS = ("facts_confirmed", "banquet_reported", "levy_reported", "reimbursement_reported")


class ConfirmationSection(Section):
    """Never frozen: it lies outside of what was signed. A tick that is not on the paper stays “not entered”."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("confirmation", _("Confirmation by the firm"))
        grid = self.grid()
        via = ComboBox([(None, _("Not yet")), *((way, word_label(way)) for way in ConfirmedVia)])
        grid.put(self.fields.add("confirmed_by", QLineEdit()), 0, 0)
        grid.put(self.fields.add("confirmed_on", DateLine(today)), 0, 1)
        grid.put(self.fields.add("confirmed_via", via), 0, 2)
        for column, name in enumerate(_TICKS):
            answers = ComboBox([(None, _("Not entered")), (True, _("Yes")), (False, _("No"))])
            grid.put(self.fields.add(name, answers), 1, column)
        hint = _("Enter what the firm ticked and wrote on the paper, nothing else.")
        grid.put(self.fields.add("firm_remark", PlainTextBox(1, 4), hint=hint), 2, 0, 4)

    def is_filled(self) -> bool:
        return any(value not in (None, "") for value in self.fields.values().values())

    def freeze(self, frozen: bool) -> None:
        self.fields.freeze(False)
