"""The table modules: pages, orders, searches, sums, drafts, notes, limits, numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qingdesk.actions.life import void
from qingdesk.domain.finding import NoteState
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.period import Half
from qingdesk.domain.policy import PolicyRow
from qingdesk.domain.uscc import check_character
from qingdesk.errors import Conflict, NotFound, Refused
from qingdesk.store import (
    assignments,
    cadres,
    drafts,
    enterprises,
    events,
    finding_notes,
    meals,
    numbers,
    policies,
    printed_forms,
    progresses,
    units,
    visits,
    workdays,
)
from qingdesk.store.tables import TABLES
from tests.stores import TryDesk

H1, H2 = Half(2026, 1), Half(2026, 2)


def test_every_noun_has_its_table_and_module() -> None:
    assert list(TABLES) == list(NOUNS)
    for name, table in TABLES.items():
        assert table.name == name
        assert table.map.cls is NOUNS[name].record


def test_pages_and_counts(desk: TryDesk) -> None:
    firms = [desk.record("enterprise", name=f"第{number}厂") for number in range(5)]
    db = desk.store.reader()
    table = TABLES["enterprise"]
    assert [one.id for one in table.find(db, limit=2, offset=2)] == firms[1:3]
    assert (table.count(db), table.count(db, "name LIKE ?", ("第%",))) == (6, 5)
    void(desk.store, "enterprise", firms[0], "重复")
    assert (table.count(db), table.count(db, with_voided=True)) == (5, 6)
    assert table.get(db, firms[0]).is_voided, "a voided record can still be looked at"
    with pytest.raises(NotFound):
        table.get(db, "nowhere")


def test_a_condition_keeps_to_itself(desk: TryDesk) -> None:
    """A fragment with OR must not let voided rows through."""
    firm = desk.record("enterprise", name="第二厂")
    void(desk.store, "enterprise", firm, "重复")
    found = TABLES["enterprise"].find(desk.store.reader(), "name = ? OR name = ?", ("第二厂", "第三厂"))
    assert found == []


def test_an_update_is_over_its_own_revision(desk: TryDesk) -> None:
    old = desk.get("cadre", desk.cadre)
    with desk.store.transaction("test") as db:
        new = cadres.update(db, replace(old, phone="1"))
        assert new.revision == old.revision + 1
        with pytest.raises(Conflict):
            cadres.update(db, replace(old, phone="2"))
        with pytest.raises(NotFound):
            cadres.update(db, replace(old, id="nowhere"))
    assert desk.get("cadre", desk.cadre) == new


def test_firms_by_what_people_type(desk: TryDesk) -> None:
    other = desk.record(
        "enterprise", name="周口100%_纯棉\\厂", former_names=["老棉厂"], address="建设路",
        uscc="91411625MA9K3A5B0" + check_character("91411625MA9K3A5B0"),
    )  # fmt: skip
    db = desk.store.reader()

    def search(text: str) -> list[str]:
        found = [firm.id for firm in enterprises.find(db, text=text)]
        assert enterprises.count_found(db, text=text) == len(found)
        return found

    for text in ("100%_", "老棉", "91411625", "建设", "\\厂"):
        assert search(text) == [other], text
    for text in ("%", "_", "\\"):
        assert search(text) == [other], "a wild card means itself"
    assert search("' OR 1=1 --") == []
    assert search("示例") == [desk.firm]
    assert len(search("")) == 2
    assert [firm.id for firm in enterprises.find(db, cadre_id=desk.cadre, on="2026-11-22")] == [desk.firm]
    assert enterprises.find(db, cadre_id=desk.cadre, on="2025-02-28") == []
    assert enterprises.names(db)[desk.firm] == "河南示例食品有限公司"


def test_visits_newest_first_and_by_everything(desk: TryDesk) -> None:
    other = desk.record("cadre", name="李静", unit_id=desk.home)
    early = desk.visit(started_at="2026-06-30T23:59", ended_at=None, situation="谈了用工")
    late = desk.visit(
        started_at="2026-07-01T00:00", ended_at=None, visitors=[{"cadre_id": other, "name": "李静"}]
    )
    draft = desk.visit(state="draft", started_at="2026-11-01T09:00", ended_at=None)
    db = desk.store.reader()

    def search(**by: Any) -> list[str]:
        found = [visit.id for visit in visits.find(db, **by)]
        assert visits.count_found(db, **by) == len(found)
        return found

    assert search() == [draft, late, early]
    assert search(half=H1) == [early] and search(half=H2) == [draft, late]
    assert search(cadre_id=other) == [late]
    assert search(state="draft") == [draft]
    assert (
        search(text="用工") == [early]
        and search(text="李静") == [late]
        and search(text="示例食品") == search()
    )
    assert search(text="DESK-2026-0002") == [late]
    assert search(enterprise_id="nowhere") == []


def test_meals_of_a_half_and_what_was_paid(desk: TryDesk) -> None:
    for day, paid in (("2026-06-30", 1000), ("2026-07-01", 2000), ("2026-11-20", None)):
        desk.record(
            "meal", enterprise_id=desk.firm, cadre_id=desk.cadre, eaten_on=day, kind="lunch", place="canteen",
            heads=1, paid_fen=paid, paid_on=day if paid else None,
        )  # fmt: skip
    db = desk.store.reader()
    assert [meal.eaten_on for meal in meals.of_cadre(db, desk.cadre, H2)] == [
        date(2026, 11, 20),
        date(2026, 7, 1),
    ]
    assert len(meals.of_cadre(db, desk.cadre)) == 3
    assert (meals.paid_fen(db, H1), meals.paid_fen(db, H2), meals.paid_fen(db, H2, "nobody")) == (
        1000,
        2000,
        0,
    )


def test_events_of_who_asked_or_went(desk: TryDesk) -> None:
    other = desk.record("cadre", name="李静", unit_id=desk.home)
    event = desk.record(
        "event", title="会", kind="other", organiser="商会", organiser_kind="chamber",
        starts_at="2026-11-20T09:00", applicant_id=desk.cadre, attended=[other],
    )  # fmt: skip
    for cadre in (desk.cadre, other):
        assert [one.id for one in events.of_cadre(desk.store.reader(), cadre)] == [event]


def test_steps_in_the_order_of_their_days(desk: TryDesk) -> None:
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-02", text="x"
    )
    steps = [
        desk.record("progress", problem_id=problem, noted_on=day, kind="note")
        for day in ("2026-11-05", "2026-11-03", "2026-11-05")
    ]
    found = [step.id for step in progresses.of_problem(desk.store.reader(), problem)]
    assert found == [steps[1], steps[0], steps[2]]


def test_home_and_names(desk: TryDesk) -> None:
    db = desk.store.reader()
    home = units.home(db)
    assert home is not None and home.id == desk.home
    assert cadres.names(db) == {desk.cadre: "王海涛"}
    assert [one.id for one in cadres.by_name(db, "王海涛")] == [desk.cadre]
    assert [one.id for one in assignments.of_enterprise(db, desk.firm)] == [desk.assignment]


def test_a_draft_is_kept_over_the_one_before_and_dropped(desk: TryDesk) -> None:
    db = desk.store.reader()
    before = len(desk.audit_rows())
    for content in ('{"a": 1}', '{"a": 2}'):
        with desk.store.transaction("keep_draft") as writer:
            drafts.keep(writer, "visit", "", 0, content)
            drafts.keep(writer, "visit", "v1", 3, content)
    kept = drafts.find(db, "visit", "v1")
    assert kept is not None and (kept.content, kept.base_revision) == ('{"a": 2}', 3)
    assert len(drafts.find_all(db, "visit")) == 2
    with desk.store.transaction("drop_draft") as writer:
        drafts.drop(writer, "visit")
    assert drafts.find(db, "visit") is None and drafts.find(db, "visit", "v1") is not None
    assert len(desk.audit_rows()) == before, "never a record"


def test_the_last_note_counts_and_the_earlier_stay(desk: TryDesk) -> None:
    key = ("no_visit", desk.assignment, desk.cadre, "2026H1")
    for state in (NoteState.EXPLAINED, NoteState.OPEN, NoteState.CLEARED):
        with desk.store.transaction("note") as db:
            finding_notes.add(db, key, state, "说明")
    newest = finding_notes.newest(desk.store.reader())
    assert list(newest) == [key]
    assert newest[key].state is NoteState.CLEARED
    assert desk.store.reader().execute("SELECT count(*) FROM finding_note").fetchone() == (3,)


def test_limits_as_they_were_entered(desk: TryDesk) -> None:
    row = PolicyRow(
        key="meal.allowance_fen", value=12000, valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31), city="4101",
        rank="other", season="04-01/05-10", unit_id=desk.home, basis="本单位规定",
    )  # fmt: skip
    with desk.store.transaction("test") as db:
        policies.add_all(db, [row])
    (kept,) = [one for one in policies.rows(desk.store.reader(), "meal.allowance_fen") if one.city == "4101"]
    assert replace(kept, id="") == row
    assert not kept.is_verified
    with desk.store.transaction("test") as db:
        policies.verify(db, kept.id, "王海涛", date(2026, 11, 22))
    loaded = policies.load(desk.store.reader(), "meal.allowance_fen")
    assert loaded.keys() == ["meal.allowance_fen"]
    assert any(one.verified_by == "王海涛" and one.is_verified for one in loaded.rows("meal.allowance_fen"))


def test_a_working_day_entered_again_is_replaced(desk: TryDesk) -> None:
    for is_workday in (True, False):
        with desk.store.transaction("test") as db:
            workdays.add_all(db, [(date(2027, 2, 6), is_workday, "国务院办公厅")])
    calendar = workdays.load(desk.store.reader())
    assert calendar.days[date(2027, 2, 6)] is False
    assert calendar.is_known(2027)


def test_numbers_in_a_row(desk: TryDesk) -> None:
    with desk.store.transaction("test") as db:
        assert numbers.reserve(db, "gift", 2026, 3) == [f"DESK-2026-000{n}" for n in (1, 2, 3)]
        assert numbers.next_number(db, "gift", 2026) == "DESK-2026-0004"
        assert numbers.next_number(db, "gift", 2027) == "DESK-2027-0001"
    with pytest.raises(Refused), desk.store.transaction("test") as db:
        numbers.next_number(db, "gift", 2026)
        raise Refused("x")
    with desk.store.transaction("test") as db:
        numbers.reserve(db, "gift", 2026, 9994)
        assert numbers.next_number(db, "gift", 2026) == "DESK-2026-9999"
        assert numbers.next_number(db, "gift", 2026) == "DESK-2026-10000"


def test_a_second_print_of_another_text_supersedes_the_first(desk: TryDesk) -> None:
    visit = desk.visit()

    def remember(digest: str, revision: int) -> None:
        with desk.store.transaction("print") as db:
            printed_forms.remember(db, "DESK-2026-0001", "visit", visit, revision, digest, 1)

    for digest, revision in (("a", 1), ("a", 1), ("b", 2)):
        remember(digest, revision)
    found = (
        desk.raw().execute("SELECT digest, superseded_at IS NULL FROM printed_form ORDER BY id").fetchall()
    )
    assert found == [("a", 0), ("b", 1)]
    with desk.store.transaction("print") as db:
        printed_forms.remember(db, "DESK-2026-0002", "visit", "", 0, "c", 1, form_id="blank-1")
    assert desk.raw().execute("SELECT id, record_id FROM printed_form WHERE digest = 'c'").fetchall() == [
        ("blank-1", None)
    ]
