"""能不能: the answer in words, with what the store knows of the firm and of who asks."""

from __future__ import annotations

import string
from datetime import date

import pytest

from qingdesk.actions.ask import QUESTIONS, Asked, as_json, ask
from qingdesk.actions.ask_words import WORDS
from qingdesk.actions.limits import confirm_limit
from qingdesk.domain.gift import GiftKind
from qingdesk.domain.meal import MealKind, MealPlace
from qingdesk.domain.nouns import NOUNS
from qingdesk.errors import NotFound, UserError
from qingdesk.i18n import set_language
from qingdesk.store import policies
from tests.stores import TODAY, TryDesk


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_has_an_answer_with_its_clause(desk: TryDesk, question: str, language: str) -> None:
    set_language(language)
    words = ask(desk.store.reader(), question, Asked(on=TODAY))
    assert words.title and words.sentence and words.points and words.clauses and words.start
    assert words.record in NOUNS
    told = " ".join((words.sentence, *words.points, *(line.words for line in words.amounts)))
    assert "{" not in told


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_is_said_too(desk: TryDesk, question: str) -> None:
    asked = Asked(
        on=TODAY, place=MealPlace.RESTAURANT, is_celebration=True, is_dedicated=True, is_paid_by_firm=True,
        gift_kind=GiftKind.CASH, value_fen=100,
    )  # fmt: skip
    words = ask(desk.store.reader(), question, asked)
    assert (words.answer, words.sentence[:1]) in {("no", "不"), ("no", "一")}
    assert as_json(words, asked)["answer"] == "no"


def test_a_firms_price_and_region_are_known(desk: TryDesk) -> None:
    desk.edit("enterprise", desk.firm, has_canteen=True, canteen_price_fen=1500)
    asked = Asked(on=TODAY, enterprise_id=desk.firm, meal_kind=MealKind.LUNCH, heads=2)
    words = ask(desk.store.reader(), "meal", asked)
    assert [line.words for line in words.amounts] == ["午餐：30.00 元 = 食堂公示价 15.00 元 × 2 人"]
    assert words.unconfirmed, "the terms of paying and of the receipt are proposals"
    document = as_json(words, asked)
    assert document["amounts"] == [
        {"words": words.amounts[0].words, "amount_fen": 3000, "basis": "", "unconfirmed": False}
    ]


def test_a_figure_that_nobody_confirmed_says_so(desk: TryDesk) -> None:
    asked = Asked(on=TODAY, meal_kind=MealKind.LUNCH)
    (line,) = ask(desk.store.reader(), "meal", asked).amounts
    assert line.unconfirmed and "财行〔2013〕531号" in line.basis
    for key, left in (("meal.allowance_fen", True), ("meal.pay_wd", True), ("meal.receipt_wd", False)):
        (row,) = policies.rows(desk.store.reader(), key)
        confirm_limit(desk.store, row.id, "财政局", TODAY)
        words = ask(desk.store.reader(), "meal", asked)
        assert not words.amounts[0].unconfirmed
        assert bool(words.unconfirmed) is left


def test_who_asks_brings_his_rank_and_his_year(desk: TryDesk) -> None:
    desk.edit("cadre", desk.cadre, rank="bureau")
    asked = Asked(on=TODAY, cadre_id=desk.cadre, city="410100", nights=2)
    assert [line.fen for line in ask(desk.store.reader(), "room", asked).amounts] == [96_000]
    for day, more in (("2026-02-01", {}), ("2025-12-31", {}), ("2026-03-01", {"disposition": "returned"})):
        desk.record(
            "gift", cadre_id=desk.cadre, received_on=day, item="茶叶", kind="goods", value_fen=55_000, **more
        )
    asked = Asked(on=TODAY, cadre_id=desk.cadre, gift_kind=GiftKind.GOODS, value_fen=10_000)
    points = ask(desk.store.reader(), "gift", asked).points
    assert "本年累计 650.00 元，超过 600.00 元的 50.00 元应当上交。" in points


def test_what_is_not_there_is_told(desk: TryDesk) -> None:
    with pytest.raises(UserError, match="drink"):
        ask(desk.store.reader(), "drink", Asked(on=TODAY))
    with pytest.raises(NotFound):
        ask(desk.store.reader(), "meal", Asked(on=TODAY, enterprise_id="nobody"))


def test_before_there_were_standards_it_still_answers(desk: TryDesk) -> None:
    for question in QUESTIONS:
        words = ask(desk.store.reader(), question, Asked(on=date(1990, 1, 1)))
        assert words.sentence


def test_the_sentences_ask_for_what_they_are_given() -> None:
    for words in WORDS.values():
        for text in (*words.answers.values(), *words.points.values(), *words.amounts.values()):
            assert all(
                name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(text)
            )
