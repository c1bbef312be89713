"""The visit page's one transaction: the visit with its meals, problems and commitments, and what was being typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from qingdesk.actions.attach import attach
from qingdesk.actions.changes import Changes
from qingdesk.actions.mistakes import Mistaken
from qingdesk.actions.visit_entry import Line, VisitEntry, from_content, mistakes_of, to_content
from qingdesk.actions.visit_page import (
    SavedVisit,
    drop_draft,
    find_draft,
    keep_draft,
    load,
    needs_reason,
    rebased,
    save_visit,
)
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.commitment import CommitmentDraft
from qingdesk.domain.meal import MealDraft, MealKind, MealPlace, PaymentMethod
from qingdesk.domain.problem import Category, Grade, ProblemDraft, ProblemSource
from qingdesk.domain.visit import VisitDraft, VisitMode, Visitor, VisitState
from qingdesk.errors import Conflict, Refused, UserError
from qingdesk.store import audit
from tests.stores import TODAY, TryDesk

LUNCH = MealDraft(kind=MealKind.LUNCH, place=MealPlace.CANTEEN, heads=2)


def page(desk: TryDesk, **changes: Any) -> VisitEntry:
    """What a person would have on a new page."""
    visit = VisitDraft(
        enterprise_id=desk.firm,
        mode=VisitMode.ONSITE,
        at_enterprise=True,
        started_at=datetime(2026, 11, 20, 9, 30),
        visitors=(Visitor(desk.cadre, "王海涛", "副县长"),),
        situation="订单平稳",
    )
    entry = VisitEntry(
        draft=visit,
        meals=(Line(LUNCH),),
        problems=(Line(ProblemDraft(text="不动产登记证", category=Category.LAND, grade=Grade.C)),),
        commitments=(Line(CommitmentDraft(text="月底前答复")),),
    )
    return replace(entry, **changes)


def save(desk: TryDesk, entry: VisitEntry, reason: str = "", *, complete: bool = False) -> SavedVisit:
    return save_visit(desk.store, entry, TODAY, reason=reason, complete=complete)


def opened(desk: TryDesk, visit_id: str) -> VisitEntry:
    return load(desk.store.reader(), visit_id)[1]


def completed(desk: TryDesk, **changes: Any) -> VisitEntry:
    return opened(desk, save(desk, page(desk, **changes), complete=True).visit.id)


def test_a_new_page_is_one_transaction_and_its_lines_follow_the_visit(desk: TryDesk) -> None:
    saved = save(desk, page(desk))
    assert saved.changes == Changes({"visits", "meals", "problems", "commitments"})
    (meal,), (problem,), (promise,) = desk.all("meal"), desk.all("problem"), desk.all("commitment")
    assert (meal.cadre_id, meal.eaten_on, meal.due_fen) == (desk.cadre, date(2026, 11, 20), 8000)
    assert (problem.source, problem.raised_on) == (ProblemSource.VISIT, date(2026, 11, 20))
    assert problem.due_on == date(2026, 11, 27)
    assert promise.promised_on == date(2026, 11, 20)
    assert {meal.visit_id, problem.visit_id, promise.visit_id} == {saved.visit.id}
    assert {meal.created_at, problem.created_at} == {saved.visit.created_at}


def test_a_line_that_cannot_be_saved_keeps_the_whole_page_back(desk: TryDesk) -> None:
    before = audit.head(desk.store.reader())
    wrong = page(desk, meals=(Line(replace(LUNCH, heads=0)),))
    with pytest.raises(Mistaken) as caught:
        save(desk, wrong)
    assert [mistake.field for mistake in caught.value.mistakes] == ["meals[0].heads"]
    assert audit.head(desk.store.reader()) == before
    assert not desk.all("visit")


def test_what_a_line_repeats_of_the_visit_is_told_once(desk: TryDesk) -> None:
    future = replace(page(desk).draft, started_at=datetime(2027, 1, 1), enterprise_id="")
    fields = [mistake.field for mistake in mistakes_of(page(desk, draft=future), TODAY)]
    assert fields == ["enterprise_id", "started_at"]


def test_a_meal_without_a_cadre_of_the_desk_is_told_at_the_visitors(desk: TryDesk) -> None:
    strangers = replace(page(desk).draft, visitors=(Visitor("", "李静", "科员"),))
    two = page(desk, draft=strangers, meals=(Line(LUNCH), Line(LUNCH)))
    assert [mistake.field for mistake in mistakes_of(two, TODAY)] == ["visitors"]


def test_an_opened_page_saved_unchanged_writes_no_record(desk: TryDesk) -> None:
    visit_id = save(desk, page(desk)).visit.id
    before = audit.head(desk.store.reader())
    assert save(desk, opened(desk, visit_id)).changes == Changes({"visits"})
    assert audit.head(desk.store.reader()) == before


def test_lines_of_a_moved_visit_move_with_it(desk: TryDesk) -> None:
    entry = opened(desk, save(desk, page(desk)).visit.id)
    save(desk, replace(entry, draft=replace(entry.draft, started_at=datetime(2026, 11, 19, 14))))
    assert desk.all("meal")[0].eaten_on == desk.all("problem")[0].raised_on == date(2026, 11, 19)


def test_lines_are_added_changed_and_voided_together(desk: TryDesk) -> None:
    entry = opened(desk, save(desk, page(desk)).visit.id)
    paid = replace(entry.meals[0], draft=replace(entry.meals[0].draft, paid_fen=8000, paid_on=TODAY))
    gone = entry.problems[0].id
    more = (*entry.commitments, Line(CommitmentDraft(text="修路")))
    saved = save(
        desk, replace(entry, meals=(paid,), problems=(), commitments=more, removed=(("problem", gone),))
    )
    assert saved.changes == Changes({"visits", "meals", "problems", "commitments"})
    assert desk.all("meal")[0].paid_fen == 8000
    assert not desk.all("problem")
    assert desk.get("problem", gone).void_reason
    assert [one.text for one in desk.all("commitment")] == ["月底前答复", "修路"]


def test_a_visit_changed_in_the_meantime_is_not_overwritten(desk: TryDesk) -> None:
    entry = opened(desk, save(desk, page(desk)).visit.id)
    desk.edit("visit", entry.id, place="二楼")
    with pytest.raises(Conflict):
        save(desk, replace(entry, draft=replace(entry.draft, situation="另一句")))
    assert desk.get("visit", entry.id).place == "二楼"


def test_completing_numbers_the_visit_in_the_same_transaction(desk: TryDesk) -> None:
    visit = save(desk, page(desk), complete=True).visit
    assert visit.state is VisitState.COMPLETED
    assert visit.number == "DESK-2026-0001"


def test_a_numbered_form_changes_only_with_a_reason(desk: TryDesk) -> None:
    entry = completed(desk)
    other = replace(entry, draft=replace(entry.draft, situation="另一句"))
    assert needs_reason(entry, other)
    with pytest.raises(Refused):
        save(desk, other)
    visit = save(desk, other, "录入有误").visit
    assert (visit.form_revision, visit.state, visit.number) == (2, VisitState.COMPLETED, "DESK-2026-0001")
    assert desk.audit_rows()[-1]["reason"] == "录入有误"


@pytest.mark.parametrize("kept", [True, False], ids=["more people ate", "there was no meal"])
def test_a_line_on_the_paper_is_corrected_with_the_visit(desk: TryDesk, kept: bool) -> None:
    entry = completed(desk)
    line = entry.meals[0]
    meals = (replace(line, draft=replace(line.draft, heads=3)),) if kept else ()
    other = replace(entry, meals=meals, removed=() if kept else (("meal", line.id),))
    assert needs_reason(entry, other)
    with pytest.raises(Refused):
        save(desk, other)
    assert save(desk, other, "人数有误").visit.form_revision == 2
    assert [meal.heads for meal in desk.all("meal")] == ([3] if kept else [])


def test_payment_and_the_firms_ticks_come_later_without_a_reason(desk: TryDesk) -> None:
    entry = completed(desk)
    line = entry.meals[0]
    paid = replace(line.draft, paid_fen=8000, paid_on=TODAY, payment_method=PaymentMethod.QR)
    other = replace(
        entry, draft=replace(entry.draft, facts_confirmed=True), meals=(replace(line, draft=paid),)
    )
    assert not needs_reason(entry, other)
    assert save(desk, other).visit.form_revision == 1
    assert desk.all("meal")[0].paid_fen == 8000


def test_a_signed_visit_still_takes_the_firms_ticks(desk: TryDesk) -> None:
    entry = completed(desk)
    scan = desk.folder.parent / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4")
    attach(desk.store, "visit", entry.id, scan, AttachmentRole.SIGNED_SCAN)
    signed = opened(desk, entry.id)
    visit = save(desk, replace(signed, draft=replace(signed.draft, levy_reported=False))).visit
    assert (visit.state, visit.levy_reported, visit.form_revision) == (VisitState.SIGNED, False, 1)


def test_a_voided_visit_is_not_saved(desk: TryDesk) -> None:
    from qingdesk.actions.life import void

    entry = opened(desk, save(desk, page(desk)).visit.id)
    void(desk.store, "visit", entry.id, "重复")
    with pytest.raises(Refused):
        save(desk, replace(entry, draft=replace(entry.draft, place="二楼")))


def test_the_page_survives_as_a_draft_with_what_could_not_be_read(desk: TryDesk) -> None:
    entry = page(desk, removed=(("meal", "m1"),))
    content = to_content(entry, {"started_on": "13月40"})
    assert from_content(content) == (entry, {"started_on": "13月40"})


def test_a_draft_is_kept_over_the_one_before_and_is_no_record(desk: TryDesk) -> None:
    before = audit.head(desk.store.reader())
    for text in ("第一句", "第二句"):
        draft = replace(page(desk).draft, situation=text)
        keep_draft(desk.store, to_content(page(desk, draft=draft), {}))
    typed = find_draft(desk.store.reader())
    assert typed is not None
    assert from_content(typed.content)[0].draft.situation == "第二句"
    assert audit.head(desk.store.reader()) == before
    assert not desk.all("visit")
    drop_draft(desk.store)
    assert find_draft(desk.store.reader()) is None


def test_saving_takes_the_draft_away_and_failing_keeps_it(desk: TryDesk) -> None:
    keep_draft(desk.store, to_content(page(desk), {}))
    with pytest.raises(UserError):
        save(desk, page(desk, meals=(Line(replace(LUNCH, heads=0)),)))
    assert find_draft(desk.store.reader()) is not None
    save(desk, page(desk))
    assert find_draft(desk.store.reader()) is None


def test_an_old_draft_can_be_saved_over_what_came_since(desk: TryDesk) -> None:
    entry = opened(desk, save(desk, page(desk)).visit.id)
    typed = replace(entry, draft=replace(entry.draft, answers="答复"))
    desk.edit("visit", entry.id, place="二楼")
    desk.edit("meal", entry.meals[0].id, note="改过")
    desk.record(
        "commitment", enterprise_id=desk.firm, visit_id=entry.id, text="新的", promised_on="2026-11-20"
    )
    settled = rebased(typed, opened(desk, entry.id))
    assert [line.draft.text for line in settled.commitments] == ["月底前答复", "新的"]
    assert save(desk, settled).visit.answers == "答复"


def test_a_line_voided_since_comes_back_as_a_new_one(desk: TryDesk) -> None:
    from qingdesk.actions.life import void

    entry = opened(desk, save(desk, page(desk)).visit.id)
    void(desk.store, "meal", entry.meals[0].id, "重复")
    settled = rebased(entry, opened(desk, entry.id))
    assert (settled.meals[0].id, settled.meals[0].draft) == ("", entry.meals[0].draft)
