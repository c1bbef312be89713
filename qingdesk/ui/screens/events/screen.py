"""活动: the list at the left, the event with its way and its costs at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.actions.record import Recorded
from qingdesk.domain.cost import CostDraft, Payer
from qingdesk.domain.event import Event, EventDraft
from qingdesk.domain.event_way import EventStage
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store import costs, events, printed_forms
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.reason import ask_reason
from qingdesk.ui.list_pane import ListPane, ListPlan
from qingdesk.ui.models.events import EventLine, columns, lines
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.events.card import EventCard
from qingdesk.ui.worst_findings import worst_findings

_NARROW = (2, 4, 3)
"""Columns that are read at the right where there is little room: organiser, costs, applicant."""


class EventsScreen(QWidget):
    """See `ui/screen.py`."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"events", "costs", "meals", "attachments", "cadres", "findings", "policy"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("events_screen")
        self._desk = desk
        self._reader = desk.store.reader()
        self.card = EventCard(desk)
        self.list: ListPane[EventLine] = ListPane(desk, self._plan(), self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        card = self.card
        self.list.chosen.connect(card.show_line)
        card.step.connect(self.take_step)
        card.edit.connect(self.edit)
        card.oral.connect(self.note_oral)
        card.add_cost.connect(self.add_cost)
        card.edit_cost.connect(self.edit_cost)
        card.void_cost.connect(self._void_cost)
        card.print_form.connect(self.list.print_form)
        desk.findings.updated.connect(self._show_findings)

    def _plan(self) -> ListPlan[EventLine]:
        return ListPlan(
            name="events",
            noun="event",
            title=_("Events"),
            columns=columns(self._desk.today()),
            widths=(6, 14, 10, 5, 6, 9),
            stretch=1,
            states={"pending": _("Decision pending"), "unsettled": _("Not settled")},
            filter_words=_("Filter: event, organiser, person, number; pinyin too"),
            new_words=_("Apply for an event"),
            empty_words=_(
                "No event is recorded yet. Events of firms are attended only once they are approved."
            ),
            no_fit_words=_("No event fits."),
            count_words=lambda count: ngettext("{n} event", "{n} events", count).format(n=count),
            record=lambda line: line.event,
            table=events.TABLE,
            listing=events.listing,
            lines=self._lines,
            orders=events.ORDERS,
            half=True,
            gives_way=_NARROW,
            least=11,
            counts=lambda asked: events.counts_found(self._reader, asked),
            new=self._new,
            open=self.edit,
            forms=(("event_approval", _("Approval form")), ("event_settlement", _("Settlement"))),
        )

    def _lines(self, found: Sequence[Event]) -> list[EventLine]:
        """With the worst finding of each event or of one of its costs."""
        worst = dict(worst_findings(self._desk.findings, "event"))
        for cost_id, said in worst_findings(self._desk.findings, "cost").items():
            event_id = costs.get(self._reader, cost_id).event_id
            if worst.get(event_id, ("blue", ""))[0] != "red":
                worst[event_id] = said
        return lines(self._reader, found, worst, self._desk.today())

    # Screen

    def reload(self) -> None:
        """Read the list again; the event chosen stays so while it is in it."""
        self.list.reload()

    def show_target(self, target: Target) -> None:
        """Go to that event, begin a new application, or the list by a chip."""
        if target.make:
            self._new(target.enterprise_id)
        elif target.record_id:
            self.list.show_record(target.record_id)
        elif target.filter:
            self.list.show_state(target.filter)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Those of the list, and submitting an application."""
        found = self.list.commands()
        event = self._current()
        if event is not None and event.submitted_on is None:
            found[Command.COMPLETE] = partial(self.take_step, EventStage.SUBMIT)
        return found

    def may_leave(self) -> bool:
        """What is typed here is typed in dialogs."""
        return True

    # Doing

    def _current(self) -> Event | None:
        line = self.list.current()
        return events.get(self._reader, line.event.id) if line is not None else None

    def _new(self, enterprise_id: str = "") -> None:
        from qingdesk.ui.dialogs.event import application

        settings = self._desk.preferences.settings
        applicant = self._desk.scope.cadre_id or settings.operator_cadre_id
        draft = EventDraft(
            enterprise_id=enterprise_id,
            applicant_id=applicant,
            attendees=(applicant,) if applicant else (),
        )
        dialog = application(self.window(), self._desk, draft)
        dialog.exec()
        if dialog.saved is not None:
            self.list.show_record(dialog.saved.id)

    def edit(self) -> None:
        """Change the application; one that was approved or printed only with a reason."""
        from qingdesk.ui.dialogs.event import application

        event = self._current()
        if event is None:
            return
        reason = ""
        if event.is_approved or printed_forms.of_record(self._reader, event.id):
            reason = ask_reason(
                self.window(),
                _("Correct this application?"),
                _(
                    "It was approved or printed. Its form gets a new version; the paper before no longer holds."
                ),
                _("Correct"),
            )
            if not reason:
                return
        application(self.window(), self._desk, event, reason=reason).exec()

    def take_step(self, stage: EventStage) -> None:
        """What is to be done at that stage of its way."""
        from qingdesk.ui.dialogs import event as dialogs

        event = self._current()
        if event is None:
            return
        if stage is EventStage.SUBMIT:
            self._submit(event)
            return
        asks = {
            EventStage.DECIDE: dialogs.decision,
            EventStage.ATTEND: dialogs.attendance,
            EventStage.SETTLE: dialogs.settlement,
        }
        asks[stage](self.window(), self._desk, event).exec()

    def _submit(self, event: Event) -> None:
        self._desk.jobs.write(
            partial(_submit, self._desk.store, event.id, self._desk.today()),
            owner=self,
            on_done=self._submitted,
            on_error=self._desk.messages.wrong,
            label=_("Submitting"),
        )

    def _submitted(self, done: Recorded) -> None:
        event = done.records[0]
        assert isinstance(event, Event)
        self._desk.announcer.announce(done.changes)
        self._desk.messages.good(
            _("Submitted as {number}.").format(number=event.number),
            _("Print the approval form and have it decided before the event begins."),
            action=_("Print"),
            pressed=partial(self.list.print_form, "event_approval"),
        )

    def note_oral(self) -> None:
        """An approval by word of mouth."""
        from qingdesk.ui.dialogs.event import oral_approval

        event = self._current()
        if event is not None:
            oral_approval(self.window(), self._desk, event).exec()

    def add_cost(self) -> None:
        """A new cost of the event chosen, paid by the own unit unless said otherwise."""
        from qingdesk.ui.dialogs.cost import CostDialog

        event = self._current()
        if event is not None:
            draft = CostDraft(event_id=event.id, payer=Payer.UNIT, city=event.actual_city or event.city)
            CostDialog(self.window(), self._desk, draft, event).exec()

    def edit_cost(self, cost_id: str) -> None:
        """Change that cost."""
        from qingdesk.ui.dialogs.cost import CostDialog

        event = self._current()
        if event is not None:
            CostDialog(self.window(), self._desk, costs.get(self._reader, cost_id), event).exec()

    def _void_cost(self, cost_id: str) -> None:
        reason = ask_reason(self.window(), _("Void this cost?"))
        if reason:
            self._desk.jobs.write(
                partial(_void_cost, self._desk.store, cost_id, reason),
                owner=self,
                on_done=lambda done: self._desk.announcer.announce(done.changes),
                on_error=self._desk.messages.wrong,
                label=_("Voiding"),
            )

    def _show_findings(self) -> None:
        """New findings: the marks and the bands, without moving in the list."""
        if not self.isVisible():
            return
        shown = list(self.list.model.looked_at())
        if self._lines([line.event for line in shown]) != shown:
            self.list.reload()
        else:
            self.card.show_line(self.list.current())


def _submit(store: Store, event_id: str, today: date, progress: Progress) -> Recorded:
    from qingdesk.actions.life import complete

    return complete(store, "event", event_id, today)


def _void_cost(store: Store, cost_id: str, reason: str, progress: Progress) -> Recorded:
    from qingdesk.actions.life import void

    return void(store, "cost", cost_id, reason)
