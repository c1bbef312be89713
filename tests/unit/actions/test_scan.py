"""Scanned paper: every form from record to signed, the tray, and that no page ever goes to a wrong record."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageFilter

from qingdesk.actions.check import check
from qingdesk.actions.life import void
from qingdesk.actions.printing.print_form import print_form
from qingdesk.actions.scan import ScanReport, place, scan, tray
from qingdesk.actions.scan_match import why_words
from qingdesk.actions.scan_tray import blank_number, drop, likely
from qingdesk.domain.attachment import Attachment, AttachmentRole
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.visit import VisitState
from qingdesk.errors import Cancelled, NotFound, Refused, UserError
from qingdesk.exchange.pictures import page_count, render_page
from qingdesk.exchange.scans.keep import LARGEST_PAGE
from qingdesk.exchange.scans.marks import read_marks
from qingdesk.forms import ALL_FORMS
from qingdesk.store import attachments, drafts, orphans, printed_forms, scan_pages
from qingdesk.store.scan_pages import Why
from tests.stores import TODAY, TryDesk, tampered
from tests.unit.actions.form_records import records

__all__ = ["records"]

SIGNED = [form.name for form in ALL_FORMS if form.name != "situation_report"]


def pictures(pdf: bytes, dpi: float = 150) -> list[Image.Image]:
    """What a scanner makes of the paper."""
    found = []
    for number in range(1, page_count(pdf) + 1):
        page = render_page(pdf, number, dpi)
        found.append(Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L"))
    return found


def saved(folder: Path, name: str, pages: Sequence[Image.Image]) -> Path:
    """The pages as one file; its ending says of which kind."""
    path = folder / name
    first, rest = pages[0], list(pages[1:])
    if rest:
        first.save(path, save_all=True, append_images=rest)
    else:
        first.save(path)
    return path


def printed(desk: TryDesk, form: str, *ids: str, **given: Any) -> list[Image.Image]:
    """The pictures of a print."""
    return pictures(print_form(desk.store, form, ids, today=TODAY, **given))


def visit_paper(desk: TryDesk, **given: object) -> tuple[str, list[Image.Image]]:
    """A visit, and its paper."""
    visit = desk.visit(**given)
    return visit, printed(desk, "visit_record", visit)


def scanned(desk: TryDesk, folder: Path, pages: Sequence[Image.Image], name: str = "扫描.png") -> ScanReport:
    """Taken in as one file."""
    return scan(desk.store, [saved(folder, name, pages)])


def scans_of(desk: TryDesk, record_id: str) -> list[Attachment]:
    return attachments.of_record(desk.store.reader(), record_id)


@pytest.mark.parametrize("form", SIGNED)
def test_every_form_comes_back_to_its_record(
    desk: TryDesk, records: dict[str, str], tmp_path: Path, form: str
) -> None:
    pages = printed(desk, form, records[form])
    report = scanned(desk, tmp_path, pages, "扫描.tiff")
    [matched] = report.matched
    assert report.tray == () and report.refused == ()
    noun = next(each.noun for each in ALL_FORMS if each.name == form)
    if matched.noun == "printed_form":
        made = printed_forms.get(desk.store.reader(), matched.record_id)
        assert made is not None and made.form == form and matched.number == made.number
    else:
        assert (matched.noun, matched.record_id) == (noun, records[form])
        assert matched.number == desk.get(noun, records[form]).number
        assert NOUNS[noun].plural in report.changes
    [kept] = scans_of(desk, matched.record_id)
    assert (kept.role, kept.record_revision, kept.media_type) == (
        AttachmentRole.SIGNED_SCAN, 1, "application/pdf",
    )  # fmt: skip
    content = attachments.content(desk.store.reader(), kept.id)
    assert page_count(content) == len(pages) == len(matched.pages)
    assert kept.original_size == (tmp_path / "扫描.tiff").stat().st_size and len(kept.original_sha256) == 64
    assert (kept.size or 0) <= (LARGEST_PAGE + 1024) * len(pages)
    if noun == "visit":
        assert desk.get("visit", records[form]).state is VisitState.SIGNED
    assert orphans.find(desk.store.reader()) == []


@pytest.mark.parametrize("name", ["扫描.pdf", "扫描.jpg", "扫描.png", "扫描.tif"])
def test_every_kind_of_file(desk: TryDesk, tmp_path: Path, name: str) -> None:
    visit, pages = visit_paper(desk)
    assert [each.record_id for each in scanned(desk, tmp_path, pages, name).matched] == [visit]
    assert [kept.name for kept in scans_of(desk, visit)] == ["扫描.pdf"]


def test_pages_are_turned_upright_and_put_in_order(desk: TryDesk, tmp_path: Path) -> None:
    visit, pages = visit_paper(desk, situation="经营平稳，订单饱满。" * 260)
    assert len(pages) >= 2
    turned = [page.rotate(90 * (at + 1), expand=True) for at, page in enumerate(pages)]
    report = scanned(desk, tmp_path, list(reversed(turned)), "堆.tif")
    assert report.matched[0].pages == tuple(range(1, len(pages) + 1)) and report.matched[0].missing == ()
    [kept] = scans_of(desk, visit)
    content = attachments.content(desk.store.reader(), kept.id)
    for number in range(1, len(pages) + 1):
        page = render_page(content, number, 150)
        assert page.height > page.width
        assert [mark.page for mark in read_marks(page)] == [number]


def test_a_page_that_is_missing_is_told(desk: TryDesk, tmp_path: Path) -> None:
    _visit, pages = visit_paper(desk, situation="经营平稳，订单饱满。" * 260)
    assert scanned(desk, tmp_path, pages[1:]).matched[0].missing == (1,)


def test_several_forms_in_one_file(desk: TryDesk, tmp_path: Path) -> None:
    first, one = visit_paper(desk)
    second, two = visit_paper(desk, started_at="2026-11-19T09:30", ended_at="2026-11-19T11:00")
    report = scanned(desk, tmp_path, [*two, *one], "堆.pdf")
    assert [each.record_id for each in report.matched] == [second, first]
    assert {desk.get("visit", each).state for each in (first, second)} == {VisitState.SIGNED}


def test_a_second_scan_is_kept_beside_the_first(desk: TryDesk, tmp_path: Path) -> None:
    visit, pages = visit_paper(desk)
    for name in ("一.png", "二.png"):
        scanned(desk, tmp_path, pages, name)
    assert [kept.name for kept in scans_of(desk, visit)] == ["一.pdf", "二.pdf"]


def test_a_scan_of_an_earlier_paper_says_so_and_signs_nothing(desk: TryDesk, tmp_path: Path) -> None:
    visit, pages = visit_paper(desk)
    desk.edit("visit", visit, reason="漏记", situation="经营平稳")
    [matched] = scanned(desk, tmp_path, pages).matched
    assert matched.is_superseded and matched.form_revision == 1
    assert [kept.record_revision for kept in scans_of(desk, visit)] == [1]
    assert desk.get("visit", visit).state is VisitState.COMPLETED
    assert "C07" in {each.finding.code for each in check(desk.store.reader(), TODAY)}
    scanned(desk, tmp_path, printed(desk, "visit_record", visit), "新.png")
    assert desk.get("visit", visit).state is VisitState.SIGNED
    assert "C07" not in {each.finding.code for each in check(desk.store.reader(), TODAY)}


def test_a_paper_of_the_same_version_that_was_printed_anew_waits(desk: TryDesk, tmp_path: Path) -> None:
    visit, pages = visit_paper(desk)
    desk.edit("enterprise", desk.firm, name="河南示例食品集团有限公司")
    printed(desk, "visit_record", visit)
    report = scanned(desk, tmp_path, pages)
    assert report.matched == () and [page.why for page in report.tray] == [Why.SUPERSEDED]
    assert desk.get("visit", visit).state is VisitState.COMPLETED
    assert [one.record_id for one in likely(desk.store.reader(), report.tray[0])] == [visit]


def test_what_another_desk_printed_is_never_matched(
    desk: TryDesk, tmp_path: Path, records: dict[str, str]
) -> None:
    pages = printed(desk, "visit_record", records["visit_record"])
    tampered(desk, "DELETE FROM printed_form")  # as if this desk had never printed it
    report = scanned(desk, tmp_path, pages)
    assert report.matched == () and [page.why for page in report.tray] == [Why.UNKNOWN]
    assert scans_of(desk, records["visit_record"]) == []


def test_another_digest_of_the_same_record_is_never_matched(desk: TryDesk, tmp_path: Path) -> None:
    visit, _pages = visit_paper(desk)
    english = printed(desk, "visit_record", visit, lang="en")
    report = scanned(desk, tmp_path, english)
    assert report.matched == () and [page.why for page in report.tray] == [Why.DIFFERS]
    assert report.tray[0].record_id == visit


def test_a_page_with_two_forms_a_foreign_code_or_none_waits(desk: TryDesk, tmp_path: Path) -> None:
    import segno

    _first, one = visit_paper(desk)
    _second, two = visit_paper(desk, started_at="2026-11-19T09:30", ended_at="2026-11-19T11:00")
    both = Image.new("L", (one[0].width * 2, one[0].height), 255)
    both.paste(one[0], (0, 0))
    both.paste(two[0], (one[0].width, 0))
    code = io.BytesIO()
    segno.make("https://example.com/invoice/1", micro=False).save(code, kind="png", scale=8, border=4)
    foreign = Image.new("L", (1240, 1754), 255)
    foreign.paste(Image.open(code).convert("L"), (100, 100))
    files = [
        saved(tmp_path, "1.png", [both]),
        saved(tmp_path, "2.png", [foreign]),
        saved(tmp_path, "3.png", [Image.new("L", (1240, 1754), 255)]),
    ]
    report = scan(desk.store, files)
    assert [page.why for page in report.tray] == [Why.SEVERAL, Why.FOREIGN, Why.NO_MARK]
    assert tray(desk.store) == list(report.tray)
    assert all(why_words(why) for why in Why)
    scan(desk.store, files)
    assert len(tray(desk.store)) == 3, "the same page lies there once"
    drop(desk.store, report.tray[0].id)
    assert [page.name for page in tray(desk.store)] == ["2.png", "3.png"]


def test_voided_records_take_no_scan(desk: TryDesk, tmp_path: Path) -> None:
    visit, pages = visit_paper(desk)
    void(desk.store, "visit", visit, "重复")
    report = scanned(desk, tmp_path, pages)
    assert [page.why for page in report.tray] == [Why.VOIDED]
    with pytest.raises(Refused):
        place(desk.store, report.tray[0].id, "visit", visit)
    assert len(tray(desk.store)) == 1


def test_a_person_places_a_page(desk: TryDesk, tmp_path: Path) -> None:
    visit, _pages = visit_paper(desk)
    report = scanned(desk, tmp_path, [Image.new("L", (1240, 1754), 250)])
    [page] = report.tray
    assert [one.record_id for one in likely(desk.store.reader(), page)] == [visit]
    done = place(desk.store, page.id, "visit", visit)
    assert "visits" in done.changes
    [kept] = scans_of(desk, visit)
    assert (kept.record_revision, kept.original_sha256) == (1, page.original_sha256)
    assert desk.get("visit", visit).state is VisitState.SIGNED and tray(desk.store) == []
    assert likely(desk.store.reader(), page) == [], "what is signed is offered no more"


def test_what_cannot_be_placed(desk: TryDesk, tmp_path: Path) -> None:
    draft = desk.visit(state="draft")
    [page] = scanned(desk, tmp_path, [Image.new("L", (1240, 1754), 250)]).tray
    with pytest.raises(Refused):
        place(desk.store, page.id, "visit", draft)
    with pytest.raises(NotFound):
        place(desk.store, "nowhere", "visit", draft)
    with pytest.raises(NotFound):
        place(desk.store, page.id, "visit", "nowhere")
    with pytest.raises(UserError):
        place(desk.store, page.id, "paper", draft)
    assert len(tray(desk.store)) == 1


def test_a_blank_begins_a_draft_and_gives_its_number(desk: TryDesk, tmp_path: Path) -> None:
    blank = pictures(print_form(desk.store, "visit_record", blank=1, today=TODAY))
    report = scanned(desk, tmp_path, blank, "空白.pdf")
    assert report.matched == () and {page.why for page in report.begun} == {Why.BLANK}
    page = report.begun[0]
    number = blank_number(desk.store.reader(), page)
    assert number
    typed = drafts.find(desk.store.reader(), "scan", page.form_id)
    assert typed is not None and json.loads(typed.content)["number"] == number
    visit = desk.visit(state="draft")
    place(desk.store, page.id, "visit", visit)
    assert (desk.get("visit", visit).number, desk.get("visit", visit).state) == (number, VisitState.SIGNED)
    assert tray(desk.store) == [] and drafts.find(desk.store.reader(), "scan", page.form_id) is None
    [kept] = scans_of(desk, visit)
    assert page_count(attachments.content(desk.store.reader(), kept.id)) == len(blank)
    again = scanned(desk, tmp_path, blank, "再.pdf")
    assert [each.record_id for each in again.matched] == [visit], "the paper is known now"
    assert desk.visit(started_at="2026-11-19T09:30", ended_at="2026-11-19T11:00") and number not in {
        each.number for each in desk.all("visit") if each.id != visit
    }


def test_a_printed_record_keeps_its_number_when_a_blank_is_placed(desk: TryDesk, tmp_path: Path) -> None:
    visit, _pages = visit_paper(desk)
    number = desk.get("visit", visit).number
    blank = pictures(print_form(desk.store, "visit_record", blank=1, today=TODAY))
    page = scanned(desk, tmp_path, blank).begun[0]
    place(desk.store, page.id, "visit", visit)
    assert desk.get("visit", visit).number == number


def test_files_that_cannot_be_read_are_told_and_the_others_go_on(desk: TryDesk, tmp_path: Path) -> None:
    visit, pages = visit_paper(desk)
    bad = tmp_path / "坏.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing more")
    report = scan(desk.store, [bad, tmp_path / "gone.png", saved(tmp_path, "好.png", pages)])
    assert [each.record_id for each in report.matched] == [visit]
    assert [(each.file, each.page) for each in report.refused] == [("坏.pdf", 0), ("gone.png", 0)]
    assert all(each.title and each.hint for each in report.refused)
    with pytest.raises(UserError):
        scan(desk.store, [bad])


def test_a_stopped_scan_keeps_nothing(desk: TryDesk, tmp_path: Path) -> None:
    visit, pages = visit_paper(desk)

    def stop(done: int, total: int) -> None:
        assert (done, total) in ((0, 2), (1, 2))
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        scan(desk.store, [saved(tmp_path, "堆.tif", [pages[0], pages[0]])], stop)
    assert scans_of(desk, visit) == [] and scan_pages.count(desk.store.reader()) == 0


def test_a_bad_copy_comes_back_too(desk: TryDesk, tmp_path: Path) -> None:
    visit = desk.visit()
    for at, turn in enumerate((0, 93, 186, -94)):
        [picture] = pictures(print_form(desk.store, "visit_record", [visit], today=TODAY), 200)
        bad = picture.rotate(turn, expand=True, fillcolor=235).filter(ImageFilter.GaussianBlur(1.4))
        path = tmp_path / f"{at}.jpg"
        bad.save(path, quality=40)
        assert [each.record_id for each in scan(desk.store, [path]).matched] == [visit], turn
