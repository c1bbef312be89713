"""A finding is seen, explained, put right and gone; a cleared one says so."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from qingdesk.actions.changes import Changes
from qingdesk.actions.check import Checked, check
from qingdesk.actions.findings import find_finding, note_finding, remember_check
from qingdesk.actions.recheck import recheck, remember_recheck
from qingdesk.actions.record import edit, record
from qingdesk.domain.finding import Finding, NoteState
from qingdesk.errors import NotFound, Refused, UserError
from qingdesk.store import finding_notes, findings
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from tests.stores import TryDesk

TODAY = date(2026, 11, 24)


@pytest.fixture
def store(desk: TryDesk) -> Store:
    """A desk with one cadre and his firm."""
    return desk.store


@pytest.fixture
def meal_id(desk: TryDesk) -> str:
    """A meal of 20 November that nobody paid."""
    visit = {**desk.plain_visit(), "meals": [{"kind": "lunch", "place": "canteen", "heads": 1}]}
    return record(desk.store, "visit", [visit], TODAY).ids[1]


def unpaid(store: Store, today: date = TODAY) -> list[Checked]:
    return [entry for entry in check(store.reader(), today) if entry.finding.code == "A01"]


def the_unpaid(store: Store, meal_id: str) -> Finding:
    return find_finding(store, "A01", meal_id, TODAY)


def test_a_finding_is_remembered_until_the_fact_is_put_right(store: Store, meal_id: str) -> None:
    remember_check(store, check(store.reader(), TODAY), TODAY)
    seen = {entry.key: entry for entry in findings.find(store.reader())}[the_unpaid(store, meal_id).key]
    assert (seen.first_seen_on, seen.gone_on) == (TODAY, None)

    edit(store, "meal", meal_id, {"paid_fen": 4000, "paid_on": "2026-11-24"}, TODAY)
    later = date(2026, 11, 25)
    assert unpaid(store, later) == []
    remember_check(store, check(store.reader(), later), later)
    gone = findings.find(store.reader(), gone_since=later)
    assert [(entry.code, entry.first_seen_on, entry.gone_on) for entry in gone] == [("A01", TODAY, later)]


def test_one_that_comes_again_is_no_longer_gone(store: Store, meal_id: str) -> None:
    found = check(store.reader(), TODAY)
    remember_check(store, found, TODAY)
    remember_check(store, [], TODAY)
    assert len(findings.find(store.reader(), gone_since=TODAY)) == len(found)
    remember_check(store, found, TODAY)
    assert findings.find(store.reader(), gone_since=TODAY) == []


def test_a_check_of_one_cadre_leaves_the_findings_of_others(store: Store, meal_id: str) -> None:
    remember_check(store, check(store.reader(), TODAY), TODAY)
    remember_check(store, [], TODAY, {"somebody else"})
    assert findings.find(store.reader(), gone_since=TODAY) == []


def test_the_same_result_again_writes_nothing(store: Store, meal_id: str) -> None:
    found = check(store.reader(), TODAY)
    assert remember_check(store, found, TODAY) == Changes({"findings"})
    assert remember_check(store, found, TODAY) == Changes()


@pytest.mark.parametrize("state", [NoteState.EXPLAINED, NoteState.CLEARED, NoteState.NOT_APPLICABLE])
def test_a_note_closes_a_finding_and_open_opens_it_again(
    store: Store, meal_id: str, state: NoteState
) -> None:
    note_finding(store, the_unpaid(store, meal_id), state, "已当面说明")
    (closed,) = unpaid(store)
    assert (closed.state, closed.note, closed.is_open) == (state, "已当面说明", False)
    note_finding(store, closed.finding, NoteState.OPEN, "仍需补交")
    (opened,) = unpaid(store)
    assert opened.is_open


def test_only_the_program_says_corrected(store: Store, meal_id: str) -> None:
    with pytest.raises(Refused):
        note_finding(store, the_unpaid(store, meal_id), NoteState.CORRECTED, "已交")


def test_a_note_without_a_text_is_refused(store: Store, meal_id: str) -> None:
    with pytest.raises(Refused):
        note_finding(store, the_unpaid(store, meal_id), NoteState.EXPLAINED, "  ")


def test_a_finding_is_named_by_code_or_rule_and_must_be_there(store: Store, meal_id: str) -> None:
    assert find_finding(store, "unpaid_meal", meal_id, TODAY) == the_unpaid(store, meal_id)
    with pytest.raises(UserError, match="A99"):
        find_finding(store, "A99", meal_id, TODAY)
    with pytest.raises(NotFound):
        find_finding(store, "A09", meal_id, TODAY)


@pytest.mark.parametrize("is_whole", [True, False])
def test_what_was_explained_and_put_right_is_open_when_it_comes_again(
    store: Store, meal_id: str, is_whole: bool
) -> None:
    first, second, third = (max(datetime.now().date(), TODAY) + timedelta(days=days) for days in (0, 5, 9))
    before = check(store.reader(), first)
    remember_check(store, before, first)
    note_finding(store, the_unpaid(store, meal_id), NoteState.EXPLAINED, "食堂停业")

    def seen(day: date) -> list[NoteState]:
        return [entry.state for entry in unpaid(store, day)]

    def remember(day: date, before: list[Checked]) -> list[Checked]:
        if is_whole:
            remember_check(store, check(store.reader(), day), day)
        else:
            meal = TABLES["meal"].get(store.reader(), meal_id)
            remember_recheck(store, before, recheck(store, "meal", [meal], day), day)
        return check(store.reader(), day)

    edit(store, "meal", meal_id, {"paid_fen": 4000, "paid_on": "2026-11-24"}, second)
    before = remember(second, before)
    assert seen(second) == []
    edit(store, "meal", meal_id, {"paid_fen": None, "paid_on": None}, second)
    assert seen(second) == [NoteState.EXPLAINED], "taken back on the same day: nothing was put right"
    edit(store, "meal", meal_id, {"paid_fen": None, "paid_on": None}, third)
    assert seen(third) == [NoteState.OPEN], "known before it is remembered"
    before = remember(third, before)
    assert seen(third) == [NoteState.OPEN]
    key = the_unpaid(store, meal_id).key
    said = [(note.state, note.text) for note in finding_notes.of(store.reader(), key)]
    assert said == [
        (NoteState.EXPLAINED, "食堂停业"),
        (NoteState.OPEN, "曾经改正，后又出现。"),
    ]
    note_finding(store, the_unpaid(store, meal_id), NoteState.EXPLAINED, "收银故障")
    remember(third, before)
    assert seen(third) == [NoteState.EXPLAINED]
