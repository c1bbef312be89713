"""A23 应上交未上交."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.domain.gift import Disposition, GiftKind
from qingdesk.rules.gifts.gift_not_handed_in import RULE
from tests.unit.rules.samples import RED, cadre_facts, day, gift, limits, severities


def judged(today: str, **fields: Any) -> list[Finding]:
    facts = cadre_facts(gifts=(gift(**{"value_fen": 20000, **fields}),))
    return RULE.check(facts, limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-02-27", []), ("2026-02-28", []), ("2026-03-01", [RED])]
)
def test_after_the_month(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-02-28") for _ in expected]


@pytest.mark.parametrize(
    ("kind", "value_fen", "affects_duty", "expected"),
    [
        (GiftKind.GOODS, 19999, False, []),
        (GiftKind.GOODS, 20000, False, [RED]),
        (GiftKind.GOODS, 1, True, [RED]),
        (GiftKind.GOODS, None, False, []),
        (GiftKind.OTHER, 20000, False, [RED]),
        (GiftKind.OTHER, 19999, False, []),
        (GiftKind.CASH, None, False, [RED]),
        (GiftKind.CARD, 1, False, [RED]),
        (GiftKind.SECURITIES, 1, False, [RED]),
        (GiftKind.JEWELLERY, 1, False, [RED]),
    ],
)
def test_what_has_to_be_handed_in(
    kind: GiftKind, value_fen: int | None, affects_duty: bool, expected: list[object]
) -> None:
    found = judged("2026-03-01", kind=kind, value_fen=value_fen, affects_duty=affects_duty)
    assert severities(found) == expected


def test_handed_in_or_not_kept() -> None:
    assert judged("2026-03-01", handed_on=day("2026-02-10")) == []
    assert judged("2026-03-01", disposition=Disposition.RETURNED) == []
    assert judged("2026-03-05", back_on=day("2026-02-05")) == []
    assert severities(judged("2026-03-06", back_on=day("2026-02-05"))) == [RED]


def test_only_a_value_is_to_be_confirmed() -> None:
    assert judged("2026-03-01")[0].unconfirmed
    assert not judged("2026-03-01", kind=GiftKind.CASH)[0].unconfirmed


def test_the_return_is_still_to_come() -> None:
    assert judged("2026-03-01", back_on=day("9999-12-31")) == []
