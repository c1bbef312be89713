"""The lines of 活动: the event, whose, what it cost, and what is still to be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.event import Decision, Event
from qingdesk.domain.labels import word_label
from qingdesk.i18n import _, format_date, format_money
from qingdesk.store import cadres, costs
from qingdesk.store.connection import Readable
from qingdesk.store.costs import CostSums
from qingdesk.ui.models.rows import Column, extra
from qingdesk.ui.worst_findings import Worst


@dataclass(frozen=True)
class EventLine:
    """cost_fen: None where nothing was entered. severity, state: the mark and the words of the last column."""

    event: Event
    applicant: str
    cost_fen: int | None
    severity: str
    state: str


def lines(reader: Readable, found: Sequence[Event], worst: Worst, today: date) -> list[EventLine]:
    """These events with the names and sums that they speak of."""
    people = {key: cadres.get(reader, key).name for key in {event.applicant_id for event in found}}
    sums = costs.sums_of_events(reader, [event.id for event in found]) if found else {}
    made = []
    for event in found:
        cost = sums.get(event.id)
        severity, state = event_state(event, cost, worst.get(event.id), today)
        total = cost.total_fen if cost is not None else None
        made.append(EventLine(event, people[event.applicant_id], total, severity, state))
    return made


def event_state(
    event: Event, cost: CostSums | None, worst: tuple[str, str] | None, today: date
) -> tuple[str, str]:
    """What is still to be done, as grave as its worst finding, else amber or blue."""
    severity, state = _plain_state(event, cost, today)
    if worst is None:
        return severity, state
    return (worst[0], state) if severity not in ("good", "blue") else worst


def _plain_state(event: Event, cost: CostSums | None, today: date) -> tuple[str, str]:
    if event.decision is Decision.REFUSED:
        return "blue", _("Not approved")
    if event.submitted_on is None:
        return "yellow", _("Not submitted")
    if event.decision is Decision.PENDING:
        return "yellow", _("Decision pending")
    if cost is not None and cost.unsettled_fen:
        return "yellow", _("Not settled")
    if event.last_day is not None and event.last_day >= today:
        return "good", _("Approved")
    if not event.attended:
        return "blue", _("Attendance not noted")
    return "good", _("All done")


def columns(today: date) -> tuple[Column[EventLine], ...]:
    """Of the list, in the language in use."""

    def day(line: EventLine) -> str:
        starts = line.event.starts_at
        return format_date(starts.date(), today=today) if starts is not None else ""

    return (
        Column(_("Date"), day, name="day"),
        Column(_("Event"), lambda line: line.event.title, name="title"),
        Column(_("Organiser"), lambda line: line.event.organiser, name="organiser"),
        Column(_("Applicant"), lambda line: line.applicant, name="applicant"),
        Column(
            _("Costs (yuan)"),
            lambda line: "—" if line.cost_fen is None else format_money(line.cost_fen),
            right=True,
            name="costs",
        ),
        Column(_("State"), lambda line: line.state, severity=lambda line: line.severity, name="state"),
        extra("event", "number", lambda line: line.event.number),
        extra("event", "kind", lambda line: word_label(line.event.kind) if line.event.kind else ""),
        extra("event", "place", lambda line: line.event.place),
        extra("event", "approval_no", lambda line: line.event.approval_no),
    )
