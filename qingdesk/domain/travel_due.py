"""公务出差标准: what a night may cost and how one may travel (财行〔2016〕71号, 待核实).

The rule on costs (A18), the budget of an event and 能不能 share these.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.cost import CostDraft, CostKind
from qingdesk.domain.event import EventDraft
from qingdesk.domain.policy import Policy, PolicyRow


def lodging_limit(
    policy: Policy, on: date, *, city: str, rank: str, night: date | None = None, unit_id: str = ""
) -> PolicyRow | None:
    """The limit a night in fen, in force on `on`. city: GB/T 2260; a county falls under its first four digits.
    night: the day by which the season is chosen. None where no limit is known."""
    row = policy.find("lodging.limit_fen", on, unit_id=unit_id, city=city, rank=rank, season_on=night)
    return row if row is not None and isinstance(row.value, int) else None


def night_limit(
    cost: CostDraft, event: EventDraft, policy: Policy, *, rank: str, unit_id: str = ""
) -> PolicyRow | None:
    """The limit a night for this lodging, in force on the event's day: its own city or else the event's, the season
    of the first night or else of the event's first day as it was. None for another cost, or where none is known."""
    if cost.kind is not CostKind.LODGING or event.starts_at is None:
        return None
    first = event.actual_starts_at or event.starts_at
    night, city = cost.stayed_from or first.date(), cost.city or event.city
    return lodging_limit(policy, event.starts_at.date(), city=city, rank=rank, night=night, unit_id=unit_id)


def travel_classes(policy: Policy, on: date, *, rank: str, unit_id: str = "") -> PolicyRow | None:
    """The list of classes that this rank may take; None where none is known."""
    row = policy.find("travel.class", on, unit_id=unit_id, rank=rank)
    return row if row is not None and isinstance(row.value, list | tuple) else None
