"""Which records a rule looks at: none that is voided, none whose own day is still to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar

from qingdesk.domain.assignment import Assignment
from qingdesk.domain.commitment import Commitment
from qingdesk.domain.cost import Cost
from qingdesk.domain.declaration import Declaration
from qingdesk.domain.event import Event
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.gift import Gift
from qingdesk.domain.handover import Handover
from qingdesk.domain.meal import Meal
from qingdesk.domain.offer import Offer
from qingdesk.domain.problem import Problem
from qingdesk.domain.progress import Progress
from qingdesk.domain.record import Record
from qingdesk.domain.visit import Visit

OWN_DAY: Mapping[type[Record], str] = {
    Assignment: "started_on",
    Visit: "started_at",
    Meal: "eaten_on",
    Event: "starts_at",
    Problem: "raised_on",
    Progress: "noted_on",
    Commitment: "promised_on",
    Gift: "received_on",
    Offer: "offered_on",
    Declaration: "declared_on",
    Handover: "handed_over_on",
}
"""The field that dates a record; a cost has its event's."""

SomeRecord = TypeVar("SomeRecord", bound=Record)


def seen(records: Iterable[SomeRecord], today: date) -> Iterator[tuple[SomeRecord, date]]:
    """The records that count today, each with its own day."""
    for record in records:
        if record.voided_at:
            continue
        day = getattr(record, OWN_DAY[type(record)])
        if isinstance(day, datetime):
            day = day.date()
        if day is not None and day <= today:
            yield record, day


def done_visits(facts: CadreFacts, today: date) -> tuple[tuple[Visit, date], ...]:
    """The completed or signed visits, whoever went, each with its day."""

    def done() -> tuple[tuple[Visit, date], ...]:
        dated = [
            (visit, visit.started_at.date())
            for visit in facts.visits
            if visit.started_at is not None and not visit.voided_at and visit.is_done
        ]
        return tuple(one for one in dated if one[1] <= today)

    return facts.once(("done_visits", today), done)


def visits_of(facts: CadreFacts, today: date) -> tuple[tuple[Visit, date], ...]:
    """Those on which this cadre went himself: a finding on a visit is each visitor's."""
    return facts.once(
        ("visits_of", today),
        lambda: tuple(
            (visit, day)
            for visit, day in done_visits(facts, today)
            if any(visitor.cadre_id == facts.cadre_id for visitor in visit.visitors)
        ),
    )


def costs_of(facts: CadreFacts, today: date) -> Iterator[tuple[Cost, Event, date]]:
    """The costs that are this cadre's, his own or else of an event that he applied for, with the event and its
    first day as planned."""
    events = {event.id: (event, day) for event, day in seen(facts.events, today)}
    for cost in facts.costs:
        event, day = events.get(cost.event_id, (None, None))
        if event is None or day is None or cost.voided_at:
            continue
        if (cost.cadre_id or event.applicant_id) == facts.cadre_id:
            yield cost, event, day
