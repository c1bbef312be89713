"""Check on a real store: every duty, worst first, with what people said of it."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.check import check
from qingdesk.actions.life import void
from qingdesk.domain.finding import NoteState, Severity
from qingdesk.errors import NotFound
from qingdesk.store import finding_notes
from tests.stores import TODAY, TryDesk


def codes(desk: TryDesk, today: date = TODAY, cadre_id: str = "") -> list[str]:
    return [checked.finding.code for checked in check(desk.store.reader(), today, cadre_id=cadre_id)]


@pytest.fixture
def orderly(desk: TryDesk) -> TryDesk:
    """Every half-year since the assignment began has its visit, signed for, and a declaration is given."""
    desk.record("declaration", assignment_id=desk.assignment, declared_on="2026-09-01", has_conflict=False)
    desk.edit("enterprise", desk.firm, uscc_missing_reason="新设")
    for day in ("2025-04-10", "2025-09-10", "2026-04-10", "2026-09-10"):
        desk.visit(started_at=f"{day}T09:00", ended_at=f"{day}T11:00", situation="平稳", confirmed_via="call")
    return desk


def test_an_orderly_desk_has_no_findings(orderly: TryDesk) -> None:
    assert codes(orderly) == []


def test_a_missed_half_year_and_an_unpaid_meal(orderly: TryDesk) -> None:
    visits = orderly.all("visit")
    void(orderly.store, "visit", visits[2].id, "记错")
    orderly.record(
        "meal", enterprise_id=orderly.firm, cadre_id=orderly.cadre, visit_id=visits[3].id, eaten_on="2026-09-10",
        kind="lunch", place="canteen", heads=1,
    )  # fmt: skip
    found = check(orderly.store.reader(), TODAY)
    assert [(one.finding.code, one.finding.severity, one.finding.period) for one in found] == [
        ("A01", Severity.RED, ""),
        ("B02", Severity.RED, "2026H1"),
    ]
    assert found[1].finding.record_id == orderly.assignment
    assert codes(orderly, cadre_id=orderly.cadre) == ["A01", "B02"]


def test_a_draft_visit_fulfils_no_duty_but_is_the_place_of_its_meals(orderly: TryDesk) -> None:
    draft = orderly.visit(state="draft", started_at="2026-11-19T09:00", ended_at="2026-11-19T12:00")
    meal = orderly.record(
        "meal", enterprise_id=orderly.firm, cadre_id=orderly.cadre, visit_id=draft, eaten_on="2026-11-19",
        kind="lunch", place="canteen", heads=1,
    )  # fmt: skip
    assert codes(orderly) == ["A01"], "and not A11: there is a visit"
    orderly.edit("meal", meal, paid_fen=4000, paid_on="2026-11-19", receipt_kind="other")
    assert codes(orderly) == []


def test_what_people_said_of_it(orderly: TryDesk) -> None:
    meal = orderly.record(
        "meal", enterprise_id=orderly.firm, cadre_id=orderly.cadre, visit_id=orderly.all("visit")[3].id,
        eaten_on="2026-09-10", kind="lunch", place="canteen", heads=1,
    )  # fmt: skip
    key = ("unpaid_meal", meal, orderly.cadre, "")
    for state, text in ((NoteState.EXPLAINED, "已说明"), (NoteState.CLEARED, "已澄清"), (NoteState.OPEN, "")):
        with orderly.store.transaction("note") as db:
            finding_notes.add(db, key, state, text)
        (checked,) = check(orderly.store.reader(), TODAY)
        assert (checked.state, checked.note, checked.is_open) == (state, text, state is NoteState.OPEN)


def test_a_problem_that_nobody_answers_for_is_the_units(orderly: TryDesk) -> None:
    firm = orderly.record("enterprise", name="第二厂", uscc_missing_reason="新设")
    orderly.record(
        "problem",
        enterprise_id=firm,
        source="letter",
        raised_on="2026-09-01",
        text="用工",
        triaged_on="2026-09-01",
    )
    found = {checked.finding.code: checked.finding for checked in check(orderly.store.reader(), TODAY)}
    assert found["B13"].cadre_id == "" and found["B13"].severity is Severity.RED
    assert codes(orderly, cadre_id=orderly.cadre) == []


def test_it_tells_how_far_it_is(orderly: TryDesk) -> None:
    told: list[tuple[int, int]] = []
    check(orderly.store.reader(), TODAY, progress=lambda done, total: told.append((done, total)))
    assert told[0] == (0, 1) and told[-1] == (1, 1)


def test_a_cadre_that_is_not_there(desk: TryDesk) -> None:
    with pytest.raises(NotFound):
        check(desk.store.reader(), TODAY, cadre_id="nowhere")


def test_what_lies_ahead_is_left_out(orderly: TryDesk) -> None:
    assert codes(orderly, today=date(2025, 3, 2)) == []
