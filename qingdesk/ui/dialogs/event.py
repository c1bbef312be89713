"""活动: the dialogs of its way: application, decision, oral approval, attendance as it was, settlement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from qingdesk.actions import events as event_actions
from qingdesk.actions.record import Recorded
from qingdesk.domain.cost import CostDraft, CostKind, Payer
from qingdesk.domain.event import Decision, Event, EventDraft
from qingdesk.domain.labels import word_label
from qingdesk.domain.record import Draft
from qingdesk.exchange.regions import load_regions
from qingdesk.i18n import _
from qingdesk.store import enterprises
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.ui import finders
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.choose_cadre import find_cadres
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.dialogs.saving import SaveDraft, save_draft
from qingdesk.ui.record_form import Chosen
from qingdesk.ui.regions import find_regions
from qingdesk.ui.widgets.chooser import Choice, Chooser
from qingdesk.ui.widgets.words import words


class ApplicationDialog(RecordDialog):
    """A firm of the roster that is chosen fills in the organiser and its code where nothing stands there yet."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        plan: FormPlan,
        event: EventDraft,
        title: str,
        save: SaveDraft | None,
    ) -> None:
        super().__init__(parent, desk, plan, event, title, save=save)
        chooser = self.form.field("enterprise_id")
        assert isinstance(chooser, Chooser)
        chooser.chosen.connect(self._fill_in)

    def _fill_in(self) -> None:
        draft: EventDraft = self.draft()
        if not draft.enterprise_id:
            return
        firm = enterprises.get(self.desk.store.reader(), draft.enterprise_id)
        for name, value in (("organiser", firm.name), ("organiser_uscc", firm.uscc)):
            line = self.form.field(name)
            if isinstance(line, QLineEdit) and not line.text().strip():
                line.setText(value)


def application(parent: QWidget, desk: Desk, event: EventDraft, *, reason: str = "") -> RecordDialog:
    """A new application, or the one to change; reason: makes the change a 更正."""
    reader = desk.store.reader()
    plan = FormPlan(
        "event",
        (
            ("title", "kind"),
            ("organiser", "organiser_kind"),
            ("organiser_uscc", "enterprise_id"),
            ("is_public", "is_celebration"),
            ("starts_at", "ends_at"),
            ("city", "place"),
            ("purpose",),
            words(_("Who goes"), bold=True),
            ("applicant_id", "attendees"),
            words(_("Budget, borne by the own unit"), bold=True),
            ("budget_transport_fen", "budget_lodging_fen", "budget_meals_fen"),
        ),
        finders={
            "enterprise_id": lambda text: finders.find_firms(reader, text),
            "city": find_regions,
            "applicant_id": lambda text: find_cadres(reader, text),
            "attendees": lambda text: find_cadres(reader, text),
        },
        chosen=_chosen(reader, event),
        hints={
            "enterprise_id": _("Where the organiser is a firm of the roster"),
            "ends_at": _("Empty: the same day"),
            "is_celebration": _("Internal celebrations are not attended (negative list, item 5)"),
        },
    )
    is_new = not isinstance(event, Event)
    title = _("Apply for an event") if is_new else _("Edit the application")
    save = partial(_correct, event, reason) if reason else None
    return ApplicationDialog(parent, desk, plan, event, title, save)


def decision(parent: QWidget, desk: Desk, event: Event) -> RecordDialog:
    """What was decided, by whom, when, under which number."""
    base = event if event.decision is not Decision.PENDING else replace(event, decision=Decision.APPROVED)
    plan = FormPlan(
        "event",
        (("decision", "approved_by"), ("approved_at", "approval_no")),
        choices={
            "decision": [
                (word, word_label(word)) for word in (Decision.APPROVED, Decision.REFUSED, Decision.PENDING)
            ]
        },
        hints={"approved_at": _("The moment counts: an approval must come before the event begins.")},
    )
    return RecordDialog(parent, desk, plan, base, _("Note the decision"), save=partial(_decide, event.id))


def oral_approval(parent: QWidget, desk: Desk, event: Event) -> RecordDialog:
    """Approved by word of mouth for now."""
    plan = FormPlan(
        "event",
        (("oral_by", "oral_at"),),
        intro=_("Where there was no time for paper. The written approval has to follow within its term."),
        needed=frozenset({"oral_by", "oral_at"}),
    )
    return RecordDialog(parent, desk, plan, event, _("Note an oral approval"), save=partial(_oral, event.id))


