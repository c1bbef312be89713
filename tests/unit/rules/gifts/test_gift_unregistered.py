"""A22 礼品逾期未登记."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.domain.gift import Disposition, GiftKind
from qingdesk.rules.gifts.gift_unregistered import RULE
from tests.unit.rules.samples import BLUE, RED, cadre_facts, day, gift, limits, row, severities

PENDING: dict[str, Any] = {"disposition": Disposition.PENDING, "registered_on": None}


def judged(today: str, **fields: Any) -> list[Finding]:
    return RULE.check(cadre_facts(gifts=(gift(**{**PENDING, **fields}),)), limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-02-19", []),
        ("2026-02-20", [BLUE]),  # 20 days after 01-31
        ("2026-02-28", [BLUE]),  # one calendar month, clamped
        ("2026-03-01", [RED]),
    ],
)
def test_one_calendar_month_from_the_receipt(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-02-28") for _ in expected]


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-02-24", []), ("2026-02-25", [BLUE]), ("2026-03-05", [BLUE]), ("2026-03-06", [RED])],
)
def test_received_away_it_runs_from_the_return(today: str, expected: list[object]) -> None:
    found = judged(today, back_on=day("2026-02-05"))
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-03-05") for _ in expected]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value_fen": 9999}, []),
        ({"value_fen": 10000}, [RED]),
        ({"value_fen": None}, [RED]),
        ({"value_fen": 9999, "affects_duty": True}, [RED]),
        ({"value_fen": 1, "kind": GiftKind.CASH}, [RED]),
        ({"value_fen": 1, "kind": GiftKind.OTHER}, [RED]),
    ],
)
def test_small_goods_are_exempt(fields: dict[str, Any], expected: list[object]) -> None:
    assert severities(judged("2026-03-01", **fields)) == expected


def test_what_was_not_kept_or_was_registered() -> None:
    assert judged("2026-03-01", disposition=Disposition.REFUSED) == []
    assert judged("2026-03-01", disposition=Disposition.RETURNED) == []
    assert severities(judged("2026-03-01", disposition=None)) == [RED]
    assert severities(judged("2026-03-01", disposition=Disposition.HANDED_IN)) == [RED]
    assert judged("2026-03-01", registered_on=day("2026-03-02")) == []


def test_a_value_is_to_be_confirmed_a_month_is_not() -> None:
    assert judged("2026-03-01")[0].unconfirmed
    assert not judged("2026-03-01", kind=GiftKind.CASH)[0].unconfirmed
    facts = cadre_facts(gifts=(gift(**PENDING),))
    assert RULE.check(facts, limits(row("gift.register_fen", 15001)), day("2026-03-01")) == []


def test_the_return_is_still_to_come() -> None:
    assert judged("2026-03-01", back_on=day("2026-03-02")) == []
    assert judged("2026-03-01", back_on=day("9999-12-31")) == []


def test_a_notice_after_the_month_changes_nothing() -> None:
    facts = cadre_facts(gifts=(gift(**PENDING),))
    late = limits(row("gift.notice_days", 60, "2020-01-01"))
    assert RULE.check(facts, late, day("2026-02-28")) == []
    assert severities(RULE.check(facts, late, day("2026-03-01"))) == [RED]
