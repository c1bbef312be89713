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


def test_most_is_in_order(tmp_path: Path) -> None:
    today = date(2026, 11, 22)
    store = build_sample(tmp_path, today=today)
    found = findings(store, today)
    store.close()
    sides = Counter(finding.side for finding in found)
    assert 20 <= sides[Side.TOO_CLOSE] <= 32
    assert 20 <= sides[Side.TOO_DISTANT] <= 32
    assert sides[Side.INTEGRITY] <= 8
    by_rule = Counter((finding.code, finding.severity) for finding in found)
    assert max(by_rule.values()) <= 5
