"""应交交通费: what a lift in the firm's car costs (财办行〔2019〕104号: half the daily standard
a half-day and person)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.policy import Policy, PolicyRow


@dataclass(frozen=True)
class CarDue:
    """fen: for all of our side. rows: the limits it rests on."""

    fen: int
    rows: tuple[PolicyRow, ...]


def car_due(half_days: int, people: int, policy: Policy, on: date, *, unit_id: str = "") -> CarDue | None:
    """half-days × people × `transport.half_day_percent` of `transport.local_fen`, rounded to the nearest fen,
    halves up; None where no standard is in force."""
    daily = policy.find("transport.local_fen", on, unit_id=unit_id)
    percent = policy.find("transport.half_day_percent", on, unit_id=unit_id)
    if (
        daily is None
        or percent is None
        or not isinstance(daily.value, int)
        or not isinstance(percent.value, int)
    ):
        return None
    return CarDue((half_days * people * daily.value * percent.value + 50) // 100, (daily, percent))
