"""办理时限: by grade, by profile, over holidays and into years without a calendar."""

from __future__ import annotations

import pytest

from qingdesk.domain.deadline import after_term, problem_due_on
from qingdesk.domain.problem import Grade
from tests.unit.rules.samples import day, limits, row, workdays


@pytest.mark.parametrize(
    ("raised", "grade", "due"),
    [
        ("2026-11-20", Grade.C, "2026-11-27"),
        ("2026-11-20", None, "2026-11-27"),
        ("2026-11-20", Grade.B, "2026-12-11"),
        ("2026-11-20", Grade.A, "2026-12-20"),
        ("2026-09-29", Grade.C, "2026-10-12"),  # over the National Day, with the made-up Saturday 10-10
        (
            "2026-12-28",
            Grade.B,
            "2027-01-18",
        ),  # in 2027 every Monday to Friday counts, New Year too
    ],
)
def test_the_default_profile(raised: str, grade: Grade | None, due: str) -> None:
    assert problem_due_on(day(raised), grade, limits(), workdays()) == day(due)


def test_the_profile_of_the_day_it_was_raised_and_of_the_unit() -> None:
    policy = limits(
        row("problem.profile", {"C": "7d", "A": "1m"}, "2026-12-01"),
        row("problem.profile", {"C": "2wd"}, "2026-12-01", unit_id="u7"),
    )
    assert problem_due_on(day("2026-11-30"), Grade.C, policy, workdays()) == day("2026-12-07")
    assert problem_due_on(day("2026-12-01"), Grade.C, policy, workdays()) == day("2026-12-08")
    assert problem_due_on(day("2026-12-31"), Grade.A, policy, workdays()) == day("2027-01-31")
    assert problem_due_on(day("2026-12-01"), Grade.B, policy, workdays()) is None
    assert problem_due_on(day("2026-12-01"), Grade.C, policy, workdays(), unit_id="u7") == day("2026-12-03")
    assert problem_due_on(day("2019-12-01"), Grade.C, policy, workdays()) is None, "no profile yet"


@pytest.mark.parametrize("term", ["", "5", "wd", "5w", "-5d", "5 wd", "1000d", "5wdd"])
def test_a_term_that_is_none(term: str) -> None:
    with pytest.raises(ValueError):
        after_term(day("2026-11-20"), term, workdays())


def test_a_month_is_clamped() -> None:
    assert after_term(day("2026-01-31"), "1m", workdays()) == day("2026-02-28")
