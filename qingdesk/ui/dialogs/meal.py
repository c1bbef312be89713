"""登记餐费: a missed meal, what is due for it by the standard of its day, what was paid, and the receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qingdesk.actions import meals
from qingdesk.actions.changes import Changes
from qingdesk.actions.mistakes import Mistaken
from qingdesk.actions.record import Recorded
from qingdesk.actions.visit_page import ON_THE_FORM
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.meal import Meal, MealDraft, ReceiptKind
from qingdesk.domain.record import Draft
from qingdesk.errors import UserError
from qingdesk.i18n import _, format_money
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.ui import finders
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.attachments import AttachmentBox, Paper, attach_papers
from qingdesk.ui.dialogs.choose_cadre import find_cadres
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.dialogs.saving import save_draft
from qingdesk.ui.widgets.chooser import Choice, Chooser
from qingdesk.ui.widgets.due_band import DueBand
from qingdesk.ui.widgets.freeze import freeze
from qingdesk.ui.widgets.parsed_line import ParsedLine
from qingdesk.ui.widgets.typed_lines import DateLine
from qingdesk.ui.widgets.words import button, words

W = TypeVar("W", bound=QWidget)

STICKY = ("cadre_id", "eaten_on", "kind", "place")
"""What the next meal takes over from the one just saved."""


class MealDialog(RecordDialog):
    """base: a draft to begin with, or the meal to change. focus: the field to begin at."""

    def __init__(self, parent: QWidget, desk: Desk, base: MealDraft, *, focus: str = "") -> None:
        reader = desk.store.reader()
        self._reader = reader
        self._standard = meals.standard(reader)
        self._band = DueBand()
        self._papers = AttachmentBox(desk, "meal", (AttachmentRole.RECEIPT,))
        is_new = not isinstance(base, Meal)
        plan = FormPlan(
            "meal",
            (
                ("enterprise_id", "cadre_id"),
                ("eaten_on", "kind", "place"),
                ("heads", "hosts_present", "posted_price_fen"),
                ("visit_id", "event_id"),
                self._band,
                words(_("Payment and receipt"), bold=True),
                ("paid_fen", "paid_on", "payment_method"),
                ("receipt_kind", "receipt_no"),
                ("receipt_reason",),
                self._papers,
                ("standard_notified", "claimed"),
                ("alcohol", "tobacco"),
                ("note",),
            ),
            finders={
                "enterprise_id": lambda text: self._find_firms(text),
                "cadre_id": lambda text: find_cadres(reader, text),
                "visit_id": lambda text: self._find_visits(text),
                "event_id": lambda text: self._find_events(text),
            },
            chosen=_chosen(reader, base, desk.today()),
            hints={
                "posted_price_fen": _("Only where the canteen posts one"),
                "visit_id": _("The business that the meal was missed for"),
                "receipt_reason": _("Only where no receipt or invoice could be had"),
            },
        )
        title = _("Record a meal") if is_new else _("Edit a meal")
        super().__init__(parent, desk, plan, base, title)
        if not is_new:
            self._papers.hide()  # at a record they are added on its card
        self._proposed = ""
        if is_new:
            more = button(_("Save and begin a new one"), self._save_and_go_on, name="save_and_new")
            more.setShortcut("Ctrl+Return")
            self.foot.insertWidget(self.foot.count() - 1, more)
        self.form.edited.connect(self._look)
        self._field("enterprise_id", Chooser).chosen.connect(self._propose)
        self._field("eaten_on", DateLine).edited.connect(self._propose_business)
        self._field("paid_fen", ParsedLine).edited.connect(self._propose_day)
        self._papers.added.connect(self._mark_edited)
        if isinstance(base, Meal) and meals.is_on_a_form(reader, base):
            self._freeze()
        self._look()
        start = self.form.field(focus or ("enterprise_id" if not base.enterprise_id else "heads"))
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, name: str, kind: type[W]) -> W:
        widget = self.form.field(name)
        assert isinstance(widget, kind)
        return widget

    # What can be chosen

    def _find_firms(self, text: str) -> Sequence[Choice]:
        cadre = str(self.form.values().get("cadre_id") or self.desk.scope.cadre_id)
        return finders.find_firms(self._reader, text, cadre, self.desk.today())

    def _find_visits(self, text: str) -> Sequence[Choice]:
        today = self.desk.today()
        found = [finders.visit_choice(one, today) for one in meals.visits_around(self._reader, self.draft())]
        return [choice for choice in found if text in choice.text]

    def _find_events(self, text: str) -> Sequence[Choice]:
        today = self.desk.today()
        found = [finders.event_choice(one, today) for one in meals.events_around(self._reader, self.draft())]
        return [choice for choice in found if text in choice.text]

    # What is proposed

    def _propose(self) -> None:
        """A firm was chosen: its posted price and its visit of the day."""
        draft = self.draft()
        if isinstance(draft, Meal) or not draft.enterprise_id or draft.enterprise_id == self._proposed:
            return
        self._proposed = draft.enterprise_id
        self._show(meals.for_firm(self._reader, draft))

    def _propose_business(self) -> None:
        draft = self.draft()
        if isinstance(draft, Meal) or draft.event_id or not draft.enterprise_id:
            return
        near = meals.visits_around(self._reader, draft, days=0)
        self._show(replace(draft, visit_id=near[0].id if near else ""), but="eaten_on")

    def _propose_day(self) -> None:
        line = self._field("paid_on", DateLine)
        if not line.text() and self._field("paid_fen", ParsedLine).value() is not None:
            line.set_value(self.desk.today())

    def _show(self, draft: MealDraft, but: str = "") -> None:
        """Show the draft, but leave the line that is being typed in as it stands."""
        typed = self._field(but, ParsedLine).text() if but else ""
        self.form.show_values(draft, _chosen(self._reader, draft, self.desk.today()))
        if but:
            self._field(but, ParsedLine).setText(typed)
        self._look()

    def _look(self) -> None:
        """Say what is due, and what is still missing of it."""
        draft = self.draft()
        owed = self._standard.due(self._reader, draft)
        self._band.show_due(owed, draft.heads or 0, draft.eaten_on)
        missing = (owed.fen or 0) - (draft.paid_fen or 0)
        text = ""
        if owed.fen is not None and missing > 0 and draft.paid_fen is not None:
            text = _("{amount} yuan too little").format(amount=format_money(missing))
        elif owed.fen is not None and draft.paid_fen is None:
            text = _("Not yet paid: {amount} yuan").format(amount=format_money(missing))
        box = self.form.boxes["paid_fen"]
        box.set_hint("" if draft.paid_fen is not None else text)
        unread = self._field("paid_fen", ParsedLine).mistake()
        box.set_mistake(unread or (text if draft.paid_fen is not None else ""))
        reason = self.form.boxes["receipt_reason"]
        reason.setVisible(draft.receipt_kind is ReceiptKind.OTHER)
        unexplained = draft.receipt_kind is ReceiptKind.OTHER and not draft.receipt_reason.strip()
        reason.set_mistake(_("Say why no receipt or invoice could be had.") if unexplained else "")

    def _freeze(self) -> None:
        """A numbered visit's paper speaks of it: what was eaten is changed there, payment and receipt here."""
        for name in ON_THE_FORM["meal"] | {"enterprise_id", "visit_id", "event_id"}:
            freeze(self.form.field(name), True)
        self.form.boxes["heads"].set_hint(_("It stands on the visit's form: correct it on the visit's page."))

    # Saving

    def save(self) -> None:
        """Save the meal, and then the papers that wait for it."""
        self._save_draft = partial(_save_meal, self.base, self._papers.papers())
        super().save()

    def _save_and_go_on(self) -> None:
        self._goes_on = True
        self.save()

    def _saved(self, recorded: Recorded) -> None:
        if not self._goes_on:
            super()._saved(recorded)
            return
        self._goes_on = self._is_edited = False
        meal = recorded.records[0]
        assert isinstance(meal, Meal)
        self.saved = meal
        self.desk.announcer.announce(recorded.changes)
        self._save.setEnabled(True)
        self._papers.show_record("")
        self.draft_band.keeper.begin()
        self._proposed = ""
        kept = {name: getattr(meal, name) for name in STICKY}
        self.base = replace(MealDraft(heads=1), **kept)
        self._show(self.base)
        self._wrong.hide()
        self._done.setText(_("{number} was saved. Here is the next one.").format(number=meal.number))
        self.form.field("enterprise_id").setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: UserError) -> None:
        self._goes_on = False
        super()._refused(error)

    def _show_mistaken(self, error: Mistaken, unread: int) -> None:
        self._goes_on = False
        super()._show_mistaken(error, unread)


def _save_meal(base: Draft, papers: Sequence[Paper], store: Store, draft: Draft, today: date) -> Recorded:
    done = save_draft(store, "meal", base, draft, today)
    if not papers:
        return done
    attached = attach_papers(store, "meal", done.records[0].id, papers)
    return Recorded(done.records, Changes(done.changes | attached.changes))


def _chosen(reader: Readable, draft: MealDraft, today: date) -> Mapping[str, Choice]:
    found = {
        "enterprise_id": finders.firm_choice(reader, draft.enterprise_id),
        "cadre_id": finders.cadre_choice(reader, draft.cadre_id),
        "visit_id": finders.visit_choice_of(reader, draft.visit_id, today),
        "event_id": finders.event_choice_of(reader, draft.event_id, today),
    }
    return {name: choice for name, choice in found.items() if choice is not None}
