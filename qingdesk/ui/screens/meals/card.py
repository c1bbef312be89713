"""One meal at the right of the list: findings, the sum written out, payment and receipt, its picture, its story."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from qingdesk.actions import meals as meal_actions
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.finding import Finding
from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.meal import Meal
from qingdesk.domain.number import shown_number
from qingdesk.i18n import _, format_date, format_money, ngettext
from qingdesk.store import events, visits
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.attachments import AttachmentBox
from qingdesk.ui.finders import event_choice, visit_choice
from qingdesk.ui.models.meals import MealLine
from qingdesk.ui.record_card import RecordCard
from qingdesk.ui.screen import Target
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.due_band import how, why
from qingdesk.ui.widgets.words import button, words

_TO_PAY = {"unpaid_meal": "paid_fen", "underpaid_meal": "paid_fen", "meal_without_business": "visit_id"}
"""Rule → the field of the dialog where it is put right."""


class MealCard(RecordCard):
    """`edit` carries the field to begin at, empty for the first."""

    edit = Signal(str)
    void = Signal()
    print_slip = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "meal_card", _("The meal chosen in the list"), _("Choose a meal at the left."))
        self._shown = ""
        self._papers: AttachmentBox | None = None
        for made in (
            button(_("Edit"), lambda: self.edit.emit(""), icon_name="pencil", name="meal_edit"),
            button(_("Print"), self.print_slip.emit, icon_name="printer", name="meal_print"),
            button(_("Void …"), self.void.emit, look="quiet_link", name="meal_void"),
        ):
            self.foot.addWidget(made)
        self.foot.addStretch(1)
        self.show_line(None)

    def show_line(self, line: MealLine | None) -> None:
        """This meal; None: none is chosen."""
        for widget in self.foot.widgets():
            widget.setEnabled(line is not None)
        if line is None:
            self._shown, self._papers = "", None
            self.show_nothing()
            return
        meal, today = line.meal, self.desk.today()
        column = self.begin()
        kind = word_label(meal.kind) if meal.kind is not None else ""
        self.add_title(column, f"{line.firm}　{kind}")
        day = format_date(meal.eaten_on, today=today) if meal.eaten_on is not None else ""
        self.add_state(column, line.severity, line.state, day)
        self.add_findings(column, (meal.id,), self._fix)
        self.add_facts(column, self._facts(line))
        self._add_business(column, meal)
        self.add_text(column, field_label("meal", "receipt_reason"), meal.receipt_reason)
        self.add_text(column, field_label("meal", "note"), meal.note)
        self.add_heading(column, _("Picture of the receipt"))
        self._papers = AttachmentBox(self.desk, "meal", (AttachmentRole.RECEIPT,))
        self._papers.show_record(meal.id)
        column.addWidget(self._papers)
        self.add_story(column, "meal", meal.id)
        self.show_page(column, same=meal.id == self._shown)
        self._shown = meal.id

    def _fix(self, finding: Finding) -> tuple[str, Callable[[], object]]:
        if finding.rule_id == "meal_without_receipt" and self._papers is not None:
            return _("Attach the receipt"), lambda: self._attach()
        field = _TO_PAY.get(finding.rule_id, "")
        said = {"paid_fen": _("Enter the payment"), "visit_id": _("Name the visit")}.get(
            field, _("Put right")
        )
        return said, lambda: self.edit.emit(field)

    def _attach(self) -> None:
        if self._papers is not None:
            self._papers.choose()

    def _facts(self, line: MealLine) -> list[tuple[str, str]]:
        meal, reader = line.meal, self.desk.store.reader()
        owed = meal_actions.standard(reader).due(reader, meal)
        due = basis = ""
        if owed.fen is not None:
            due = _("{sum} yuan").format(sum=format_money(owed.fen)) + " " + how(owed, meal.heads or 0)
            basis = why(owed) + (f"　{_('To be confirmed')}" if owed.is_unconfirmed else "")
        hosts = meal.hosts_present
        heads = ngettext("{n} of our side", "{n} of our side", meal.heads or 0).format(n=meal.heads or 0)
        with_hosts = ngettext("{n} of the firm", "{n} of the firm", hosts or 0).format(n=hosts or 0)
        said = [
            text
            for name, text in (
                ("alcohol", _("alcohol")), ("tobacco", _("tobacco")), ("claimed", _("claimed as an expense")),
            )
            if getattr(meal, name)
        ]  # fmt: skip
        return [
            (field_label("meal", "number"), shown_number(meal.number)),
            (field_label("meal", "cadre_id"), line.cadre),
            (field_label("meal", "place"), word_label(meal.place) if meal.place is not None else ""),
            (_("Due"), due or _("No standard says")),
            (_("Basis"), basis),
            (_("Paid"), self._paid(meal)),
            (_("Receipt"), _receipt(meal)),
            (_("At table"), _(", ").join([heads, with_hosts] if hosts is not None else [heads])),
            (_("Alcohol, tobacco"), _(", ").join(said) or _("none")),
            (_("Standard told"), _("yes") if meal.standard_notified else _("not noted")),
        ]

    def _paid(self, meal: Meal) -> str:
        if meal.paid_fen is None:
            return _("not yet")
        parts = [_("{sum} yuan").format(sum=format_money(meal.paid_fen))]
        if meal.paid_on is not None:
            parts.append(format_date(meal.paid_on, today=self.desk.today()))
        if meal.payment_method is not None:
            parts.append(word_label(meal.payment_method))
        return "　".join(parts)

    def _add_business(self, column: QVBoxLayout, meal: Meal) -> None:
        """The visit or event that the meal was missed for, and the way there."""
        reader, today = self.desk.store.reader(), self.desk.today()
        if meal.visit_id:
            target = Target("visits", record_id=meal.visit_id, part="meals")
            said = visit_choice(visits.get(reader, meal.visit_id), today)
        elif meal.event_id:
            target = Target("events", record_id=meal.event_id)
            said = event_choice(events.get(reader, meal.event_id), today)
        else:
            return
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(words(said.text, wrap=True), 1)
        way = button(_("Open"), lambda: self.desk.go(target), look="link", name="meal_business")
        way.setAccessibleDescription(said.text)
        row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        self.add_heading(column, _("Missed for"))
        column.addLayout(row)


def _receipt(meal: Meal) -> str:
    if meal.receipt_kind is None:
        return _("none yet")
    return f"{word_label(meal.receipt_kind)}　{meal.receipt_no}".strip("　")
