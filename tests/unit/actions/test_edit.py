"""Edit and 更正: what changes freely, what needs a reason, what a signed visit still takes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qingdesk.actions.attach import attach
from qingdesk.actions.correct import OUTSIDE_THE_FORM
from qingdesk.actions.life import complete, void
from qingdesk.actions.mistakes import Mistaken
from qingdesk.actions.record import edit, save_edit
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.fields import fields_of
from qingdesk.domain.visit import VisitDraft, VisitState
from qingdesk.errors import Conflict, NotFound, Refused, UserError
from qingdesk.store import audit
from tests.stores import TODAY, TryDesk


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    page = tmp_path / "scan.pdf"
    page.write_bytes(b"%PDF-1.4 signed")
    return page


def test_given_fields_change_and_the_others_stay(desk: TryDesk) -> None:
    cadre = desk.edit("cadre", desk.cadre, phone="13900000000", post=None)
    assert (cadre.name, cadre.phone, cadre.post, cadre.in_scope) == ("王海涛", "13900000000", "", True)
    assert cadre.revision == 2
    assert cadre.updated_at >= cadre.created_at


def test_a_change_that_changes_nothing_writes_nothing(desk: TryDesk) -> None:
    before = audit.head(desk.store.reader())
    assert desk.edit("cadre", desk.cadre, name="王海涛").revision == 1
    assert audit.head(desk.store.reader()) == before


def test_a_draft_changes_freely(desk: TryDesk) -> None:
    visit = desk.edit("visit", desk.visit(state="draft"), situation="经营平稳", place="厂区")
    assert (visit.situation, visit.state, visit.number, visit.form_revision) == (
        "经营平稳",
        VisitState.DRAFT,
        "",
        1,
    )


def test_an_edit_may_complete_a_draft(desk: TryDesk) -> None:
    visit = desk.edit("visit", desk.visit(state="draft"), state="completed")
    assert (visit.state, visit.number) == (VisitState.COMPLETED, "DESK-2026-0001")


def test_the_form_of_a_completed_visit_changes_with_a_reason_only(desk: TryDesk) -> None:
    visit = desk.visit()
    with pytest.raises(Refused) as caught:
        desk.edit("visit", visit, situation="经营平稳")
    assert "更正" in str(caught.value) or caught.value.hint
    assert desk.get("visit", visit).situation == ""
    with pytest.raises(Refused):
        desk.edit("visit", visit, reason="  ", situation="经营平稳")
    corrected = desk.edit("visit", visit, reason="漏记", situation="经营平稳")
    assert (corrected.situation, corrected.form_revision, corrected.number) == (
        "经营平稳",
        2,
        "DESK-2026-0001",
    )


@pytest.mark.parametrize("is_signed", [False, True])
@pytest.mark.parametrize("name", sorted(OUTSIDE_THE_FORM))
def test_what_lies_outside_the_form_is_entered_later_without_a_reason(
    desk: TryDesk, scan: Path, name: str, is_signed: bool
) -> None:
    values: dict[str, object] = {
        "confirmed_by": "赵经理", "confirmed_on": "2026-11-21", "confirmed_via": "call", "firm_remark": "无",
        "transport_paid_fen": 1000,
    }  # fmt: skip
    visit = desk.visit()
    if is_signed:
        attach(desk.store, "visit", visit, scan, AttachmentRole.SIGNED_SCAN)
    state = desk.get("visit", visit).state
    saved = desk.edit("visit", visit, "", **{name: values.get(name, True)})
    assert getattr(saved, name) not in (None, "")
    assert (saved.form_revision, saved.state) == (1, state)


def test_whatever_stands_on_the_form_is_inside(desk: TryDesk) -> None:
    form = {f.name for f in fields_of(VisitDraft)} - OUTSIDE_THE_FORM - {"state"}
    assert {
        "enterprise_id",
        "started_at",
        "visitors",
        "hosts",
        "situation",
        "opinions",
        "answers",
        "place",
    } <= form


def test_a_correction_of_a_signed_visit_makes_it_completed_again(desk: TryDesk, scan: Path) -> None:
    visit = desk.visit()
    attach(desk.store, "visit", visit, scan, AttachmentRole.SIGNED_SCAN)
    assert desk.get("visit", visit).state is VisitState.SIGNED
    saved = desk.edit(
        "visit", visit, reason="日期记错", started_at="2026-11-19T09:30", ended_at="2026-11-19T10:00"
    )
    assert (saved.state, saved.form_revision) == (VisitState.COMPLETED, 2)
    assert desk.audit_rows()[-1]["reason"] == "日期记错"


@pytest.mark.parametrize("reason", ["", "理由"])
def test_nobody_signs_by_an_edit(desk: TryDesk, reason: str) -> None:
    visit = desk.visit()
    with pytest.raises(Mistaken) as caught:
        desk.edit("visit", visit, reason=reason, state="signed")
    assert caught.value.mistakes[0].field == "state"
    assert desk.get("visit", visit).state is VisitState.COMPLETED


@pytest.mark.parametrize("reason", ["", "理由"])
def test_no_way_leads_back_to_a_draft(desk: TryDesk, scan: Path, reason: str) -> None:
    visit = desk.visit()
    for _ in range(2):
        with pytest.raises(Refused):
            desk.edit("visit", visit, reason=reason, state="draft")
        attach(desk.store, "visit", visit, scan, AttachmentRole.SIGNED_SCAN)


def test_taking_the_signature_back_is_a_correction(desk: TryDesk, scan: Path) -> None:
    visit = desk.visit()
    attach(desk.store, "visit", visit, scan, AttachmentRole.SIGNED_SCAN)
    with pytest.raises(Refused):
        desk.edit("visit", visit, state="completed")
    saved = desk.edit("visit", visit, reason="扫描件有误", state="completed")
    assert (saved.state, saved.form_revision) == (VisitState.COMPLETED, 2)


def test_a_later_payment_is_no_correction(desk: TryDesk) -> None:
    meal = desk.record(
        "meal",
        enterprise_id=desk.firm,
        cadre_id=desk.cadre,
        eaten_on="2026-11-20",
        kind="lunch",
        place="canteen",
        heads=2,
    )
    saved = desk.edit("meal", meal, paid_fen=8000, paid_on="2026-11-20")
    assert (saved.is_paid, saved.form_revision) == (True, 1)
    saved = desk.edit("meal", meal, reason="人数记错", heads=3)
    assert (saved.due_fen, saved.form_revision) == (12000, 2)


def test_two_who_opened_the_same_record(desk: TryDesk) -> None:
    old = desk.get("cadre", desk.cadre)
    desk.edit("cadre", desk.cadre, phone="1")
    from dataclasses import replace

    with pytest.raises(Conflict) as caught, desk.store.transaction("test") as db:
        save_edit(db, "cadre", old, replace(old, phone="2"), TODAY, reason="")
    assert caught.value.hint
    assert desk.get("cadre", desk.cadre).phone == "1"


def test_a_voided_record_is_brought_back_first(desk: TryDesk) -> None:
    visit = desk.visit()
    void(desk.store, "visit", visit, "重复")
    with pytest.raises(Refused) as caught:
        desk.edit("visit", visit, firm_remark="无")
    assert f"unvoid visit {visit}" in caught.value.hint


@pytest.mark.parametrize("noun", ["visit", "cadre"])
def test_a_record_that_is_not_there(desk: TryDesk, noun: str) -> None:
    with pytest.raises(NotFound) as caught:
        edit(desk.store, noun, "nowhere", {}, TODAY)
    assert "nowhere" in caught.value.title


@pytest.mark.parametrize("noun", ["attachment", "nothing"])
def test_a_noun_that_cannot_be_edited(desk: TryDesk, noun: str) -> None:
    with pytest.raises(UserError):
        edit(desk.store, noun, "x", {"name": "y"}, TODAY)


def test_a_link_to_what_was_voided_since_does_not_stand_in_the_way(desk: TryDesk) -> None:
    visit = desk.visit()
    problem = desk.record(
        "problem",
        enterprise_id=desk.firm,
        visit_id=visit,
        source="visit",
        raised_on="2026-11-02",
        text="融资",
        owner="甲",
    )
    void(desk.store, "visit", visit, "重复")
    saved = desk.edit("problem", problem, closed_on="2026-11-10", closed_by="乙", result="solved")
    assert saved.closed_on == date(2026, 11, 10)
    other = desk.visit()
    void(desk.store, "visit", other, "重复")
    with pytest.raises(Mistaken):
        desk.edit("problem", problem, visit_id=other)


def test_completing(desk: TryDesk) -> None:
    draft = desk.visit(state="draft")
    complete(desk.store, "visit", draft, TODAY)
    assert (desk.get("visit", draft).state, desk.get("visit", draft).number) == (
        VisitState.COMPLETED,
        "DESK-2026-0001",
    )
    with pytest.raises(Refused):
        complete(desk.store, "visit", draft, TODAY)
    event = desk.record(
        "event", title="会", kind="other", organiser="商会", organiser_kind="chamber",
        starts_at="2027-01-01T09:00", applicant_id=desk.cadre,
    )  # fmt: skip
    complete(desk.store, "event", event, TODAY)
    assert (desk.get("event", event).submitted_on, desk.get("event", event).number) == (
        TODAY,
        "DESK-2026-0001",
    )
    with pytest.raises(Refused):
        complete(desk.store, "event", event, TODAY)
    with pytest.raises(Refused):
        complete(desk.store, "meal", event, TODAY)


def test_a_grade_moves_the_term_and_an_extension_stays(desk: TryDesk) -> None:
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-02", text="融资"
    )
    assert desk.get("problem", problem).due_on == date(2026, 11, 9), "no grade counts as C: 5 working days"
    assert desk.edit("problem", problem, grade="A").due_on == date(2026, 12, 2), "A: 30 calendar days"
    desk.record(
        "progress", problem_id=problem, noted_on="2026-11-20", kind="extension", text="等批复", told_enterprise=True,
        new_due_on="2026-12-20",
    )  # fmt: skip
    assert desk.get("problem", problem).due_on == date(2026, 12, 20)
    assert desk.edit("problem", problem, grade="B").due_on == date(2026, 12, 20)


@pytest.mark.parametrize("field", ["closed_by", "revisited_by"])
def test_the_handler_does_not_close_or_call_back_himself(desk: TryDesk, field: str) -> None:
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-02", text="融资", owner="张 三"
    )
    with pytest.raises(Refused) as caught:
        desk.edit("problem", problem, **{field: "张　三"})
    assert "张 三" in caught.value.title and caught.value.hint
    assert getattr(desk.edit("problem", problem, **{field: "李四"}), field) == "李四"


def test_a_renamed_firm_keeps_its_former_names_once_each(desk: TryDesk) -> None:
    first = desk.get("enterprise", desk.firm).name
    for name in ("河南示例食品集团", first, "河南示例食品集团", "河南示例食品集团　", "示例集团"):
        edit(desk.store, "enterprise", desk.firm, {"name": name}, TODAY)
    assert desk.get("enterprise", desk.firm).former_names == (first, "河南示例食品集团")
    edit(desk.store, "enterprise", desk.firm, {"name": "新名", "former_names": ["旧名"]}, TODAY)
    assert desk.get("enterprise", desk.firm).former_names == ("旧名",)
