"""延期: once, in time, with its reason, and told to the firm."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.changes import Changes
from qingdesk.actions.life import unvoid, void
from qingdesk.errors import Refused
from tests.stores import TryDesk

DUE = date(2026, 11, 9)


@pytest.fixture
def problem(desk: TryDesk) -> str:
    return desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-02", text="融资"
    )


def extend(desk: TryDesk, problem: str, **given: object) -> str:
    whole = {
        "problem_id": problem, "noted_on": "2026-11-06", "kind": "extension", "text": "等批复",
        "told_enterprise": True, "new_due_on": "2026-11-30",
    }  # fmt: skip
    return desk.record("progress", **{**whole, **given})


def test_it_sets_the_term(desk: TryDesk, problem: str) -> None:
    assert desk.get("problem", problem).due_on == DUE
    extend(desk, problem)
    assert desk.get("problem", problem).due_on == date(2026, 11, 30)


@pytest.mark.parametrize(
    "given",
    [
        {"noted_on": "2026-11-09"},
        {"noted_on": "2026-11-20"},
        {"text": " "},
        {"told_enterprise": False},
        {"new_due_on": None},
        {"new_due_on": "2026-11-09"},
        {"new_due_on": "2026-11-01"},
    ],
)
def test_a_late_or_incomplete_one_is_refused(desk: TryDesk, problem: str, given: dict[str, object]) -> None:
    with pytest.raises(Refused) as caught:
        extend(desk, problem, **given)
    assert caught.value.hint
    assert desk.get("problem", problem).due_on == DUE
    assert desk.all("progress") == []


def test_a_second_one_is_refused(desk: TryDesk, problem: str) -> None:
    extend(desk, problem)
    with pytest.raises(Refused):
        extend(desk, problem, new_due_on="2026-12-30")
    assert desk.get("problem", problem).due_on == date(2026, 11, 30)


def test_voided_it_gives_the_term_back_and_unvoided_it_takes_it_again(desk: TryDesk, problem: str) -> None:
    step = extend(desk, problem)
    assert void(desk.store, "progress", step, "记错").changes == Changes({"progresses", "problems"})
    assert desk.get("problem", problem).due_on == DUE
    assert unvoid(desk.store, "progress", step).changes == Changes({"progresses", "problems"})
    assert desk.get("problem", problem).due_on == date(2026, 11, 30)


def test_of_two_only_one_is_brought_back(desk: TryDesk, problem: str) -> None:
    first = extend(desk, problem)
    void(desk.store, "progress", first, "记错")
    extend(desk, problem, new_due_on="2026-12-30")
    with pytest.raises(Refused):
        unvoid(desk.store, "progress", first)
    assert desk.get("progress", first).is_voided


def test_a_note_becomes_an_extension_by_the_same_rule(desk: TryDesk, problem: str) -> None:
    step = extend(desk, problem, kind="note")
    assert desk.get("problem", problem).due_on == DUE
    desk.edit("progress", step, kind="extension")
    assert desk.get("problem", problem).due_on == date(2026, 11, 30)
    with pytest.raises(Refused):
        desk.edit("progress", step, new_due_on="2026-12-30")
    with pytest.raises(Refused):
        desk.edit("progress", step, kind="note")
    desk.edit("progress", step, by="乙")
    late = extend(desk, problem, kind="note", noted_on="2026-11-20")
    with pytest.raises(Refused):
        desk.edit("progress", late, kind="extension")
