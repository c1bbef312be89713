"""礼品礼金: what has to be done with a gift, and by when (中办发〔1995〕7号; 国管财字〔95〕158号).

The rules on gifts, the gift's own page and 能不能 share these sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.gift import GiftDraft, GiftKind
from qingdesk.domain.period import add_months
from qingdesk.domain.policy import Policy, PolicyRow

ANY_VALUE = frozenset({GiftKind.CASH, GiftKind.CARD, GiftKind.SECURITIES, GiftKind.JEWELLERY})
"""Handed in whatever they are worth."""


@dataclass(frozen=True)
class GiftDuty:
    """due_on: the month's end, by when. months: the limit behind it. must_register, must_hand_in: what has to be
    done; least, most: the limits that decided it, None where the value did not matter."""

    due_on: date
    months: PolicyRow
    must_register: bool
    must_hand_in: bool
    least: PolicyRow | None = None
    most: PolicyRow | None = None

    @property
    def rows(self) -> tuple[PolicyRow, ...]:
        """All that it rests on."""
        return tuple(row for row in (self.months, self.least, self.most) if row is not None)


def gift_duty(gift: GiftDraft, policy: Policy, *, unit_id: str = "") -> GiftDuty | None:
    """One calendar month from the receipt, or from the return to the unit when received away, clamped to the
    month's end; None without a date, or where no term was in force on it.

    Goods below `gift.register_fen` that do not affect the duty need no register. Handed in is whatever affects
    the duty, cash and its like, and what is worth `gift.hand_in_fen`.
    """
    start = gift.back_on or gift.received_on
    if start is None or gift.received_on is None:
        return None
    months = _number(policy, "gift.months", start, unit_id)
    if months is None or not isinstance(months.value, int):
        return None
    least = _number(policy, "gift.register_fen", gift.received_on, unit_id)
    most = _number(policy, "gift.hand_in_fen", gift.received_on, unit_id)
    whatever_value = gift.kind in ANY_VALUE or gift.affects_duty
    by_value = gift.kind is GiftKind.GOODS and not gift.affects_duty and gift.value_fen is not None
    return GiftDuty(
        due_on=add_months(start, months.value) if start.year < date.max.year else date.max,
        months=months,
        must_register=not (by_value and least is not None and not _reaches(gift.value_fen, least)),
        must_hand_in=whatever_value or _reaches(gift.value_fen, most),
        least=least if by_value else None,
        most=None if whatever_value else most,
    )


def _reaches(value_fen: int | None, row: PolicyRow | None) -> bool:
    return value_fen is not None and row is not None and isinstance(row.value, int) and value_fen >= row.value


def _number(policy: Policy, key: str, on: date, unit_id: str) -> PolicyRow | None:
    row = policy.find(key, on, unit_id=unit_id)
    return row if row is not None and isinstance(row.value, int) and not isinstance(row.value, bool) else None
