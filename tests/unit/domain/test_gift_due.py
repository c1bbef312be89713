"""By when a gift is registered and handed in: one calendar month, clamped (中办发〔1995〕7号)."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.domain.gift import GiftDraft, GiftKind
from qingdesk.domain.gift_due import gift_duty
from qingdesk.domain.policy import Policy
from tests.unit.rules.samples import day, limits

GOODS, CASH = GiftKind.GOODS, GiftKind.CASH


@pytest.mark.parametrize(
    ("received", "back", "due"),
    [
        ("2026-01-31", None, "2026-02-28"),
        ("2028-01-31", None, "2028-02-29"),
        ("2026-01-31", "2026-02-05", "2026-03-05"),
        ("2026-12-15", None, "2027-01-15"),
    ],
)
def test_the_month(received: str, back: str | None, due: str) -> None:
    gift = GiftDraft(received_on=day(received), back_on=day(back) if back else None, kind=GOODS)
    duty = gift_duty(gift, limits())
    assert duty is not None
    assert duty.due_on == day(due)


@pytest.mark.parametrize(
    ("kind", "fen", "affects", "register", "hand_in"),
    [
        (GOODS, 9_999, False, False, False),
        (GOODS, 9_999, True, True, True),
        (GOODS, 10_000, False, True, False),
        (GOODS, 19_999, False, True, False),
        (GOODS, 20_000, False, True, True),
        (GOODS, None, False, True, False),
        (CASH, 1, False, True, True),
        (GiftKind.OTHER, 9_999, False, True, False),
    ],
)
def test_what_has_to_be_done(
    kind: GiftKind, fen: int | None, affects: bool, register: bool, hand_in: bool
) -> None:
    gift = GiftDraft(received_on=day("2026-11-01"), kind=kind, value_fen=fen, affects_duty=affects)
    duty = gift_duty(gift, limits())
    assert duty is not None
    assert (duty.must_register, duty.must_hand_in) == (register, hand_in)
    assert duty.rows[0].key == "gift.months"


def test_nothing_is_due_without_a_day_or_a_term() -> None:
    assert gift_duty(GiftDraft(kind=CASH), limits()) is None
    assert gift_duty(GiftDraft(received_on=day("1990-01-01"), kind=CASH), limits()) is None
    assert gift_duty(GiftDraft(received_on=day("2026-01-01"), kind=CASH), Policy(())) is None


def test_the_end_of_all_days_is_no_fault() -> None:
    duty = gift_duty(GiftDraft(received_on=date.max, kind=CASH), limits())
    assert duty is not None and duty.due_on == date.max
