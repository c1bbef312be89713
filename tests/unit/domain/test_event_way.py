"""The way of an event: which stage is behind, which is next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from qingdesk.domain.cost import Cost, CostKind, Payer
from qingdesk.domain.event import Decision, Event
from qingdesk.domain.event_way import EventStage, unsettled, way

TODAY = date(2026, 11, 22)
PLAIN = Event(starts_at=datetime(2026, 11, 10, 9), ends_at=datetime(2026, 11, 11, 17))
SUBMITTED = replace(PLAIN, submitted_on=date(2026, 11, 2))
APPROVED = replace(SUBMITTED, decision=Decision.APPROVED, approved_at=datetime(2026, 11, 4, 10))
ATTENDED = replace(APPROVED, attended=("someone",))
OPEN = Cost(kind=CostKind.LODGING, payer=Payer.UNIT, amount_fen=100)
PAID = replace(OPEN, settled_on=date(2026, 11, 20))


@pytest.mark.parametrize(
    ("event", "costs", "following"),
    [
        (PLAIN, (), EventStage.SUBMIT),
        (SUBMITTED, (), EventStage.DECIDE),
        (replace(SUBMITTED, decision=Decision.REFUSED), (), None),
        (APPROVED, (), EventStage.ATTEND),
        (replace(APPROVED, starts_at=datetime(2026, 12, 1), ends_at=None), (), None),
        (ATTENDED, (), None),
        (ATTENDED, (OPEN,), EventStage.SETTLE),
        (ATTENDED, (PAID,), None),
        (ATTENDED, (replace(OPEN, payer=Payer.SELF),), None),
    ],
)
def test_what_is_next(event: Event, costs: tuple[Cost, ...], following: EventStage | None) -> None:
    steps = way(event, costs, TODAY)
    assert [step.stage for step in steps] == list(EventStage)
    assert [step.stage for step in steps if step.is_next] == ([following] if following else [])


def test_what_is_behind_has_its_day() -> None:
    days = {step.stage: (step.is_done, step.on) for step in way(ATTENDED, (PAID,), TODAY)}
    assert days == {
        EventStage.SUBMIT: (True, date(2026, 11, 2)),
        EventStage.DECIDE: (True, date(2026, 11, 4)),
        EventStage.ATTEND: (True, date(2026, 11, 11)),
        EventStage.SETTLE: (True, date(2026, 11, 20)),
    }


def test_a_half_settled_event_has_no_day_of_settlement() -> None:
    assert way(ATTENDED, (PAID, OPEN), TODAY)[-1].on is None
    assert unsettled((PAID, OPEN))
