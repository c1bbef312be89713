"""A blank form filled in by hand: recorded from its picture, under its own number, and signed by its own scan."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from qingdesk.actions.life import complete
from qingdesk.actions.printing.print_form import print_form, printable_named
from qingdesk.actions.printing.printable import OfSeveral
from qingdesk.actions.scan import place, scan, tray
from qingdesk.actions.scan_blank import FilledBlank, blank_of, file_blank, waiting_blank
from qingdesk.actions.scan_tray import drop
from qingdesk.actions.visit_entry import VisitEntry, from_content, to_content
from qingdesk.actions.visit_page import load, save_visit
from qingdesk.domain.visit import VisitDraft, VisitMode, Visitor, VisitState
from qingdesk.errors import NotFound
from qingdesk.forms import ALL_FORMS, OF_SEVERAL_RECORDS
from qingdesk.store import attachments, printed_forms
from tests.stores import TODAY, TryDesk


def blank(desk: TryDesk, folder: Path, form: str = "visit_record") -> FilledBlank:
    """A blank form that came back and waits."""
    path = folder / f"{form}.pdf"
    path.write_bytes(print_form(desk.store, form, blank=1, today=TODAY))
    [page] = [page for page in scan(desk.store, [path]).tray if page.page == 1]
    found = waiting_blank(desk.store.reader(), page.form_id)
    assert found is not None
    return found


def entry(desk: TryDesk, form_id: str) -> VisitEntry:
    """What a person types from the paper."""
    draft = VisitDraft(
        enterprise_id=desk.firm,
        mode=VisitMode.ONSITE,
        started_at=datetime(2026, 11, 19, 9, 30),
        visitors=(Visitor(cadre_id=desk.cadre, name="王海涛", post="副县长"),),
    )
    return VisitEntry(draft=draft, blank_id=form_id)


def test_completed_from_the_paper_it_has_its_number_and_is_signed(desk: TryDesk, tmp_path: Path) -> None:
    paper = blank(desk, tmp_path)
    assert paper.number and not paper.record_id
    saved = save_visit(desk.store, entry(desk, paper.form_id), TODAY, complete=True)
    assert (saved.visit.number, saved.visit.state) == (paper.number, VisitState.SIGNED)
    assert {"attachments", "scans", "visits"} <= saved.changes
    [scan_kept] = attachments.of_record(desk.store.reader(), saved.visit.id)
    assert scan_kept.media_type == "application/pdf" and tray(desk.store) == []
    assert waiting_blank(desk.store.reader(), paper.form_id) is None


def test_a_draft_remembers_the_paper_it_was_begun_from(desk: TryDesk, tmp_path: Path) -> None:
    paper = blank(desk, tmp_path)
    saved = save_visit(desk.store, entry(desk, paper.form_id), TODAY)
    assert (saved.visit.number, saved.visit.state) == ("", VisitState.DRAFT)
    db = desk.store.reader()
    begun = blank_of(db, saved.visit.id)
    assert begun is not None and begun.form_id == paper.form_id and begun.record_id == saved.visit.id
    again = load(db, saved.visit.id)[1]
    assert again.blank_id == paper.form_id
    assert from_content(to_content(again, {}))[0].blank_id == paper.form_id, "autosave keeps it too"
    done = save_visit(desk.store, again, TODAY, complete=True)
    assert done.visit.number == paper.number and blank_of(db, saved.visit.id) is None


def test_a_paper_that_was_thrown_away_leaves_an_ordinary_visit(desk: TryDesk, tmp_path: Path) -> None:
    paper = blank(desk, tmp_path)
    drop(desk.store, paper.page_ids[0])
    saved = save_visit(desk.store, entry(desk, paper.form_id), TODAY, complete=True)
    assert saved.visit.state is VisitState.COMPLETED and saved.visit.number not in ("", paper.number)
    with pytest.raises(NotFound):
        file_blank(desk.store, paper.form_id, "visit", saved.visit.id)


def test_another_record_takes_the_number_of_its_paper(desk: TryDesk, tmp_path: Path) -> None:
    paper = blank(desk, tmp_path, "problem_ticket")
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-20", text="用电容量不足"
    )
    file_blank(desk.store, paper.form_id, "problem", problem)
    assert desk.get("problem", problem).number == paper.number
    second = blank(desk, tmp_path, "problem_ticket")
    file_blank(desk.store, second.form_id, "problem", problem)
    assert desk.get("problem", problem).number == paper.number, "a paper of it is about already"
    assert len(attachments.of_record(desk.store.reader(), problem)) == 2


def test_an_event_that_was_entered_from_its_paper_keeps_that_number(desk: TryDesk, tmp_path: Path) -> None:
    paper = blank(desk, tmp_path, "event_approval")
    event = desk.record(
        "event", title="农机推介会", kind="promotion", organiser="农机协会", organiser_kind="association",
        starts_at="2026-11-26T09:00", applicant_id=desk.cadre,
    )  # fmt: skip
    file_blank(desk.store, paper.form_id, "event", event)
    complete(desk.store, "event", event, TODAY)
    assert desk.get("event", event).number == paper.number


def test_a_ledger_gives_no_record_its_number(desk: TryDesk, tmp_path: Path) -> None:
    assert {form.name for form in ALL_FORMS if isinstance(printable_named(form.name), OfSeveral)} == set(
        OF_SEVERAL_RECORDS
    )
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-20", text="用电容量不足"
    )
    before = desk.get("problem", problem)
    ledger = blank(desk, tmp_path, "problem_ledger")
    place(desk.store, ledger.page_ids[0], "problem", problem)
    assert desk.get("problem", problem).number == before.number
    assert printed_forms.get(desk.store.reader(), ledger.form_id) is not None
