"""应交餐费: what a missed meal costs by the standard in force on its day (财办行〔2019〕104号)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.meal import MealBasis, MealDraft, MealPlace
from qingdesk.domain.policy import Policy, PolicyRow

KEYS = ("meal.fixed_fen", "meal.percent", "meal.allowance_fen")
"""The limits that a sum due may rest on."""


@dataclass(frozen=True)
class Due:
    """fen: for all heads, None where no standard says. rows: the limits that it rests on, for the words
    beside the sum. percent, allowance_fen: of the percent rule, else 0."""

    basis: MealBasis
    fen: int | None
    a_head_fen: int | None = None
    percent: int = 0
    allowance_fen: int = 0
    rows: tuple[PolicyRow, ...] = ()

    @property
    def is_unconfirmed(self) -> bool:
        """It rests on a figure that the unit has not confirmed: 待核实."""
        return any(not row.is_verified for row in self.rows)


NOTHING_KNOWN = Due(MealBasis.NONE, None)


def due(meal: MealDraft, policy: Policy, *, city: str, unit_id: str = "") -> Due:
    """The meal's own posted price × heads; else, in a canteen, the unit's fixed sum, else the percentage of
    the daily allowance; elsewhere without a posted price: unknown.

    city: GB/T 2260, of the allowance. Per cent of fen is rounded to the nearest fen, halves up.
    """
    if meal.eaten_on is None or meal.kind is None or not meal.heads:
        return NOTHING_KNOWN
    if meal.posted_price_fen is not None:
        return Due(MealBasis.POSTED_PRICE, meal.posted_price_fen * meal.heads, meal.posted_price_fen)
    if meal.place is not MealPlace.CANTEEN:
        return NOTHING_KNOWN
    return _fixed(meal, policy, meal.eaten_on, unit_id) or _percent(
        meal, policy, meal.eaten_on, city, unit_id
    )


def _fixed(meal: MealDraft, policy: Policy, on: date, unit_id: str) -> Due | None:
    row = policy.find("meal.fixed_fen", on, unit_id=unit_id)
    a_head = _of_kind(row, meal)
    if row is None or a_head is None:
        return None
    return Due(MealBasis.UNIT_RULE, a_head * (meal.heads or 0), a_head, rows=(row,))


def _percent(meal: MealDraft, policy: Policy, on: date, city: str, unit_id: str) -> Due:
    percents = policy.find("meal.percent", on, unit_id=unit_id)
    allowance = policy.find("meal.allowance_fen", on, unit_id=unit_id, city=city)
    percent = _of_kind(percents, meal)
    if percents is None or percent is None or allowance is None or not isinstance(allowance.value, int):
        return NOTHING_KNOWN
    a_head = (allowance.value * percent + 50) // 100
    return Due(
        MealBasis.PERCENT_RULE,
        a_head * (meal.heads or 0),
        a_head,
        percent,
        allowance.value,
        (percents, allowance),
    )


def _of_kind(row: PolicyRow | None, meal: MealDraft) -> int | None:
    """A limit a kind of meal: `{"breakfast": 20, "lunch": 40, "dinner": 40}`."""
    if row is None or not isinstance(row.value, Mapping) or meal.kind is None:
        return None
    value = row.value.get(meal.kind.value)
    return value if isinstance(value, int) else None


def allowance_city(*, event_city: str = "", enterprise_region: str = "", home_region: str = "") -> str:
    """Whose allowance: the event's city for a meal at an event, else the firm's, else the home unit's;
    the first four digits."""
    return (event_city or enterprise_region or home_region)[:4]
