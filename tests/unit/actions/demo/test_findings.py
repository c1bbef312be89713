"""Every rule has something to find in the sample, and most of it is in order."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from qingdesk.actions.check import check
from qingdesk.actions.demo.build import build_sample
from qingdesk.domain.finding import Finding, Side
from qingdesk.domain.period import Half
from qingdesk.domain.policy import Policy
from qingdesk.rules import ALL_RULES
from qingdesk.store import policies
from qingdesk.store.database import Store

SPOKEN_BEFORE_THE_END = {"B03": "duty.notice_days", "B04": "duty.warn_days"}
"""Rules that speak only so many days before the half-year's end, by the policy's own figure."""
DAYS = [
    "2026-11-22",
    "2026-06-20",
    "2027-01-05",
    "2026-08-15",
    "2026-02-20",
    "2026-12-31",
    "2026-07-01",
    "2028-03-01",
]


def may_speak(code: str, policy: Policy, today: date) -> bool:
    """Can this rule find anything at all on this day?"""
    key = SPOKEN_BEFORE_THE_END.get(code)
    return key is None or Half.of(today).days_left(today) <= policy.number(key, today)


def findings(store: Store, today: date) -> list[Finding]:
    """All of the sample's."""
    return [checked.finding for checked in check(store.reader(), today)]


@pytest.mark.parametrize("day", DAYS)
def test_every_rule_finds_something_on_any_day(tmp_path: Path, day: str) -> None:
    today = date.fromisoformat(day)
    store = build_sample(tmp_path, cadres=12, enterprises=40, visits=120, today=today)
    policy = policies.load(store.reader())
    found = {finding.code for finding in findings(store, today)}
    store.close()
    assert [
        rule.code for rule in ALL_RULES if rule.code not in found and may_speak(rule.code, policy, today)
    ] == []
    assert len(ALL_RULES) == 43


@pytest.mark.parametrize(("cadres", "firms", "visits"), [(24, 96, 400), (100, 400, 1990)])
def test_what_was_not_planted_is_in_order(tmp_path: Path, cadres: int, firms: int, visits: int) -> None:
    today = date(2026, 11, 22)
    store = build_sample(tmp_path, cadres=cadres, enterprises=firms, visits=visits, today=today)
    found = findings(store, today)
    store.close()
    sides = Counter(finding.side for finding in found)
    assert 20 <= sides[Side.TOO_CLOSE] <= 30
    assert 20 <= sides[Side.TOO_DISTANT] <= 30
    by_rule = Counter(finding.code for finding in found)
    assert by_rule.pop("B03") <= 4 and by_rule.pop("C03") == 3
    assert max(by_rule.values()) == 2
    assert by_rule["C01"] == by_rule["C06"] == by_rule["B12"] == 1
