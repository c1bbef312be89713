"""基本情况: which firm, when, in which way, where and what for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from qingdesk.actions.visit_entry import VisitEntry
from qingdesk.actions.visit_start import assigned_firms
from qingdesk.domain.labels import word_label
from qingdesk.domain.visit import VisitMode
from qingdesk.i18n import _
from qingdesk.store import enterprises
from qingdesk.ui.screens.visit.fields import Fields
from qingdesk.ui.screens.visit.section import Help, Section
from qingdesk.ui.widgets.chooser import Choice, Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.typed_lines import DateLine, TimeLine

_OFFERED = 20
_MIDNIGHT = time()


class BasicsSection(Section):
    """`firm_chosen` carries the id of the firm that a person chose; empty when it was taken back."""

    firm_chosen = Signal(str)

    def __init__(self, help_: Help, today: Callable[[], date]) -> None:
        super().__init__("basics", _("Basics"))
        self._help = help_
        self._today = today
        self.firm = Chooser(self._find_firms, _("Type a part of the name, code or address"))
        self.when = Fields("visit", self)
        self.day = DateLine(today)
        self.begins = TimeLine()
        self.ends = TimeLine()
        self.mode = ComboBox([(mode, word_label(mode)) for mode in VisitMode])
        grid = self.grid()
        grid.put(self.fields.add("enterprise_id", self.firm), 0, 0, 2)
        grid.put(self.when.add("started_on", self.day, label=_("Date")), 0, 2)
        grid.put(self.fields.add("mode", self.mode), 0, 3)
        grid.put(self.when.add("begins", self.begins, label=_("From (time)")), 1, 0)
        grid.put(self.when.add("ends", self.ends, label=_("Until (time)")), 1, 1)
        grid.put(self.fields.add("place", QLineEdit()), 1, 2, 2)
        grid.put(self.fields.add("purpose", PlainTextBox(1, 4)), 2, 0, 3)
        site = self.fields.tick("at_enterprise")
        site.setToolTip(_("Only a visit on the firm's own site counts towards the duty."))
        site.setMinimumHeight(self.fields.box("purpose").field.sizeHint().height())
        grid.addWidget(site, 2, 3, Qt.AlignmentFlag.AlignBottom)
        self.when.edited.connect(self.edited)
        self.firm.chosen.connect(lambda: self.firm_chosen.emit(self.firm.value()))
        self.mode.chosen.connect(lambda: site.setChecked(self.mode.value() is VisitMode.ONSITE))
        self._region = ""
        self._region_of = ""

    def show_entry(self, entry: VisitEntry) -> None:
        draft = entry.draft
        super().show_entry(replace(entry, draft=replace(draft, enterprise_id="")))
        self.firm.set_choice(self._choice(draft.enterprise_id))
        start, end = draft.started_at, draft.ended_at
        self.day.set_value(start.date() if start else None)
        self.begins.set_value(start.time() if start and start.time() != _MIDNIGHT else None)
        self.ends.set_value(end.time() if end else None)
        self._last_day = end.date() if start and end and end.date() != start.date() else None

    def read_into(self, entry: VisitEntry) -> VisitEntry:
        made = super().read_into(entry)
        day, begins, ends = self.day.value(), self.begins.value(), self.ends.value()
        start = datetime.combine(day, begins or _MIDNIGHT) if day else None
        end = datetime.combine(self._last_day or day, ends) if day and ends else None
        return replace(made, draft=replace(made.draft, started_at=start, ended_at=end))

    def unread(self) -> dict[str, str]:
        return {**super().unread(), **self.when.unread()}

    def show_unread(self, typed: Mapping[str, str]) -> None:
        super().show_unread(typed)
        self.when.show_unread(typed)

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        super().show_mistakes(mistakes)
        self.when.show_mistakes(
            {"started_on": mistakes.get("started_at", ""), "ends": mistakes.get("ended_at", "")}
        )

    def owns(self, field: str) -> bool:
        return super().owns(field) or field in ("started_at", "ended_at", "unit_id", "state")

    def freeze(self, frozen: bool) -> None:
        super().freeze(frozen)
        self.when.freeze(frozen)

    def is_filled(self) -> bool:
        return bool(self.firm.value() and self.day.value())

    def firm_region(self) -> str:
        """GB/T 2260 of the firm chosen: whose daily allowance a meal goes by."""
        firm_id = self.firm.value()
        if firm_id != self._region_of:
            self._region = enterprises.get(self._help.reader, firm_id).region if firm_id else ""
            self._region_of = firm_id
        return self._region

    def _choice(self, enterprise_id: str) -> Choice | None:
        if not enterprise_id:
            return None
        return Choice(enterprise_id, enterprises.get(self._help.reader, enterprise_id).name)

    def _find_firms(self, text: str) -> Sequence[Choice]:
        """His own firms first, then every other that fits."""
        help_ = self._help
        own = assigned_firms(help_.reader, help_.cadre_id, self._today(), text, _OFFERED)
        known = {firm.id for firm in own}
        others = enterprises.find(help_.reader, text=text, limit=_OFFERED)
        found = [Choice(firm.id, firm.name, _("assigned to me")) for firm in own]
        found += [Choice(firm.id, firm.name, firm.uscc) for firm in others if firm.id not in known]
        return found[:_OFFERED]
