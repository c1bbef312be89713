"""The way of a problem, and which step is next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qingdesk.domain.problem import Problem
from qingdesk.domain.problem_way import Milestone, next_milestone, way
from qingdesk.domain.progress import Progress, ProgressKind

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("given", "following"),
    [
        ({}, Milestone.TRIAGE),
        ({"triaged_on": DAY}, Milestone.ASSIGN),
        ({"triaged_on": DAY, "assigned_on": DAY}, Milestone.ASSIGN),
        ({"triaged_on": DAY, "assigned_on": DAY, "lead_unit": "县金融局"}, Milestone.ANSWER),
        (
            {"triaged_on": DAY, "assigned_on": DAY, "lead_unit": "县金融局", "answered_on": DAY},
            Milestone.CLOSE,
        ),
        ({"closed_on": DAY}, Milestone.CALL_BACK),
        ({"closed_on": DAY, "revisited_on": DAY}, Milestone.RATE),
        ({"closed_on": DAY, "revisited_on": DAY, "rating": 3, "rated_on": DAY}, None),
        ({"closed_on": DAY, "revisited_on": DAY, "rating": 2, "rated_on": DAY}, Milestone.REPAIR),
        (
            {"closed_on": DAY, "revisited_on": DAY, "rating": 2, "rated_on": DAY, "fixed_on": DAY},
            Milestone.RATE_AGAIN,
        ),
    ],
)
def test_the_next_step(given: dict[str, Any], following: Milestone | None) -> None:
    assert next_milestone(replace(Problem(), **given)) is following


def test_a_repair_stands_on_the_way_only_after_a_bad_rating() -> None:
    good = [step.milestone for step in way(Problem(rating=3), ())]
    bad = [step.milestone for step in way(Problem(rating=2), ())]
    assert Milestone.REPAIR not in good
    assert bad[-2:] == [Milestone.REPAIR, Milestone.RATE_AGAIN]


def test_what_was_noted_stands_at_the_handling() -> None:
    notes = (Progress(noted_on=DAY, kind=ProgressKind.NOTE, text="已对接银行"),)
    steps = {step.milestone: step for step in way(Problem(triaged_on=DAY), notes)}
    assert steps[Milestone.PROGRESS].notes == notes
    assert steps[Milestone.PROGRESS].on == DAY
    assert [step.milestone for step in steps.values() if step.is_next] == [Milestone.ASSIGN]
