"""A18 住宿交通超标准."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from qingdesk.domain.cadre import Rank
from qingdesk.domain.cost import CostKind, Payer, TravelClass
from qingdesk.domain.finding import Finding
from qingdesk.domain.policy import PolicyRow
from qingdesk.rules.costs.cost_above_standard import RULE
from tests.unit.rules.samples import RED, WANG, at, cadre_facts, cost, day, event, limits, row, severities


def judged(rank: Rank | None = Rank.OTHER, *changed: PolicyRow, **fields: Any) -> list[Finding]:
    facts = cadre_facts(
        cadre=dataclasses.replace(WANG, rank=rank), events=(event(),), costs=(cost(**fields),)
    )
    return RULE.check(facts, limits(*changed), day("2026-11-22"))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"amount_fen": 38000}, []),
        ({"amount_fen": 38001}, [RED]),
        ({"amount_fen": 76000, "nights": 2}, []),
        ({"amount_fen": 76001, "nights": 2}, [RED]),
        ({"amount_fen": 38001, "nights": None}, [RED]),
        ({"amount_fen": 33001, "city": "4103"}, [RED]),
        ({"amount_fen": 33000, "city": "410305"}, []),  # a county falls under its first four digits
        ({"amount_fen": 33001, "city": "411681"}, [RED]),
        ({"amount_fen": 99999, "city": "1101"}, []),  # no limit known
    ],
)
def test_lodging_a_night_by_city(fields: dict[str, Any], expected: list[object]) -> None:
    assert severities(judged(**fields)) == expected


@pytest.mark.parametrize(
    ("rank", "limit_fen"), [(Rank.OTHER, 38000), (Rank.BUREAU, 48000), (Rank.MINISTERIAL, 90000)]
)
def test_lodging_by_rank(rank: Rank, limit_fen: int) -> None:
    assert judged(rank, amount_fen=limit_fen) == []
    (finding,) = judged(rank, amount_fen=limit_fen + 1)
    assert finding.params["limit_fen"] == limit_fen
    assert finding.unconfirmed, "待核实 until the unit confirms it"


@pytest.mark.parametrize(
    ("night", "limit_fen"),
    [("2026-03-31", 33000), ("2026-04-01", 50000), ("2026-05-10", 50000), ("2026-05-11", 33000)],
)
def test_lodging_by_season_of_the_first_night(night: str, limit_fen: int) -> None:
    stay: dict[str, Any] = {"stayed_from": day(night), "city": "4103"}
    assert judged(**stay, amount_fen=limit_fen) == []
    assert severities(judged(**stay, amount_fen=limit_fen + 1)) == [RED]


def test_without_a_first_night_the_event_s_first_day() -> None:
    spring = event(starts_at=at("2026-04-10T09:00"), city="4103")
    facts = cadre_facts(events=(spring,), costs=(cost(amount_fen=50000),))
    assert RULE.check(facts, limits(), day("2026-11-22")) == []


@pytest.mark.parametrize(
    ("rank", "allowed"),
    [
        (Rank.OTHER, {"hard_seat", "hard_sleeper", "second", "economy"}),
        (
            Rank.BUREAU,
            {"hard_seat", "hard_sleeper", "second", "economy", "soft_seat", "soft_sleeper", "first"},
        ),
        (Rank.MINISTERIAL, set(TravelClass) - {"other"}),
    ],
)
def test_the_class_of_the_rank(rank: Rank, allowed: set[str]) -> None:
    for travel_class in TravelClass:
        found = judged(rank, kind=CostKind.TRANSPORT, amount_fen=1, travel_class=travel_class)
        fine = travel_class.value in allowed or travel_class is TravelClass.OTHER
        assert severities(found) == ([] if fine else [RED]), travel_class


def test_himself_or_specially_approved_or_no_rank() -> None:
    assert judged(amount_fen=99999, payer=Payer.SELF) == []
    assert judged(amount_fen=99999, special_approval=True) == []
    assert judged(None, amount_fen=99999) == []


def test_its_own_cadre_else_the_applicant() -> None:
    assert severities(judged(amount_fen=99999, cadre_id="")) == [RED]
    assert judged(amount_fen=99999, cadre_id="c2") == []


def test_the_limit_of_the_day_of_the_event_whatever_the_night() -> None:
    raised = row("lodging.limit_fen", 60000, "2026-11-20", city="4101", rank="other", season="11-01/11-30")
    assert judged(Rank.OTHER, raised, amount_fen=60000) == []
    assert severities(judged(Rank.OTHER, raised, amount_fen=60000, stayed_from=day("2026-12-01"))) == [RED]
    later = row("lodging.limit_fen", 60000, "2026-11-21", city="4101", rank="other")
    assert severities(judged(Rank.OTHER, later, amount_fen=60000, stayed_from=day("2026-11-21"))) == [RED]


def test_the_event_s_first_day_is_as_it_was() -> None:
    moved = event(starts_at=at("2026-03-31T09:00"), actual_starts_at=at("2026-04-01T09:00"), city="4103")
    facts = cadre_facts(events=(moved,), costs=(cost(amount_fen=50000),))
    assert RULE.check(facts, limits(), day("2026-11-22")) == []
    facts = cadre_facts(
        events=(event(starts_at=at("2026-03-31T09:00"), city="4103"),), costs=(cost(amount_fen=50000),)
    )
    assert severities(RULE.check(facts, limits(), day("2026-11-22"))) == [RED]


def test_a_lodging_limit_is_for_lodging() -> None:
    assert judged(kind=CostKind.TRANSPORT, amount_fen=99999) == []
    (finding,) = judged(amount_fen=80000, nights=2)
    assert finding.params["nights"] == 2
    assert judged(amount_fen=38001, nights=None)[0].params["nights"] == 1
