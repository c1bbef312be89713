"""Record: all or nothing, names in place of ids, nested records, numbers, and refusals that say what to do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qingdesk.actions.changes import Changes
from qingdesk.actions.mistakes import Mistaken
from qingdesk.actions.record import RECORDABLE, record
from qingdesk.domain.visit import VisitState
from qingdesk.errors import Refused, UserError
from qingdesk.i18n import set_language
from qingdesk.store import audit
from qingdesk.store.numbers import next_number
from tests.stores import TODAY, TryDesk

LUNCH = {"kind": "lunch", "place": "canteen", "heads": 2}

CODE = "91411625MA9K3A5B0"


def code(first17: str = CODE) -> str:
    from qingdesk.domain.uscc import check_character

    return first17 + check_character(first17)


def refused(desk: TryDesk, noun: str, *objects: dict[str, object]) -> Mistaken:
    """The refusal of an entry; nothing of it may be in the store."""
    before = audit.head(desk.store.reader())
    with pytest.raises(Mistaken) as caught:
        record(desk.store, noun, objects, TODAY)
    assert audit.head(desk.store.reader()) == before
    return caught.value


def test_every_noun_but_attachments_can_be_recorded(desk: TryDesk) -> None:
    people = {"cadre_id": desk.cadre, "enterprise_id": desk.firm}
    visit = desk.visit()
    event = desk.record(
        "event", title="展销会", kind="exhibition", organiser="商会", organiser_kind="chamber",
        starts_at="2026-12-01T09:00", applicant_id=desk.cadre,
    )  # fmt: skip
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-02", text="融资"
    )
    made = {
        "unit": desk.record("unit", name="税务局", level="county", region="411625"),
        "cadre": desk.record("cadre", name="李静", unit_id=desk.home),
        "enterprise": desk.record("enterprise", name="第二厂", uscc=code()),
        "assignment": desk.record("assignment", **people, role="liaison_officer", started_on="2026-01-01"),
        "visit": visit,
        "event": event,
        "meal": desk.record("meal", **people, eaten_on="2026-11-20", kind="lunch", place="canteen", heads=2),
        "cost": desk.record("cost", event_id=event, kind="lodging", amount_fen=38000, payer="unit"),
        "problem": problem,
        "progress": desk.record("progress", problem_id=problem, noted_on="2026-11-03", kind="note"),
        "commitment": desk.record("commitment", enterprise_id=desk.firm, text="修路", promised_on="2026-11-02"),
        "gift": desk.record("gift", cadre_id=desk.cadre, received_on="2026-11-02", item="茶叶", kind="goods"),
        "offer": desk.record("offer", cadre_id=desk.cadre, offered_on="2026-11-02", kind="banquet", reply="declined"),
        "declaration": desk.record(
            "declaration", assignment_id=desk.assignment, declared_on="2026-11-02", has_conflict=False
        ),
        "handover": desk.record(
            "handover", assignment_id=desk.assignment, to_cadre_id=desk.cadre, handed_over_on="2026-11-02",
            items=[{"noun": "problem", "record_id": problem, "text": "融资"}],
        ),
        "self_check": desk.record(
            "self_check", cadre_id=desk.cadre, period="2026H1", answers=[{"item": "1", "answer": "no"}]
        ),
        "report": desk.record("report", period="2026H1", title="情况报告", paragraphs=["一", "二"]),
    }  # fmt: skip
    assert set(made) == set(RECORDABLE)
    for noun, record_id in made.items():
        saved = desk.get(noun, record_id)
        assert (saved.id, saved.revision, saved.created_by, saved.desk_id) == (
            record_id, 1, "desk", desk.store.desk_id,
        )  # fmt: skip
    assert audit.verify(desk.store.reader())[1] == []


def test_a_completed_visit_is_numbered_at_once_and_a_draft_is_not(desk: TryDesk) -> None:
    first, draft, second = desk.visit(), desk.visit(state="draft"), desk.visit()
    assert desk.get("visit", first).number == "DESK-2026-0001"
    assert (desk.get("visit", draft).number, desk.get("visit", draft).state) == ("", VisitState.DRAFT)
    assert desk.get("visit", second).number == "DESK-2026-0002"


def test_each_noun_has_its_own_series_and_a_number_is_never_used_again(desk: TryDesk) -> None:
    with desk.store.transaction("test") as db:
        assert next_number(db, "visit", 2026) == "DESK-2026-0001"
        assert next_number(db, "visit", 2025) == "DESK-2025-0001"
    assert desk.get("visit", desk.visit()).number == "DESK-2026-0002"
    meal = desk.record(
        "meal",
        enterprise_id=desk.firm,
        cadre_id=desk.cadre,
        eaten_on="2026-11-20",
        kind="lunch",
        place="canteen",
        heads=1,
    )
    assert desk.get("meal", meal).number == "DESK-2026-0001"


def test_a_visit_brings_its_meals_problems_and_commitments(desk: TryDesk) -> None:
    saved = record(
        desk.store,
        "visit",
        [
            {
                **desk.plain_visit(),
                "mode": "service_day",
                "meals": [
                    {"kind": "lunch", "place": "canteen", "heads": 2},
                    {"kind": "dinner", "place": "club", "heads": 1},
                ],
                "problems": [{"text": "融资难", "grade": "B"}],
                "commitments": [{"text": "协调银行", "due_on": "2026-12-31"}],
            }
        ],
        TODAY,
    )
    visit, lunch, dinner, problem, commitment = saved.records
    assert saved.changes == Changes({"visits", "meals", "problems", "commitments"})
    assert saved.ids == [one.id for one in saved.records]
    any_lunch: Any = lunch
    assert (any_lunch.visit_id, any_lunch.enterprise_id, any_lunch.cadre_id) == (
        visit.id,
        desk.firm,
        desk.cadre,
    )
    assert (any_lunch.eaten_on, any_lunch.due_fen, any_lunch.basis) == (
        date(2026, 11, 20),
        8000,
        "percent_rule",
    )
    assert desk.get("meal", dinner.id).due_fen is None
    raised = desk.get("problem", problem.id)
    assert (raised.source, raised.raised_on, raised.visit_id) == ("service_day", date(2026, 11, 20), visit.id)
    assert raised.due_on == date(2026, 12, 11)
    assert desk.get("commitment", commitment.id).promised_on == date(2026, 11, 20)


def test_a_mistake_in_a_nested_record_names_its_place_and_saves_nothing(desk: TryDesk) -> None:
    error = refused(
        desk, "visit",
        {**desk.plain_visit(), "meals": [LUNCH, {"kind": "lunch", "heads": -1}]},
    )  # fmt: skip
    assert {m.field for m in error.mistakes} == {"meals[1].place", "meals[1].heads"}
    assert "meals[1].heads" in error.hint
    assert desk.all("visit") == []


@pytest.mark.parametrize("wrong", [{"kind": "lunch"}, "x", [1], [None], 7])
def test_nested_records_are_a_list_of_objects(desk: TryDesk, wrong: object) -> None:
    error = refused(desk, "visit", {**desk.plain_visit(), "meals": wrong})
    assert error.mistakes[0].field == "meals"


def test_a_meal_without_anybody_of_ours_asks_whose_it_is(desk: TryDesk) -> None:
    error = refused(
        desk, "visit",
        {**desk.plain_visit(), "visitors": [{"name": "外人"}], "meals": [LUNCH]},
    )  # fmt: skip
    assert [m.field for m in error.mistakes] == ["meals[0].cadre_id"]


def test_a_list_is_saved_all_or_not_at_all_and_the_bad_entry_is_named(desk: TryDesk) -> None:
    error = refused(desk, "enterprise", {"name": "甲厂"}, {"name": "乙厂"}, {"name": ""})
    assert "3" in error.title
    assert len(desk.all("enterprise")) == 1
    assert len(record(desk.store, "enterprise", [{"name": "甲厂"}, {"name": "乙厂"}], TODAY).ids) == 2


def test_onsite_means_at_the_firm_unless_said_otherwise(desk: TryDesk) -> None:
    assert desk.get("visit", desk.visit()).at_enterprise is True
    assert desk.get("visit", desk.visit(at_enterprise=None)).at_enterprise is True
    assert desk.get("visit", desk.visit(at_enterprise=False)).at_enterprise is False
    assert desk.get("visit", desk.visit(mode="service_day")).at_enterprise is False
    assert desk.edit("visit", desk.visit(), firm_remark="无").at_enterprise is True
    phone = desk.visit(mode="phone")
    assert desk.get("visit", phone).at_enterprise is False
    assert desk.edit("visit", phone, reason="记错", situation="更正").at_enterprise is False, (
        "an edit leaves it alone"
    )


def test_the_answers_from_paper_stay_empty_until_a_person_enters_them(desk: TryDesk) -> None:
    visit = desk.get("visit", desk.visit())
    assert (
        visit.facts_confirmed,
        visit.banquet_reported,
        visit.levy_reported,
        visit.reimbursement_reported,
    ) == (None,) * 4


def test_names_stand_in_for_ids(desk: TryDesk) -> None:
    firm = desk.record("enterprise", name="第二厂", uscc=code())
    spelt = code().lower().translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    visit = desk.get(
        "visit",
        record(
            desk.store, "visit",
            [{
                "enterprise_uscc": f" {spelt} ", "mode": "phone", "started_at": "2026-11-20T09:30",
                "visitors": [{"cadre_name": " 王 海涛"}],
                "meals": [{"cadre_name": "王海涛", "kind": "lunch", "place": "canteen", "heads": 1}],
            }],
            TODAY,
        ).ids[0],
    )  # fmt: skip
    assert visit.enterprise_id == firm
    assert visit.visitors[0].cadre_id == desk.cadre
    assert desk.all("meal")[0].cadre_id == desk.cadre
    event = desk.record(
        "event", title="会", kind="discussion", organiser="商会", organiser_kind="chamber",
        starts_at="2026-11-20T09:00", cadre_name="王海涛",
    )  # fmt: skip
    assert desk.get("event", event).applicant_id == desk.cadre


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"cadre_name": "李静"}, "cadre_name"),
        ({"cadre_name": "没有"}, "cadre_name"),
        ({"cadre_name": 7}, "cadre_name"),
        ({"cadre_name": "\ud800"}, "cadre_name"),
        ({"enterprise_uscc": "91410000000000000X"}, "enterprise_uscc"),
        ({"enterprise_uscc": None}, "enterprise_uscc"),
        ({"cadre_name": "王海涛", "cadre_id": "other"}, "cadre_name"),
        ({"cadre_id": "nowhere"}, "cadre_id"),
        ({"enterprise_id": "nowhere"}, "enterprise_id"),
    ],
)
def test_a_name_that_does_not_lead_to_one_is_refused(
    desk: TryDesk, given: dict[str, object], field: str
) -> None:
    for phone in "12":
        desk.record("cadre", name="李静", unit_id=desk.home, phone=phone)
    whole = {"cadre_id": desk.cadre, "enterprise_id": desk.firm, "role": "leader", "started_on": "2026-01-01"}
    if "cadre_name" in given:
        del whole["cadre_id"]
    if "enterprise_uscc" in given:
        del whole["enterprise_id"]
    error = refused(desk, "assignment", {**whole, **given})
    assert field in {m.field for m in error.mistakes}
    assert "{" not in str(error).replace("{cadre", "")


def test_of_several_cadres_it_says_how_many(desk: TryDesk) -> None:
    for _ in range(2):
        desk.record("cadre", name="李静", unit_id=desk.home)
    set_language("en")
    error = refused(
        desk, "offer", {"cadre_name": "李静", "offered_on": "2026-11-02", "kind": "fee", "reply": "declined"}
    )
    assert "2 cadres are called 李静: give the cadre_id." in error.hint


@pytest.mark.parametrize(
    ("noun", "key", "near"),
    [
        ("visit", "situaton", "situation"),
        ("visit", "started_on", "started_at"),
        ("meal", "posted_price", "posted_price_fen"),
    ],
)
def test_an_unknown_key_is_refused_with_the_one_that_was_meant(
    desk: TryDesk, noun: str, key: str, near: str
) -> None:
    error = refused(desk, noun, {key: "x"})
    (mistake,) = [m for m in error.mistakes if m.field == key]
    assert mistake.params == {"near": near}
    assert near in error.hint


@pytest.mark.parametrize(
    ("noun", "key"),
    [
        ("problem", "due_on"), ("visit", "number"), ("visit", "form_revision"), ("meal", "basis"), ("meal", "due_fen"),
        ("cadre", "id"), ("cadre", "revision"), ("unit", "voided_at"), ("report", "figures"), ("visit", "created_by"),
    ],
)  # fmt: skip
def test_what_the_program_sets_cannot_be_given(desk: TryDesk, noun: str, key: str) -> None:
    set_language("en")
    error = refused(desk, noun, {key: "x"})
    assert f"({key}): This is set by the program and cannot be entered." in error.hint


@pytest.mark.parametrize("noun", ["attachment", "visits", "audit", "", "policy"])
def test_a_noun_that_cannot_be_recorded(desk: TryDesk, noun: str) -> None:
    with pytest.raises(UserError) as caught:
        record(desk.store, noun, [{}], TODAY)
    assert "visit" in caught.value.hint


@pytest.mark.parametrize(
    ("noun", "given", "field"),
    [
        ("visit", {"started_at": "2026-02-30T09:00"}, "started_at"),
        ("visit", {"started_at": "2026-11-23T09:00", "ended_at": None}, "started_at"),
        ("visit", {"ended_at": "2026-11-20T08:00"}, "ended_at"),
        ("visit", {"state": "signed"}, "state"),
        ("visit", {"place": "王" * 5000}, "place"),
        ("visit", {"place": "一\n二"}, "place"),
        ("visit", {"place": "一\x00二"}, "place"),
        ("visit", {"visitors": [{"name": "王" * 5000}]}, "visitors"),
        ("visit", {"visitors": [{"cadre_id": "nowhere", "name": "王"}]}, "visitors"),
        ("visit", {"visitors": []}, "visitors"),
        ("visit", {"transport_paid_fen": -500}, "transport_paid_fen"),
        ("visit", {"transport_paid_fen": "-5"}, "transport_paid_fen"),
        ("visit", {"transport_paid_fen": 5.0}, "transport_paid_fen"),
        ("visit", {"started_at": "２０２６-11-20T09:00"}, "started_at"),
        ("visit", {"enterprise_id": "\ud800"}, "enterprise_id"),
        ("visit", {"unit_id": "nowhere"}, "unit_id"),
    ],
)
def test_every_refusal_names_the_field_the_reason_and_that_nothing_was_saved(
    desk: TryDesk, noun: str, given: dict[str, object], field: str
) -> None:
    from qingdesk.domain.labels import field_label

    for language, end in (("zh_CN", "未保存"), ("en", "Nothing was saved.")):
        set_language(language)
        error = refused(desk, noun, {**desk.plain_visit(), **given})
        assert {m.field for m in error.mistakes} == {field}
        assert (
            f"{field_label(noun, field)} ({field})" in error.hint
            or f"{field_label(noun, field)}（{field}）" in error.hint
        )
        assert end in error.hint
        assert error.title


def test_all_mistakes_of_an_entry_are_told_at_once(desk: TryDesk) -> None:
    error = refused(
        desk, "visit", {"mode": "onsite", "started_at": "2026-11-23T09:00", "ended_at": "2026-11-01T09:00"}
    )
    assert {m.field for m in error.mistakes} == {"enterprise_id", "visitors", "started_at", "ended_at"}


def test_an_approval_without_its_moment_is_refused_and_an_old_one_taken_as_given(desk: TryDesk) -> None:
    event: dict[str, object] = {
        "title": "年会", "kind": "annual_meeting", "organiser": "商会", "organiser_kind": "chamber",
        "starts_at": "2025-11-20T09:00", "applicant_id": desk.cadre, "decision": "approved",
    }  # fmt: skip
    assert [m.field for m in refused(desk, "event", event).mistakes] == ["approved_at"]
    saved = desk.get(
        "event", desk.record("event", **event, approved_at="2025-11-01T09:00", submitted_on="2025-10-30")
    )
    assert saved.number == "DESK-2026-0001" and saved.is_approved


def test_an_event_not_yet_submitted_has_no_number(desk: TryDesk) -> None:
    event = desk.record(
        "event", title="会", kind="other", organiser="商会", organiser_kind="chamber",
        starts_at="2027-01-01T09:00", applicant_id=desk.cadre,
    )  # fmt: skip
    assert desk.get("event", event).number == ""


def test_two_firms_do_not_share_a_code(desk: TryDesk) -> None:
    desk.record("enterprise", name="第一厂", uscc=code())
    with pytest.raises(Refused) as caught:
        desk.record("enterprise", name="第二厂", uscc=code().lower())
    assert "第一厂" in caught.value.title and caught.value.hint
    assert len(desk.all("enterprise")) == 2


def test_a_wrong_check_digit_is_told_with_the_right_one(desk: TryDesk) -> None:
    wrong = CODE + ("0" if code()[-1] != "0" else "1")
    error = refused(desk, "enterprise", {"name": "第二厂", "uscc": wrong})
    assert code()[-1] in error.hint


def test_a_rating_needs_its_day(desk: TryDesk) -> None:
    problem: dict[str, object] = {
        "enterprise_id": desk.firm,
        "source": "letter",
        "raised_on": "2026-01-05",
        "text": "用工",
    }
    assert [m.field for m in refused(desk, "problem", {**problem, "rating": 5}).mistakes] == ["rated_on"]
    old = desk.record(
        "problem",
        **problem,
        rating=5,
        rated_on="2026-02-01",
        closed_on="2026-01-20",
        closed_by="甲",
        owner="甲",
    )
    assert desk.get("problem", old).rating == 5, "old records are taken as given"
