"""自查: nine questions, each answered once, signed when all are."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.domain.self_check import ITEMS, SelfAnswer, SelfCheckDraft

TODAY = date(2026, 11, 22)
NINE = tuple(SelfAnswer(item, "no") for item in ITEMS)


def fields(
    answers: tuple[SelfAnswer, ...], period: str = "2026H2", signed_on: date | None = None
) -> list[str]:
    draft = SelfCheckDraft(cadre_id="c1", period=period, answers=answers, signed_on=signed_on)
    return [mistake.field for mistake in draft.mistakes(TODAY)]


def test_begun_and_finished() -> None:
    assert fields(NINE[:1]) == []
    assert fields((SelfAnswer("3"),)) == [], "open still"
    assert fields(NINE, signed_on=TODAY) == []
    assert SelfCheckDraft(answers=NINE).is_complete
    assert not SelfCheckDraft(answers=(*NINE[:8], SelfAnswer("9"))).is_complete


@pytest.mark.parametrize("period", ["2026", "2026H3", "下半年"])
def test_no_such_half_year(period: str) -> None:
    assert fields(NINE, period) == ["period"]


@pytest.mark.parametrize(
    "answers",
    [
        (SelfAnswer("10", "no"),),
        (SelfAnswer("1", "no"), SelfAnswer("1", "yes")),
        (SelfAnswer("1", "perhaps"),),
    ],
)
def test_no_such_answer(answers: tuple[SelfAnswer, ...]) -> None:
    assert fields(answers) == ["answers"]


def test_signed_too_soon() -> None:
    assert fields(NINE[:8], signed_on=TODAY) == ["signed_on"]
    assert fields(NINE, signed_on=date(2026, 11, 23)) == ["signed_on"]
