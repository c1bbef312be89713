"""What is told as put right was put right: a reminder that ran on into the next, or ran out, was not."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.findings import note_finding
from qingdesk.actions.put_right import PutRight, put_right
from qingdesk.domain.finding import Finding, NoteState, Severity, Side
from qingdesk.rules import BY_ID
from qingdesk.store import findings
from tests.stores import TryDesk

TODAY = date(2027, 1, 20)


def finding(rule_id: str, desk: TryDesk, period: str = "", record_id: str = "r") -> Finding:
    return Finding(
        code=BY_ID[rule_id].code,
        rule_id=rule_id,
        side=Side.TOO_DISTANT,
        severity=Severity.BLUE,
        noun=BY_ID[rule_id].noun,
        record_id=record_id,
        cadre_id=desk.cadre,
        period=period,
    )


def checks(desk: TryDesk, *days: tuple[str, list[Finding]]) -> list[PutRight]:
    """Each day's check found these; what is told in the end."""
    for day, found in days:
        with desk.store.transaction("remember_check") as db:
            findings.remember(db, found, date.fromisoformat(day))
    return put_right(desk.store.reader(), TODAY, {desk.cadre: "王海涛"})


def test_what_is_gone_was_corrected_and_keeps_its_days_and_words(desk: TryDesk) -> None:
    overdue = finding("problem_overdue", desk)
    note_finding(desk.store, overdue, NoteState.EXPLAINED, "正在协调")
    (told,) = checks(desk, ("2027-01-05", [overdue]), ("2027-01-12", []))
    assert (told.code, told.state, told.said) == ("B13", NoteState.CORRECTED, "正在协调")
    assert (told.first_seen_on, told.gone_on) == (date(2027, 1, 5), date(2027, 1, 12))
    assert told.about == "王海涛"


@pytest.mark.parametrize(
    ("first", "then", "period"),
    [
        ("problem_due_soon", "problem_overdue", ""),
        ("visit_due", "no_visit", "2026H2"),
        ("visit_due", "phone_only", "2026H2"),
        ("phone_only", "no_visit", "2026H2"),
    ],
)
def test_what_ran_on_into_the_next_was_not(desk: TryDesk, first: str, then: str, period: str) -> None:
    before, after = finding(first, desk, period), finding(then, desk, period)
    days = ("2026-12-30", [before]), ("2027-01-01", [after])
    assert checks(desk, *days) == []
    elsewhere = finding(then, desk, period, record_id="another")
    assert [told.code for told in checks(desk, *days, ("2027-01-02", [elsewhere]))] == [after.code]


def test_what_was_done_in_time_was_put_right(desk: TryDesk) -> None:
    due = finding("visit_due", desk, "2026H2")
    assert [told.code for told in checks(desk, ("2026-12-22", [due]), ("2026-12-23", []))] == ["B03"]


@pytest.mark.parametrize(
    ("rule_id", "period", "told"),
    [
        (
            "visited_by_others",
            "2026H2",
            ["B05"],
        ),  # still looked at in January: he went, or the entry was put right
        ("visited_by_others", "2026H1", []),
        ("nominal_only", "2026H2", ["B06"]),
        ("nominal_only", "2026H1", []),
        ("over_visited", "", []),
    ],
)
def test_what_only_ran_out_was_not(desk: TryDesk, rule_id: str, period: str, told: list[str]) -> None:
    before = finding(rule_id, desk, period)
    assert [one.code for one in checks(desk, ("2026-12-31", [before]), ("2027-01-01", []))] == told


def test_what_concerns_an_offer_is_told_to_its_cadre_alone(desk: TryDesk) -> None:
    accepted = finding("accepted_entertainment", desk)
    assert accepted.may_see("desk") and accepted.may_see(desk.cadre) and not accepted.may_see("another")
    assert finding("unpaid_meal", desk).may_see("another")
    assert [one.code for one in checks(desk, ("2027-01-05", [accepted]), ("2027-01-06", []))] == ["A13"]
    reader = desk.store.reader()
    assert [one.code for one in put_right(reader, TODAY, {}, operator=desk.cadre)] == ["A13"]
    assert put_right(reader, TODAY, {}, operator="another") == []


def test_of_the_last_thirty_days_and_of_one_cadre(desk: TryDesk) -> None:
    old = finding("problem_overdue", desk)
    assert checks(desk, ("2026-12-01", [old]), ("2026-12-20", [])) == []
    assert [one.code for one in checks(desk, ("2026-12-20", [old]), ("2026-12-21", []))] == ["B13"]
    assert put_right(desk.store.reader(), TODAY, {}, cadre_id="another") == []
