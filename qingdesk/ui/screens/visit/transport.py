"""交通: how one got there; the firm's car is told with its reason and what was paid."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from qingdesk.actions.visit_entry import VisitEntry
from qingdesk.domain.labels import word_label
from qingdesk.domain.visit import Transport
from qingdesk.i18n import _
from qingdesk.ui.screens.visit.section import Section
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.typed_lines import MoneyLine, NumberLine

_OF_THE_FIRM = (Transport.ENTERPRISE_SHARED, Transport.ENTERPRISE_DEDICATED)
_AFTER_SIGNING = frozenset({"transport_paid_fen"})


class TransportSection(Section):
    """Half-days and the sum paid are asked for only where the firm's car was used."""

    def __init__(self) -> None:
        super().__init__("transport", _("Transport"))
        grid = self.grid()
        means = ComboBox([(None, _("Not said")), *((way, word_label(way)) for way in Transport)])
        grid.put(self.fields.add("transport", means), 0, 0)
        self._reason = self.fields.add("transport_reason", PlainTextBox(1, 4), label=_("Explanation"))
        grid.put(self._reason, 0, 1, 3)
        self._half_days = self.fields.add("transport_half_days", NumberLine())
        self._paid = self.fields.add("transport_paid_fen", MoneyLine(), label=_("Paid for the car (yuan)"))
        grid.put(self._half_days, 1, 0)
        grid.put(self._paid, 1, 1)
        paid = self._paid.field
        assert isinstance(paid, QLineEdit)
        paid.setPlaceholderText("0.00")

    def look(self, entry: VisitEntry) -> None:
        by_firm = entry.draft.transport in _OF_THE_FIRM
        self._half_days.setVisible(by_firm)
        self._paid.setVisible(by_firm)
        self._reason.set_hint(_("Why the firm's car was used") if by_firm else "")

    def freeze(self, frozen: bool) -> None:
        self.fields.freeze(frozen, _AFTER_SIGNING)
