"""Printing from the store: every form, remembered by its digest, superseded by 更正, blank with numbers reserved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from qingdesk.actions.attach import attach
from qingdesk.actions.check import check
from qingdesk.actions.life import complete, void
from qingdesk.actions.printing.print_form import MOST_BLANKS, print_form, printable_named
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.errors import NotFound, Refused, UserError
from qingdesk.forms import ALL_FORMS
from qingdesk.store import printed_forms
from tests.stores import TODAY, TryDesk
from tests.unit.actions.form_records import HALF, records
from tests.unit.forms.samples import page_texts

__all__ = ["records"]


def prints(desk: TryDesk) -> list[dict[str, Any]]:
    """Every row of what was printed, oldest first."""
    cursor = desk.raw().execute("SELECT * FROM printed_form ORDER BY rowid")
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def printed(desk: TryDesk, form: str, *ids: str, **given: Any) -> str:
    """The text of what comes out of the printer."""
    return "".join(page_texts(print_form(desk.store, form, ids, today=TODAY, **given)))


WORDS = {
    "visit_record": ("走访企业记录表", "经营平稳", "王海涛（副县长）"),
    "meal_slip": ("就餐交费凭证", "¥80.00捌拾元整", "40.00×2", "河南示例食品有限公司"),
    "event_approval": ("审批表", "农机推介会", "示例商会", "¥420.00", "张建国"),
    "event_settlement": ("结算表", "农机推介会", "380.00", "¥380.00叁佰捌拾元整", "BX-0417"),
    "problem_ticket": ("交办单", "融资难", "县金融办", "三日内联系企业"),
    "problem_ledger": ("诉求台账", "融资难", "已约银行", "2026.11.20"),
    "commitment_ledger": ("承诺事项台账", "门前道路通车", "1,200,000.00", "示政文〔2026〕7号"),
    "gift_register": ("登记表", "茶叶", "¥480.00肆佰捌拾元整"),
    "declaration": ("利益关系申报表", "王海涛", "2027年11月2日"),
    "handover_list": ("工作交接清单", "融资难未办结", "企业基本情况"),
    "self_check": ("半年自查表", "没有", "王海涛"),
    "half_year_summary": ("汇总表", "王海涛（副县长）", "河南示例食品有限公司", "80.00"),
    "situation_report": ("联系企业情况报告", "走访一次。", "示例县工商联"),
}


def test_every_form_can_be_printed_from_the_store() -> None:
    for form in ALL_FORMS:
        printable = printable_named(form.name)
        assert (printable.noun, printable.kind.name) == (form.noun, form.name)
    assert set(WORDS) == {form.name for form in ALL_FORMS}


@pytest.mark.parametrize("form", WORDS)
def test_a_form_of_a_record_and_of_a_half_year(desk: TryDesk, records: dict[str, str], form: str) -> None:
    one = printed(desk, form, records[form])
    for said in WORDS[form]:
        assert said in one
    (row,) = prints(desk)
    assert (row["form"], row["revision"], row["superseded_at"]) == (form, 1, None)
    whole = printed(desk, form, period=HALF, cadre_id="" if form == "situation_report" else desk.cadre)
    for said in WORDS[form]:
        assert said in whole


@pytest.mark.parametrize("form", WORDS)
def test_english_is_for_reading_and_leaves_no_trace(
    desk: TryDesk, records: dict[str, str], form: str
) -> None:
    assert "Translation,notforsignature" in printed(desk, form, records[form], lang="en")
    assert prints(desk) == []


@pytest.mark.parametrize("form", [form.name for form in ALL_FORMS])
def test_blanks_have_reserved_numbers(desk: TryDesk, form: str) -> None:
    text = printed(desk, form, blank=2)
    numbers = [row["number"] for row in prints(desk)]
    code = desk.store.desk_code
    assert numbers == [f"{code}-2026-0001", f"{code}-2026-0002"]
    assert f"第{code}-0001号" in text and f"第{code}-0002号" in text
    assert all(row["record_id"] is None and row["revision"] == 0 for row in prints(desk))
    printed(desk, form, blank=1)
    assert [row["number"] for row in prints(desk)][-1] == f"{code}-2026-0003"


def test_a_record_takes_the_number_after_the_blanks(desk: TryDesk) -> None:
    print_form(desk.store, "visit_record", blank=3, today=TODAY)
    assert desk.get("visit", desk.visit()).number.endswith("-0004")


@pytest.mark.parametrize("many", [0, -1, MOST_BLANKS + 1])
def test_so_many_blanks_are_refused(desk: TryDesk, many: int) -> None:
    with pytest.raises(Refused):
        print_form(desk.store, "meal_slip", blank=many, today=TODAY)
    assert prints(desk) == []


def test_an_unknown_form_or_record_is_told(desk: TryDesk) -> None:
    with pytest.raises(UserError, match="visit_record"):
        print_form(desk.store, "visit_report", ["x"], today=TODAY)
    with pytest.raises(NotFound):
        print_form(desk.store, "meal_slip", ["x"], today=TODAY)


@pytest.mark.parametrize("form", WORDS)
def test_where_there_is_nothing_it_says_so(desk: TryDesk, records: dict[str, str], form: str) -> None:
    with pytest.raises(Refused):
        print_form(desk.store, form, [], today=TODAY)
    with pytest.raises(Refused, match="2024H1"):
        print_form(desk.store, form, period="2024H1", today=TODAY)
    with pytest.raises(Refused):
        print_form(desk.store, form, period=HALF, cadre_id="nobody", today=TODAY)
    assert prints(desk) == []


@pytest.mark.parametrize("form", sorted(set(WORDS) - {"half_year_summary"}))
def test_a_voided_record_is_not_printed(desk: TryDesk, records: dict[str, str], form: str) -> None:
    noun = printable_named(form).noun
    void(desk.store, noun, records[form], "录错")
    with pytest.raises(Refused):
        print_form(desk.store, form, [records[form]], today=TODAY)


def test_a_draft_is_not_printed(desk: TryDesk) -> None:
    draft = desk.visit(state="draft")
    with pytest.raises(Refused):
        print_form(desk.store, "visit_record", [draft], today=TODAY)
    event = desk.record(
        "event", title="年会", kind="annual_meeting", organiser="甲", organiser_kind="enterprise",
        starts_at="2026-12-20T09:00", applicant_id=desk.cadre,
    )  # fmt: skip
    with pytest.raises(Refused):
        print_form(desk.store, "event_approval", [event], today=TODAY)
    with pytest.raises(Refused):
        print_form(desk.store, "visit_record", period=HALF, today=TODAY)


def test_a_selection_is_one_pdf_with_bookmarks(desk: TryDesk) -> None:
    ids = [desk.visit(started_at=f"2026-11-{day}T09:30", ended_at=None) for day in (10, 11, 12)]
    document = pypdfium2.PdfDocument(print_form(desk.store, "visit_record", ids, today=TODAY))
    assert len(document) == 3
    assert [entry.get_title().split("号 ")[1] for entry in document.get_toc()] == ["河南示例食品有限公司"] * 3
    document.close()
    period = pypdfium2.PdfDocument(print_form(desk.store, "visit_record", period=HALF, today=TODAY))
    assert len(period) == 3
    period.close()


def test_the_same_print_is_remembered_once(desk: TryDesk, records: dict[str, str]) -> None:
    for _again in range(2):
        printed(desk, "meal_slip", records["meal_slip"])
    assert len(prints(desk)) == 1


def test_later_payment_makes_no_other_paper(desk: TryDesk, records: dict[str, str]) -> None:
    printed(desk, "meal_slip", records["meal_slip"])
    desk.edit("meal", records["meal_slip"], paid_fen=8000, paid_on="2026-11-20", payment_method="qr")
    assert printed(desk, "meal_slip", records["meal_slip"]).count("¥80.00捌拾元整") == 4
    (row,) = prints(desk)
    assert row["superseded_at"] is None


def test_an_approval_and_a_settlement_stand_side_by_side(desk: TryDesk, records: dict[str, str]) -> None:
    printed(desk, "event_approval", records["event_approval"])
    printed(desk, "event_settlement", records["event_settlement"])
    assert [row["superseded_at"] for row in prints(desk)] == [None, None]
    desk.record("cost", event_id=records["event_settlement"], kind="fee", amount_fen=100, payer="unit")
    printed(desk, "event_settlement", records["event_settlement"])
    assert [row["superseded_at"] is not None for row in prints(desk)] == [False, True, False]


@pytest.mark.parametrize("form", ["problem_ledger", "commitment_ledger", "half_year_summary"])
def test_a_ledger_is_named_by_its_print(desk: TryDesk, records: dict[str, str], form: str) -> None:
    first = print_form(desk.store, form, period=HALF, today=TODAY)
    printed(desk, form, period=HALF)
    (row,) = prints(desk)
    assert row["record_id"] is None and row["revision"] == 1
    assert f"第{desk.store.desk_code}-0001号" in "".join(page_texts(first))
    desk.record("problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-21", text="用工难")
    desk.record("commitment", enterprise_id=desk.firm, text="培训补贴", promised_on="2026-11-21")
    printed(desk, form, period=HALF)
    assert [row["number"][-4:] for row in prints(desk)] == ["0001", "0002"]
    found = printed_forms.get(desk.store.reader(), row["id"])
    assert found is not None and (found.form, found.digest) == (form, row["digest"])


def test_a_correction_supersedes_the_paper_and_c07_says_so(
    desk: TryDesk, records: dict[str, str], tmp_path: Path
) -> None:
    visit = records["visit_record"]
    printed(desk, "visit_record", visit)
    page = tmp_path / "scan.pdf"
    page.write_bytes(b"%PDF-1.4 \x00\x01")
    attach(desk.store, "visit", visit, page, AttachmentRole.SIGNED_SCAN)
    assert desk.get("visit", visit).state == "signed"
    assert "C07" not in codes(desk)
    corrected = desk.edit("visit", visit, reason="漏记一条意见", opinions="希望降低用电成本")
    assert (corrected.state, corrected.form_revision) == ("completed", 2)
    assert [row["superseded_at"] is not None for row in prints(desk)] == [True]
    assert "C07" in codes(desk)
    text = printed(desk, "visit_record", visit)
    assert "希望降低用电成本" in text and "第2版" in text
    assert [row["superseded_at"] is not None for row in prints(desk)] == [True, False]
    attach(desk.store, "visit", visit, page, AttachmentRole.SIGNED_SCAN)
    assert "C07" not in codes(desk)


def test_a_correction_back_is_another_paper(desk: TryDesk, records: dict[str, str]) -> None:
    visit = records["visit_record"]
    printed(desk, "visit_record", visit)
    desk.edit("visit", visit, reason="改", situation="有所下滑")
    desk.edit("visit", visit, reason="改回", situation="经营平稳")
    printed(desk, "visit_record", visit)
    assert [(row["revision"], row["superseded_at"] is None) for row in prints(desk)] == [
        (1, False),
        (3, True),
    ]


def test_completing_numbers_and_freezes(desk: TryDesk) -> None:
    visit = desk.visit(state="draft", situation="经营平稳")
    assert desk.get("visit", visit).number == ""
    complete(desk.store, "visit", visit, TODAY)
    assert desk.get("visit", visit).number.endswith("-2026-0001")
    with pytest.raises(Refused):
        desk.edit("visit", visit, situation="另一句")
    assert desk.edit("visit", visit, firm_remark="无").form_revision == 1, (
        "the firm's ticks lie outside the form"
    )


def test_what_no_font_has_is_told_and_nothing_is_remembered(desk: TryDesk) -> None:
    gift = desk.record("gift", cadre_id=desk.cadre, received_on="2026-11-02", item="茶😀", kind="goods")
    desk.record("problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-21", text="用工😀")
    tries: list[tuple[str, dict[str, Any]]] = [
        ("gift_register", {"ids": [gift]}),
        ("problem_ledger", {"period": HALF}),
    ]
    for form, given in tries:
        with pytest.raises(UserError, match="1F600"):
            printed(desk, form, *given.pop("ids", []), **given)
    assert prints(desk) == []


def codes(desk: TryDesk) -> set[str]:
    """The codes of all findings now."""
    return {each.finding.code for each in check(desk.store.reader(), TODAY)}


def test_a_gift_says_what_was_kept_this_year_until_then(desk: TryDesk) -> None:
    def gift(day: str, fen: int, **given: object) -> str:
        return desk.record(
            "gift", cadre_id=desk.cadre, received_on=day, item="茶叶", kind="goods", value_fen=fen, **given
        )

    gift("2025-12-31", 90_000)
    gift("2026-02-01", 10_000)
    gift("2026-02-02", 70_000, disposition="returned")
    asked = gift("2026-03-01", 20_000)
    before = printed(desk, "gift_register", asked)
    assert "当年累计¥300.00" in before
    gift("2026-01-05", 5_000)
    gift("2026-04-01", 60_000)
    assert "当年累计¥350.00" in printed(desk, "gift_register", asked)
    assert len({row["digest"] for row in prints(desk)}) == 1, "another gift makes no other paper of this one"
