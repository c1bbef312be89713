"""Printing visit records: what is refused, what is remembered, what stands on the page."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest

from qingdesk.actions.life import void
from qingdesk.actions.printing.print_form import print_form
from qingdesk.actions.printing.take_along import visit_record_to_take_along
from qingdesk.domain.number import shown_number
from qingdesk.errors import NotFound, Refused
from qingdesk.store import visits
from tests.stores import TODAY, TryDesk


def text(pdf: bytes) -> str:
    document = pdfium.PdfDocument(io.BytesIO(pdf))
    found = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return found


def print_visits(desk: TryDesk, ids: list[str], lang: str = "zh_CN") -> bytes:
    return print_form(desk.store, "visit_record", ids, today=TODAY, lang=lang)


def remembered(desk: TryDesk) -> list[tuple[object, ...]]:
    rows = desk.raw().execute(
        "SELECT number, record_id, revision, superseded_at IS NULL FROM printed_form ORDER BY id"
    )
    return list(rows.fetchall())


def test_a_completed_visit_is_printed_with_its_meal_and_remembered(desk: TryDesk) -> None:
    visit = desk.visit(situation="经营平稳", place="第一车间")
    desk.record(
        "meal", enterprise_id=desk.firm, cadre_id=desk.cadre, visit_id=visit, eaten_on="2026-11-20", kind="lunch",
        place="canteen", heads=2,
    )  # fmt: skip
    page = text(print_visits(desk, [visit]))
    for words in (
        "河南示例食品有限公司",
        "王海涛",
        "经营平稳",
        "第一车间",
        "80.00",
        "〔2026〕第 DESK-0001 号",
    ):
        assert words in page, words
    assert remembered(desk) == [("DESK-2026-0001", visit, 1, 1)]
    print_visits(desk, [visit])
    assert len(remembered(desk)) == 1, "the same form printed again is the same form"


def test_a_correction_supersedes_the_paper(desk: TryDesk) -> None:
    visit = desk.visit(situation="经营平稳")
    print_visits(desk, [visit])
    desk.edit("visit", visit, firm_remark="无")
    print_visits(desk, [visit])
    assert len(remembered(desk)) == 1, "what lies outside the form leaves the paper as it is"
    desk.edit("visit", visit, reason="漏记", situation="有困难")
    print_visits(desk, [visit])
    assert remembered(desk) == [("DESK-2026-0001", visit, 1, 0), ("DESK-2026-0001", visit, 2, 1)]


def test_several_at_once(desk: TryDesk) -> None:
    ids = [desk.visit(), desk.visit()]
    page = text(print_visits(desk, ids))
    assert "DESK-0001" in page and "DESK-0002" in page
    assert len(remembered(desk)) == 2


def test_what_is_not_printed(desk: TryDesk) -> None:
    draft, gone = desk.visit(state="draft"), desk.visit()
    void(desk.store, "visit", gone, "重复")
    for visit in (draft, gone):
        with pytest.raises(Refused) as caught:
            print_visits(desk, [desk.visit(), visit])
        assert caught.value.hint
    with pytest.raises(NotFound):
        print_visits(desk, ["nowhere"])
    assert remembered(desk) == []


def test_blank_forms_take_numbers_that_no_visit_gets(desk: TryDesk) -> None:
    page = text(print_form(desk.store, "visit_record", blank=2, today=TODAY))
    assert "DESK-0001" in page and "DESK-0002" in page
    assert [number for number, _id, _revision, _now in remembered(desk)] == [
        "DESK-2026-0001",
        "DESK-2026-0002",
    ]
    assert visits.get(desk.store.reader(), desk.visit()).number == "DESK-2026-0003"
    for many in (0, -1, 201):
        with pytest.raises(Refused):
            print_form(desk.store, "visit_record", blank=many, today=TODAY)


def test_an_english_copy_is_not_for_signature_and_not_remembered(desk: TryDesk) -> None:
    page = text(print_visits(desk, [desk.visit()], lang="en"))
    assert "DESK-0001" in page
    assert remembered(desk) == []


def test_numbers_on_paper() -> None:
    assert shown_number("DESK-2026-0012") == "〔2026〕第 DESK-0012 号"
    assert shown_number("") == ""


def test_a_form_to_take_along_says_what_is_known_and_leaves_the_rest(desk: TryDesk) -> None:
    from datetime import datetime

    from qingdesk.domain.visit import VisitDraft, VisitMode, Visitor
    from qingdesk.errors import Refused

    draft = VisitDraft(
        enterprise_id=desk.firm, mode=VisitMode.ONSITE, started_at=datetime(2026, 11, 25), place="东区一号",
        visitors=(Visitor(desk.cadre, "王海涛", "副县长"),),
    )  # fmt: skip
    page = text(visit_record_to_take_along(desk.store, draft, TODAY))
    for said in ("河南示例食品有限公司", "2026年11月25日", "东区一号", "王海涛（副县长）", "DESK-0001"):
        assert said in page, said
    assert desk.all("visit") == []
    row = desk.store.reader().execute("SELECT number, record_id FROM printed_form").fetchone()
    assert row is not None and row[0] == "DESK-2026-0001"
    with pytest.raises(Refused):
        visit_record_to_take_along(desk.store, VisitDraft(), TODAY)
