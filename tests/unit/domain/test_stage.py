"""The next step of a problem."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qingdesk.domain.problem import ProblemDraft
from qingdesk.domain.stage import Stage, stage

DAY = date(2026, 11, 20)
ASSIGNED: dict[str, Any] = {"triaged_on": DAY, "assigned_on": DAY, "lead_unit": "示例县金融办"}
CLOSED: dict[str, Any] = {**ASSIGNED, "answered_on": DAY, "closed_on": DAY}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Stage.TO_TRIAGE),
        ({"triaged_on": DAY}, Stage.TO_ASSIGN),
        ({**ASSIGNED, "lead_unit": " "}, Stage.TO_ASSIGN),
        (ASSIGNED, Stage.IN_HAND),
        ({**ASSIGNED, "answered_on": DAY}, Stage.TO_CLOSE),
        (CLOSED, Stage.TO_CALL_BACK),
        ({"closed_on": DAY}, Stage.TO_CALL_BACK),
        ({**CLOSED, "revisited_on": DAY}, Stage.TO_RATE),
        ({**CLOSED, "revisited_on": DAY, "rating": 3}, Stage.DONE),
        ({**CLOSED, "rating": 2}, Stage.TO_REPAIR),
        ({**CLOSED, "rating": 1, "fixed_on": DAY}, Stage.TO_RATE_AGAIN),
        ({**CLOSED, "rating": 1, "fixed_on": DAY, "second_rating": 1}, Stage.DONE),
    ],
)
def test_what_is_next(given: dict[str, Any], expected: Stage) -> None:
    assert stage(ProblemDraft(**given)) is expected


def test_a_stricter_unit_repairs_a_middling_rating() -> None:
    assert stage(ProblemDraft(**CLOSED, revisited_on=DAY, rating=3), bad=3) is Stage.TO_REPAIR