def attendance(parent: QWidget, desk: Desk, event: Event) -> RecordDialog:
    """Who went, when and where, as it was; filled in as it was asked for."""
    reader = desk.store.reader()
    base = replace(
        event,
        attended=event.attended or event.attendees,
        actual_starts_at=event.actual_starts_at or event.starts_at,
        actual_ends_at=event.actual_ends_at or event.ends_at,
        actual_city=event.actual_city or event.city,
    )
    plan = FormPlan(
        "event",
        (("attended", "actual_city"), ("actual_starts_at", "actual_ends_at"), ("outcome",)),
        finders={
            "attended": lambda text: find_cadres(reader, text),
            "actual_city": find_regions,
        },
        chosen=_chosen(reader, base),
        needed=frozenset({"actual_starts_at"}),
        intro=_(
            "As it was, not as it was asked for: more people, more days or another place are told apart."
        ),
    )
    return RecordDialog(parent, desk, plan, base, _("Note who attended"), save=partial(_attend, event.id))


def settlement(parent: QWidget, desk: Desk, event: Event) -> RecordDialog:
    """Every open cost of the own unit, under one claim."""
    base = CostDraft(
        event_id=event.id, kind=CostKind.OTHER, payer=Payer.UNIT, amount_fen=0, settled_on=desk.today()
    )
    plan = FormPlan(
        "cost",
        (("settled_on", "claim_no"),),
        intro=_("All costs of the own unit that are still open are settled on this day."),
        needed=frozenset({"settled_on"}),
    )
    return RecordDialog(
        parent, desk, plan, base, _("Settle the costs"), save=partial(_settle, event.id), yes=_("Settle")
    )


def _chosen(reader: Readable, event: EventDraft) -> Chosen:
    found: dict[str, Choice | list[Choice]] = {
        "attendees": finders.cadre_choices(reader, event.attendees),
        "attended": finders.cadre_choices(reader, event.attended),
    }
    regions = load_regions()
    for name in ("city", "actual_city"):
        code = str(getattr(event, name))
        if code:
            found[name] = Choice(code, regions.full_name(code) or code, code)
    firm = finders.firm_choice(reader, event.enterprise_id)
    applicant = finders.cadre_choice(reader, event.applicant_id)
    if firm is not None:
        found["enterprise_id"] = firm
    if applicant is not None:
        found["applicant_id"] = applicant
    return found


# What they save; called off the window's thread


def _correct(base: EventDraft, reason: str, store: Store, draft: Draft, today: date) -> Recorded:
    return save_draft(store, "event", base, draft, today, reason=reason)


def _decide(event_id: str, store: Store, draft: Draft, today: date) -> Recorded:
    assert isinstance(draft, EventDraft)
    by, number = draft.approved_by, draft.approval_no
    if draft.decision is Decision.APPROVED:
        return event_actions.approve_event(
            store, event_id, by=by, at=draft.approved_at, number=number, today=today
        )
    if draft.decision is Decision.REFUSED:
        return event_actions.refuse_event(store, event_id, by=by, number=number, today=today)
    return event_actions.reopen_decision(store, event_id, today)


def _oral(event_id: str, store: Store, draft: Draft, today: date) -> Recorded:
    assert isinstance(draft, EventDraft)
    return event_actions.note_oral_approval(store, event_id, by=draft.oral_by, at=draft.oral_at, today=today)


def _attend(event_id: str, store: Store, draft: Draft, today: date) -> Recorded:
    assert isinstance(draft, EventDraft)
    return event_actions.note_attendance(
        store,
        event_id,
        attended=draft.attended,
        starts_at=draft.actual_starts_at,
        ends_at=draft.actual_ends_at,
        city=draft.actual_city,
        outcome=draft.outcome,
        today=today,
    )


def _settle(event_id: str, store: Store, draft: Draft, today: date) -> Recorded:
    assert isinstance(draft, CostDraft)
    on = draft.settled_on or today
    return event_actions.settle_event(store, event_id, on, draft.claim_no, today)
