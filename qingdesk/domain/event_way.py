"""The way of an event: 申请 → 审批 → 参加 → 结算, and which step is next (豫办〔2020〕23号 二（七）)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.cost import Cost, Payer
from qingdesk.domain.event import Decision, Event


class EventStage(StrEnum):
    """申请 · 审批 · 参加 · 结算, in this order."""

    SUBMIT = "submit"
    DECIDE = "decide"
    ATTEND = "attend"
    SETTLE = "settle"


@dataclass(frozen=True)
class EventStep:
    """One stage. on: its day, where it is known. is_done: it is behind. is_next: to be done now."""

    stage: EventStage
    is_done: bool
    is_next: bool
    on: date | None = None


def way(event: Event, costs: Sequence[Cost], today: date) -> tuple[EventStep, ...]:
    """The four stages; of an event that was refused nothing is next, before its day nobody has attended."""
    behind = {
        EventStage.SUBMIT: event.submitted_on is not None,
        EventStage.DECIDE: event.decision is not Decision.PENDING,
        EventStage.ATTEND: bool(event.attended),
        EventStage.SETTLE: bool(event.attended and costs) and not unsettled(costs),
    }
    days = {
        EventStage.SUBMIT: event.submitted_on,
        EventStage.DECIDE: event.approved_at.date() if event.approved_at is not None else None,
        EventStage.ATTEND: event.last_day if event.attended else None,
        EventStage.SETTLE: max((cost.settled_on for cost in costs if cost.settled_on), default=None)
        if behind[EventStage.SETTLE]
        else None,
    }
    following = _next(event, costs, today)
    return tuple(EventStep(stage, behind[stage], stage is following, days[stage]) for stage in EventStage)


def unsettled(costs: Sequence[Cost]) -> bool:
    """Is a cost of the own unit still open?"""
    return any(cost.payer is Payer.UNIT and cost.settled_on is None for cost in costs)


def _next(event: Event, costs: Sequence[Cost], today: date) -> EventStage | None:
    if event.submitted_on is None:
        return EventStage.SUBMIT
    if event.decision is Decision.PENDING:
        return EventStage.DECIDE
    if event.decision is Decision.REFUSED and not event.attended:
        return None
    first = event.starts_at
    if not event.attended:
        return EventStage.ATTEND if first is not None and first.date() <= today else None
    return EventStage.SETTLE if unsettled(costs) else None
