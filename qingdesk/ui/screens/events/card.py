"""One event at the right of the list: findings, its way, who goes, what it cost, its papers, its story."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.cost import Cost
from qingdesk.domain.event import Decision, Event
from qingdesk.domain.event_way import EventStage, EventStep, way
from qingdesk.domain.finding import Finding
from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.number import shown_number
from qingdesk.exchange.regions import load_regions
from qingdesk.i18n import N_, _, format_date, format_moment, format_money
from qingdesk.store import cadres, costs, enterprises, meals
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.attachments import AttachmentBox
from qingdesk.ui.models.events import EventLine
from qingdesk.ui.record_card import RecordCard
from qingdesk.ui.screen import Target
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.way_mark import DONE, LATER, NEXT, WayMark
from qingdesk.ui.widgets.words import button, words

TITLES = {
    EventStage.SUBMIT: N_("Applied for and submitted"),
    EventStage.DECIDE: N_("Decided"),
    EventStage.ATTEND: N_("Attended"),
    EventStage.SETTLE: N_("Costs settled"),
}
DO = {
    EventStage.SUBMIT: N_("Submit"),
    EventStage.DECIDE: N_("Note the decision …"),
    EventStage.ATTEND: N_("Note who attended …"),
    EventStage.SETTLE: N_("Settle the costs …"),
}
OF_RULE = {
    "unapproved_event": EventStage.DECIDE,
    "oral_approval_unconfirmed": EventStage.DECIDE,
    "beyond_approval": EventStage.ATTEND,
    "event_unsettled": EventStage.SETTLE,
}
ROLES = (AttachmentRole.INVITATION, AttachmentRole.APPROVAL, AttachmentRole.RECEIPT, AttachmentRole.OTHER)


class EventCard(RecordCard):
    """`step` carries an `EventStage`; the ids of costs and meals go with their signals."""

    step = Signal(object)
    edit = Signal()
    void = Signal()
    oral = Signal()
    add_cost = Signal()
    edit_cost = Signal(str)
    void_cost = Signal(str)
    print_form = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, "event_card", _("The event chosen in the list"), _("Choose an event at the left.")
        )
        self._shown = ""
        self._buttons = (
            button(_("Edit"), self.edit.emit, icon_name="pencil", name="event_edit"),
            button(_("Approval form"), partial(self.print_form.emit, "event_approval"),
                   name="event_print_approval"),
            button(_("Settlement"), partial(self.print_form.emit, "event_settlement"),
                   name="event_print_settlement"),
        )  # fmt: skip
        for made in self._buttons:
            self.foot.addWidget(made)
        self.foot.addStretch(1)
        self.show_line(None)

    def show_line(self, line: EventLine | None) -> None:
        """This event; None: none is chosen."""
        for made in self._buttons:
            made.setEnabled(line is not None)
        if line is None:
            self._shown = ""
            self.show_nothing()
            return
        event, today = line.event, self.desk.today()
        for made in self._buttons[1:]:
            made.setEnabled(bool(event.number))
            made.setToolTip("" if event.number else _("It has no number yet: submit it first."))
        reader = self.desk.store.reader()
        found = costs.of_event(reader, event.id)
        column = self.begin()
        self.add_title(column, event.title)
        day = format_date(event.starts_at.date(), today=today) if event.starts_at is not None else ""
        self.add_state(column, line.severity, line.state, day)
        self.add_findings(column, (event.id, *(cost.id for cost in found)), self._fix)
        self.add_heading(column, _("The way it goes"), self._oral_button(event))
        steps = way(event, found, today)
        for at, step in enumerate(steps):
            column.addWidget(self._step(event, found, step, first=at == 0, last=at == len(steps) - 1))
        self.add_heading(column, _("Particulars"))
        self.add_facts(column, self._facts(line))
        self.add_text(column, field_label("event", "purpose"), event.purpose)
        self.add_text(column, field_label("event", "outcome"), event.outcome)
        self._add_costs(column, found)
        self._add_meals(column, event)
        self.add_heading(column, _("Invitation, approval, receipts"))
        papers = AttachmentBox(self.desk, "event", ROLES)
        papers.show_record(event.id)
        column.addWidget(papers)
        self.add_story(column, "event", event.id)
        self.show_page(column, same=event.id == self._shown)
        self._shown = event.id

    def _fix(self, finding: Finding) -> tuple[str, Callable[[], object]] | None:
        if finding.noun == "cost":
            return _("Look at the cost"), partial(self.edit_cost.emit, finding.record_id)
        stage = OF_RULE.get(finding.rule_id)
        if stage is None:
            return _("Edit"), self.edit.emit
        return _(DO[stage]), partial(self.step.emit, stage)

    # The way

    def _oral_button(self, event: Event) -> QWidget | None:
        if event.is_approved or event.oral_at is not None:
            return None
        return button(_("Oral approval …"), self.oral.emit, look="link", name="event_oral")

    def _step(
        self, event: Event, found: Sequence[Cost], step: EventStep, *, first: bool, last: bool
    ) -> QWidget:
        row = QWidget()
        row.setObjectName(f"step_{step.stage.value}")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(STEP)
        state = DONE if step.is_done else NEXT if step.is_next else LATER
        across.addWidget(WayMark(state, first=first, last=last))
        texts = QVBoxLayout()
        texts.setContentsMargins(0, 0, 0, STEP - 2)
        texts.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(STEP)
        head.addWidget(
            words(self._title(event, step), "quiet" if state == LATER else "text", bold=step.is_next)
        )
        if step.on is not None:
            head.addWidget(words(format_date(step.on, today=self.desk.today()), "quiet", SMALL_POINTS))
        head.addStretch(1)
        if step.is_done and step.stage in (EventStage.DECIDE, EventStage.ATTEND):
            change = button(
                _("Change"), partial(self.step.emit, step.stage), look="quiet_link",
                name=f"change_{step.stage.value}",
            )  # fmt: skip
            change.setAccessibleName(_("Change: {what}").format(what=_(TITLES[step.stage])))
            head.addWidget(change)
        texts.addLayout(head)
        for text in self._step_lines(event, found, step):
            said = words(text, "quiet", SMALL_POINTS + 0.5, wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            texts.addWidget(said)
        if step.is_next:
            now = button(
                _(DO[step.stage]), partial(self.step.emit, step.stage), look="filled", name="next_step"
            )
            texts.addWidget(now, 0, Qt.AlignmentFlag.AlignLeft)
        across.addLayout(texts, 1)
        return row

    def _title(self, event: Event, step: EventStep) -> str:
        if step.stage is EventStage.DECIDE and step.is_done:
            return word_label(event.decision)
        return _(TITLES[step.stage])

    def _step_lines(self, event: Event, found: Sequence[Cost], step: EventStep) -> list[str]:
        today = self.desk.today()
        if step.stage is EventStage.SUBMIT:
            return [shown_number(event.number)] if event.number else []
        if step.stage is EventStage.DECIDE:
            oral = ""
            if event.oral_at is not None:
                oral = _("Oral approval by {name}, {moment}").format(
                    name=event.oral_by, moment=format_moment(event.oral_at, today=today)
                )
            given = event.approved_at
            at = (
                format_moment(given, today=today)
                if given is not None and (given.hour or given.minute)
                else ""
            )
            written = "　".join(part for part in (event.approved_by, event.approval_no, at) if part)
            return [
                line for line in (written if event.decision is not Decision.PENDING else "", oral) if line
            ]
        if step.stage is EventStage.ATTEND and step.is_done:
            return [self._names(event.attended)]
        if step.stage is EventStage.SETTLE and found:
            total = sum(cost.amount_fen or 0 for cost in found)
            return [_("{sum} yuan").format(sum=format_money(total))]
        return []

    # The rest

    def _names(self, ids: Sequence[str]) -> str:
        reader = self.desk.store.reader()
        return _(", ").join(cadres.get(reader, one).name for one in ids)

    def _facts(self, line: EventLine) -> list[tuple[str, str]]:
        event, today = line.event, self.desk.today()
        kind = word_label(event.kind) if event.kind is not None else ""
        organiser = word_label(event.organiser_kind) if event.organiser_kind is not None else ""
        starts = format_moment(event.starts_at, today=today) if event.starts_at is not None else ""
        ends = format_moment(event.ends_at, today=today) if event.ends_at is not None else ""
        firm = (
            enterprises.get(self.desk.store.reader(), event.enterprise_id).name if event.enterprise_id else ""
        )
        budgets = (event.budget_transport_fen, event.budget_lodging_fen, event.budget_meals_fen)
        given = [fen for fen in budgets if fen is not None]
        words_ = [
            text
            for is_so, text in (
                (event.is_public, _("open to the public")),
                (event.is_celebration, _("a celebration")),
            )
            if is_so
        ]
        return [
            (field_label("event", "kind"), _(", ").join([kind, *words_])),
            (field_label("event", "organiser"), f"{event.organiser}　{organiser}".strip("　")),
            (field_label("event", "enterprise_id"), firm if firm != event.organiser else ""),
            (_("Time"), f"{starts} – {ends}" if ends else starts),
            (_("Place"), f"{load_regions().full_name(event.city) or event.city}　{event.place}".strip("　")),
            (field_label("event", "applicant_id"), line.applicant),
            (field_label("event", "attendees"), self._names(event.attendees)),
            (_("Budget"), _("{sum} yuan").format(sum=format_money(sum(given))) if given else ""),
        ]

    def _add_costs(self, column: QVBoxLayout, found: Sequence[Cost]) -> None:
        add = button(_("Note a cost"), self.add_cost.emit, look="link", icon_name="plus", name="cost_add")
        self.add_heading(column, _("Costs"), add)
        if not found:
            column.addWidget(words(_("No cost is noted yet."), "quiet"))
        for cost in found:
            column.addWidget(self._cost(cost))

    def _cost(self, cost: Cost) -> QWidget:
        row = QWidget()
        row.setObjectName("cost")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(STEP)
        kind = word_label(cost.kind) if cost.kind is not None else ""
        amount = _("{sum} yuan").format(sum=format_money(cost.amount_fen or 0))
        payer = word_label(cost.payer) if cost.payer is not None else ""
        settled = (
            _("settled on {day}").format(day=format_date(cost.settled_on, today=self.desk.today()))
            if cost.settled_on is not None
            else ""
        )
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(words(f"{kind}　{amount}", wrap=True))
        texts.addWidget(
            words("　".join(part for part in (payer, settled) if part), "quiet", SMALL_POINTS, wrap=True)
        )
        across.addLayout(texts, 1)
        edit = button(_("Edit"), partial(self.edit_cost.emit, cost.id), look="link", name="cost_edit")
        away = button(
            "", partial(self.void_cost.emit, cost.id), look="quiet_link", icon_name="x", name="cost_void"
        )
        for made, said in ((edit, _("Edit {what}")), (away, _("Void {what}"))):
            made.setAccessibleName(said.format(what=f"{kind} {amount}"))
            made.setToolTip(made.accessibleName())
            across.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add_meals(self, column: QVBoxLayout, event: Event) -> None:
        for meal in meals.of_event(self.desk.store.reader(), event.id):
            kind = word_label(meal.kind) if meal.kind is not None else ""
            day = format_date(meal.eaten_on, today=self.desk.today()) if meal.eaten_on is not None else ""
            row = QHBoxLayout()
            row.addWidget(words(f"{day}　{kind}", wrap=True), 1)
            target = Target("meals", record_id=meal.id)
            row.addWidget(button(_("Open"), partial(self.desk.go, target), look="link", name="event_meal"))
            column.addLayout(row)
