"""“May I?” rests on the same limits and sums as the rules, and quotes the policy as it stands."""

from __future__ import annotations

import json

import pytest

from qingdesk.domain.gift import GiftKind
from qingdesk.domain.meal import MealKind, MealPlace
from qingdesk.rules.advice import advice, event, gift, lift, meal, room
from qingdesk.rules.advice.advice import Advice, Answer
from qingdesk.rules.meals.underpaid_meal import RULE as UNDERPAID
from qingdesk.rules.rule import Clause
from tests.unit.rules.samples import RESOURCES, at, cadre_facts, day, limits, row
from tests.unit.rules.samples import meal as a_meal
from tests.unit.rules.samples import visit as a_visit

ON = day("2026-11-20")


def cases(given: Advice) -> list[str]:
    return [point.case for point in given.points]


def fens(given: Advice) -> list[int | None]:
    return [amount.fen for amount in given.amounts]


def test_the_clauses_stand_so_in_the_policy() -> None:
    document = json.loads((RESOURCES / "clauses.json").read_text("utf-8"))
    texts = {clause["id"]: clause["text"] for clause in document["clauses"]}
    quoted = [value for value in vars(advice).values() if isinstance(value, Clause)]
    assert len(quoted) == 7
    assert all(clause.words in texts[clause.place] for clause in quoted if clause.place in texts)


def test_a_meal_is_paid_by_the_percentages() -> None:
    given = meal.advise(meal.MealQuestion(on=ON, heads=2), limits())
    assert (given.answer, fens(given), given.record) == (Answer.IF, [4000, 8000, 8000], "meal")
    assert given.is_unconfirmed


def test_a_posted_price_goes_before_the_percentages() -> None:
    given = meal.advise(meal.MealQuestion(on=ON, kind=MealKind.LUNCH, posted_price_fen=1500), limits())
    (amount,) = given.amounts
    assert (amount.fen, amount.case, amount.is_unconfirmed) == (1500, "posted_price", False)
    assert given.is_unconfirmed, "the terms of paying and of the receipt are proposals"


def test_outside_the_canteen_is_declined() -> None:
    given = meal.advise(meal.MealQuestion(on=ON, place=MealPlace.CLUB), limits())
    assert (given.answer, given.record, cases(given)) == (Answer.NO, "offer", ["elsewhere", "declined"])


@pytest.mark.parametrize(("heads", "most"), [(10, 3), (11, 3), (12, 4)])
def test_as_many_companions_as_the_rule_lets_through(heads: int, most: int) -> None:
    given = meal.advise(meal.MealQuestion(on=ON, heads=heads), limits())
    assert [p.params["hosts_present"] for p in given.points if p.case == "companions"] == [most]


def test_a_unit_that_gives_days_to_pay_says_how_many() -> None:
    assert "paid" in cases(meal.advise(meal.MealQuestion(on=ON), limits()))
    given = meal.advise(meal.MealQuestion(on=ON, has_canteen=False), limits(row("meal.pay_wd", 2)))
    assert [p.params for p in given.points if p.case == "paid_within"] == [{"working_days": 2}]
    assert "canteen_unknown" in cases(given)


@pytest.mark.parametrize(("less", "found"), [(0, 0), (1, 1)])
def test_what_it_says_is_what_the_rule_wants(less: int, found: int) -> None:
    (amount,) = meal.advise(meal.MealQuestion(on=ON, kind=MealKind.LUNCH, heads=2), limits()).amounts
    assert amount.fen is not None
    paid = a_meal(eaten_on=ON, kind=MealKind.LUNCH, heads=2, paid_fen=amount.fen - less, paid_on=ON)
    facts = cadre_facts(visits=(a_visit(started_at=at("2026-11-20T09:00")),), meals=(paid,))
    assert len(UNDERPAID.check(facts, limits(), ON)) == found


def test_an_event_needs_approval_and_the_unit_pays() -> None:
    question = event.EventQuestion(on=day("2026-04-03"), city="410300", rank="other")
    given = event.advise(question, limits())
    assert (given.answer, given.record, fens(given)) == (Answer.IF, "event", [50000, 10000, 8000])
    assert {"approved", "oral", "unit_pays", "classes"} <= set(cases(given))
    plain = event.advise(event.EventQuestion(on=ON), limits())
    assert fens(plain) == [10000, 8000]
    assert "classes" not in cases(plain)


def test_a_celebration_is_declined() -> None:
    given = event.advise(event.EventQuestion(on=ON, is_celebration=True), limits())
    assert (given.answer, given.record) == (Answer.NO, "offer")


@pytest.mark.parametrize(
    ("kind", "fen", "affects", "expected"),
    [
        (GiftKind.GOODS, 9_999, False, []),
        (GiftKind.GOODS, 9_999, True, ["refuse", "register", "hand_in"]),
        (GiftKind.GOODS, 10_000, False, ["refuse", "register"]),
        (GiftKind.GOODS, 20_000, False, ["refuse", "register", "hand_in"]),
        (GiftKind.CASH, 1, False, ["refuse", "register", "hand_in"]),
        (None, None, False, ["refuse", "register", "hand_in_some"]),
    ],
)
def test_a_gift_by_kind_and_value(
    kind: GiftKind | None, fen: int | None, affects: bool, expected: list[str]
) -> None:
    given = gift.advise(gift.GiftQuestion(on=ON, kind=kind, value_fen=fen, affects_duty=affects), limits())
    assert cases(given) == expected
    assert given.answer is (Answer.NO if expected else Answer.IF)


def test_the_month_of_a_gift_is_clamped_and_runs_from_the_return() -> None:
    received = day("2026-01-31")
    for back_on, due in ((None, "2026-02-28"), (day("2026-02-05"), "2026-03-05")):
        given = gift.advise(gift.GiftQuestion(on=received, back_on=back_on, kind=GiftKind.CARD), limits())
        assert {point.params["due_on"] for point in given.points if point.params} == {due}


@pytest.mark.parametrize(("so_far", "told"), [(50_000, False), (50_001, True)])
def test_what_is_above_a_years_sum_is_handed_in(so_far: int, told: bool) -> None:
    question = gift.GiftQuestion(on=ON, kind=GiftKind.GOODS, value_fen=10_000, year_total_fen=so_far)
    points = [point for point in gift.advise(question, limits()).points if point.case == "year"]
    assert [point.params["above_fen"] for point in points] == ([1] if told else [])


def test_a_lift_is_paid_by_half_days() -> None:
    given = lift.advise(lift.LiftQuestion(on=ON, half_days=1, people=2), limits())
    assert (given.answer, fens(given), given.record) == (Answer.IF, [8000], "visit")
    assert lift.advise(lift.LiftQuestion(on=ON, is_dedicated=True), limits()).answer is Answer.NO


@pytest.mark.parametrize(
    ("night", "city", "fen"),
    [("2026-05-10", "4103", 50_000), ("2026-05-11", "4103", 33_000), ("2026-11-20", "410105", 38_000)],
)
def test_a_room_by_city_and_season(night: str, city: str, fen: int) -> None:
    question = room.RoomQuestion(on=day(night), city=city, rank="other", nights=2)
    assert fens(room.advise(question, limits())) == [2 * fen]


def test_a_room_of_no_known_limit_and_one_that_the_firm_pays() -> None:
    assert "unknown" in cases(room.advise(room.RoomQuestion(on=ON, city="1101"), limits()))
    assert len(fens(room.advise(room.RoomQuestion(on=ON, city="4101"), limits()))) == 3
    assert room.advise(room.RoomQuestion(on=ON, is_paid_by_firm=True), limits()).answer is Answer.NO
