"""Limits in force: by day, by scope, by season; and the ones that travel with the program."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from qingdesk.domain.policy import Policy, PolicyRow, in_season
from qingdesk.domain.policy_key import Direction, Shape, read_keys, read_profiles
from tests.unit.rules.samples import RESOURCES, day, default_rows, limits

DOCUMENT = json.loads((RESOURCES / "defaults.json").read_text("utf-8"))
KEYS = read_keys(DOCUMENT)


def row(value: object, since: str = "2020-01-01", **scope: Any) -> PolicyRow:
    return dataclasses.replace(PolicyRow(key="k", value=value, valid_from=day(since)), **scope)


def value(policy: Policy, on: str, **scope: Any) -> object:
    found = policy.find("k", day(on), **scope)
    return found.value if found else None


def test_from_its_first_day_to_its_last() -> None:
    policy = Policy(
        [row(1), row(2, "2026-01-01"), dataclasses.replace(row(3, "2027-01-01"), valid_to=day("2027-01-31"))]
    )
    assert value(policy, "2019-12-31") is None
    assert value(policy, "2020-01-01") == 1
    assert value(policy, "2025-12-31") == 1
    assert value(policy, "2026-01-01") == 2
    assert value(policy, "2027-01-31") == 3
    assert value(policy, "2027-02-01") == 2
    assert value(Policy([]), "2027-02-01") is None


def test_the_most_specific_scope_then_the_latest_day_then_the_last_entered() -> None:
    policy = Policy([row(1), row(2, city="4101"), row(3, city="4101", rank="other"), row(4, "2026-01-01")])
    assert value(policy, "2026-06-01", city="410105", rank="other") == 3
    assert value(policy, "2026-06-01", city="4101", rank="bureau") == 2
    assert value(policy, "2026-06-01", city="4103", rank="other") == 4
    assert value(policy, "2026-06-01") == 4
    assert value(Policy([row(1), row(2)]), "2026-06-01") == 2


def test_a_unit_has_its_own() -> None:
    policy = Policy([row(1), row(2, unit_id="u1")])
    assert value(policy, "2026-06-01", unit_id="u1") == 2
    assert value(policy, "2026-06-01", unit_id="u2") == 1


@pytest.mark.parametrize(
    ("season", "inside", "outside"),
    [
        ("04-01/05-10", ["2026-04-01", "2026-05-10"], ["2026-03-31", "2026-05-11"]),
        ("12-15/02-15", ["2026-12-15", "2026-01-01", "2026-02-15"], ["2026-12-14", "2026-02-16"]),
    ],
)
def test_seasons(season: str, inside: list[str], outside: list[str]) -> None:
    assert all(in_season(season, day(text)) for text in inside)
    assert not any(in_season(season, day(text)) for text in outside)


def test_a_season_may_be_asked_for_another_day_than_the_limit() -> None:
    policy = Policy([row(1), row(2, season="04-01/05-10")])
    assert policy.find("k", day("2026-03-31"), season_on=day("2026-04-01")) == row(2, season="04-01/05-10")
    assert policy.find("k", day("2026-04-01"), season_on=day("2026-05-11")) == row(1)


def test_a_whole_number_or_an_error() -> None:
    assert Policy([row(5)]).number("k", day("2026-01-01")) == 5
    for wrong in ("5", True, None, {"a": 1}):
        with pytest.raises(KeyError):
            Policy([row(wrong)]).number("k", day("2026-01-01"))
    with pytest.raises(KeyError):
        Policy([]).number("k", day("2026-01-01"))


DEFAULTS = {
    "duty.visits_per_half": 1, "duty.min_days": 60, "duty.notice_days": 60, "duty.warn_days": 30,
    "duty.short_minutes": 20, "duty.assign_days": 30, "meal.allowance_fen": 10000, "meal.pay_wd": 0,
    "meal.pay_red_wd": 3, "meal.receipt_wd": 5, "meal.red_percent": 50, "meal.window_before_min": 30,
    "meal.window_after_min": 60, "companions.max": 3, "companions.upto": 10, "companions.divisor": 3,
    "event.oral_wd": 2, "event.settle_wd": 20, "transport.local_fen": 8000, "transport.half_day_percent": 50,
    "gift.months": 1, "gift.notice_days": 20, "gift.register_fen": 10000, "gift.hand_in_fen": 20000,
    "gift.year_fen": 60000, "declaration.days": 30, "declaration.months": 12, "conflict.wd": 10, "confirm.wd": 10,
    "callback.wd": 5, "rating.fix_wd": 15, "handover.days": 15, "problem.triage_red_wd": 3, "problem.soon_wd": 2,
    "problem.overdue_red_wd": 3, "problem.bounces": 2, "rating.bad": 2, "over_visit.count": 3, "over_visit.days": 30,
    "privacy.keep_years": 5,
}  # fmt: skip
OTHERS = {
    "records_from", "meal.percent", "meal.fixed_fen", "meal.windows", "lodging.limit_fen", "travel.class",
    "problem.profile",
}  # fmt: skip
FLOOR = {"duty.visits_per_half"}
CEILING_GROUPS = {
    "companions", "event", "lodging", "travel", "transport", "gift", "declaration", "conflict", "confirm",
    "callback", "rating", "handover", "problem",
}  # fmt: skip
CEILINGS = {"duty.assign_days", "meal.pay_wd", "meal.pay_red_wd", "meal.receipt_wd", "meal.red_percent"}


def test_every_key_and_no_other() -> None:
    assert set(KEYS) == set(DEFAULTS) | OTHERS


@pytest.mark.parametrize("key", DEFAULTS)
def test_what_a_new_store_starts_with(key: str) -> None:
    assert limits().number(key, day("2026-11-22")) == DEFAULTS[key]
    assert KEYS[key].shape is (Shape.FEN if key.endswith("_fen") else Shape.NUMBER)


def test_which_way_a_unit_may_move_them() -> None:
    for key, known in KEYS.items():
        if key in FLOOR:
            expected = Direction.FLOOR
        elif key in CEILINGS or key.partition(".")[0] in CEILING_GROUPS:
            expected = Direction.CEILING
        else:
            expected = Direction.FREE
        assert known.direction is expected, key


def test_only_what_was_compared_with_its_document_is_confirmed() -> None:
    confirmed = {found.key for found in default_rows() if found.is_verified}
    assert confirmed == {
        "duty.visits_per_half", "meal.percent", "companions.max", "companions.upto", "companions.divisor",
        "gift.months", "rating.fix_wd", "problem.profile",
    }  # fmt: skip
    assert not [found.key for found in default_rows() if found.is_verified and "无规定" in found.basis]
    assert all(found.basis for found in default_rows())


def test_keys_without_a_default() -> None:
    assert KEYS["records_from"].rows == KEYS["meal.fixed_fen"].rows == ()


def test_lodging_has_every_city_of_henan() -> None:
    for city in [*range(4101, 4118), 4190]:
        for rank in ("ministerial", "bureau", "other"):
            assert limits().find("lodging.limit_fen", day("2026-11-22"), city=str(city), rank=rank), (
                city,
                rank,
            )
    assert limits().find("lodging.limit_fen", day("2026-11-22"), city="1101", rank="other") is None


def test_the_deadline_profiles() -> None:
    profiles = read_profiles(DOCUMENT)
    assert list(profiles) == ["默认", "许昌2025", "焦作13710", "信阳7日"]
    assert profiles["默认"] == {"triage_wd": 1, "assign_wd": 3, "C": "5wd", "B": "15wd", "A": "30d"}
    assert all(set(profile) == {"triage_wd", "assign_wd", "A", "B", "C"} for profile in profiles.values())
    assert KEYS["problem.profile"].rows[0].value == profiles["默认"]


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"checked_on": "2026-11-22", "keys": {"k": {"direction": "up", "shape": "number", "rows": []}}},
        {"checked_on": "2026-11-22", "keys": {"k": {"direction": "free", "shape": "number", "rows": {}}}},
        {"checked_on": "2026-11-22", "keys": {"k": {"direction": "free", "shape": "number", "rows": [{}]}}},
        {"checked_on": "2026-11-22", "keys": []},
        {"checked_on": 2026, "keys": {}},
    ],
)
def test_a_document_that_is_not_whole(broken: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        read_keys(broken)
