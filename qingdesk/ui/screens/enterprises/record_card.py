"""One firm at the right of the list: what is known of it, who contacts it, when it was visited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.labels import field_label, word_label
from qingdesk.exchange.regions import load_regions
from qingdesk.i18n import _, format_money
from qingdesk.ui.desk import Desk
from qingdesk.ui.models.enterprises import status_severity, status_text
from qingdesk.ui.models.firm_history import Happening
from qingdesk.ui.screens.enterprises.assignment_rows import AssignmentLine, AssignmentRow
from qingdesk.ui.screens.enterprises.history_rows import HistoryRows
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS, code_font, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.scroll_area import PageArea
from qingdesk.ui.widgets.severity import SeverityMark
from qingdesk.ui.widgets.words import button, line, words


@dataclass(frozen=True)
class FirmDetail:
    """assignments: oldest first, with what was declared and handed over · history: newest first."""

    firm: Enterprise
    assignments: Sequence[AssignmentLine]
    history: Sequence[Happening]


class FirmCard(Card):
    """`open_record` carries noun and id; `assignment_asked` what is to be done (see `assignment_rows`) and to which."""

    edit = Signal()
    void = Signal()
    new_visit = Signal()
    assign = Signal()
    merge = Signal()
    open_record = Signal(str, str)
    assignment_asked = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tight=True)
        self.setObjectName("firm")
        self._desk = desk
        self._area = PageArea()
        self.setMinimumWidth(em(self) * 22)
        self.body.setContentsMargins(1, STEP, 1, STEP)
        self.body.addWidget(self._area)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No firm is chosen."""
        empty = words(_("Choose a firm at the left."), "quiet", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.show_page(empty)

    def show_firm(self, detail: FirmDetail) -> None:
        """Everything about this firm."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(STEP * 2, STEP, STEP * 2, STEP)
        column.setSpacing(STEP)
        firm = detail.firm
        name = words(firm.name, points=TITLE_POINTS, bold=True, wrap=True)
        name.setObjectName("firm_name")
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(name)
        column.addLayout(self._actions())
        if status_severity(firm):
            column.addWidget(self._notice(firm))
        column.addLayout(self._facts(firm))
        self._add_assignments(column, detail)
        self._add_history(column, detail.history)
        column.addStretch(1)
        self._area.show_page(page)

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(button(_("Record a visit"), self.new_visit.emit, name="firm_visit"))
        row.addWidget(button(_("Edit"), self.edit.emit, name="firm_edit"))
        row.addWidget(button(_("Merge …"), self.merge.emit, look="quiet_link", name="firm_merge"))
        row.addWidget(button(_("Void …"), self.void.emit, look="quiet_link", name="firm_void"))
        row.addStretch(1)
        return row

    def _notice(self, firm: Enterprise) -> QWidget:
        severity = status_severity(firm)
        band = Card()
        band.set_ground("amber_soft" if severity == "yellow" else "blue_soft", "")
        row = QHBoxLayout()
        row.addWidget(SeverityMark(severity), 0, Qt.AlignmentFlag.AlignTop)
        text = status_text(firm)
        if severity == "yellow":
            text = _("No credit code, and no reason is given. Add the code, or say why there is none.")
        row.addWidget(words(text, wrap=True), 1)
        band.body.addLayout(row)
        return band

    def _facts(self, firm: Enterprise) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(STEP * 2)
        grid.setVerticalSpacing(STEP // 2)
        grid.setColumnStretch(1, 1)
        shown_as = self._desk.preferences.shown
        facts = [
            (name, shown_as("enterprise", name, str(getattr(firm, name))))
            for name in (
                "uscc",
                "uscc_missing_reason",
                "address",
                "legal_representative",
                "main_products",
                "note",
            )
        ]
        contact = " ".join(
            shown_as("enterprise", name, str(getattr(firm, name)))
            for name in ("contact_name", "contact_post", "contact_phone")
            if getattr(firm, name)
        )
        facts.insert(0, ("former_names", _(", ").join(firm.former_names)))
        facts.insert(3, ("region", load_regions().full_name(firm.region) or firm.region))
        facts.insert(5, ("contact_name", contact))
        facts += [(name, word_label(word)) for name, word in _words_of(firm) if word is not None]
        if firm.canteen_price_fen is not None:
            price = _("{sum} yuan").format(sum=format_money(firm.canteen_price_fen))
            facts.append(("canteen_price_fen", price))
        shown = [(name, text) for name, text in facts if text]
        for row, (name, text) in enumerate(shown):
            label = words(field_label("enterprise", name), "quiet", SMALL_POINTS + 0.5)
            value = words(text, wrap=True)
            if name == "uscc":
                value.setFont(code_font())
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        return grid

    def _heading(self, column: QVBoxLayout, text: str, way: QWidget | None = None) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, STEP, 0, 0)
        row.addWidget(words(text, bold=True))
        row.addStretch(1)
        if way is not None:
            row.addWidget(way)
        column.addLayout(row)
        column.addWidget(line())

    def _add_assignments(self, column: QVBoxLayout, detail: FirmDetail) -> None:
        add = button(_("Assign a cadre"), self.assign.emit, look="link", icon_name="plus", name="firm_assign")
        self._heading(column, _("Who contacts it"), add)
        if not detail.assignments:
            column.addWidget(words(_("Nobody is assigned yet."), "quiet"))
        for each in reversed(detail.assignments):
            row = AssignmentRow(each, self._desk.today())
            row.asked.connect(self.assignment_asked)
            column.addWidget(row)

    def _add_history(self, column: QVBoxLayout, history: Sequence[Happening]) -> None:
        self._heading(column, _("Everything about this firm ({n})").format(n=len(history)))
        if not history:
            column.addWidget(words(_("Nothing is recorded yet."), "quiet"))
        rows = HistoryRows(history, self._desk.today())
        rows.open_record.connect(self.open_record)
        column.addWidget(rows)


def _words_of(firm: Enterprise) -> tuple[tuple[str, StrEnum | None], ...]:
    return (
        ("ownership", firm.ownership),
        ("origin", firm.origin),
        ("size", firm.size),
        ("status", firm.status),
    )
