"""What is particular to single forms: halves, copies, ticks, lines to write on, the test page."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.units import mm

from qingdesk.exchange.pictures import page_count, render_page
from qingdesk.forms.self_check import QUESTIONS
from qingdesk.forms.test_page import RULE, render
from tests.unit.forms.all_forms import ALL, pdf_of
from tests.unit.forms.samples import page_texts, placed_texts

SLIP: Any = ALL["meal_slip"].filled
GIFT: Any = ALL["gift_register"].filled
DECLARATION: Any = ALL["declaration"].filled
SELF_CHECK: Any = ALL["self_check"].filled


def grey(pdf: bytes, dpi: float = 72, page_no: int = 1) -> Image.Image:
    page = render_page(pdf, page_no, dpi)
    return Image.frombytes("L", (page.width, page.height), page.grey())


def test_both_parts_of_a_slip_bear_number_and_sum_both_ways() -> None:
    (text,) = page_texts(pdf_of("meal_slip", SLIP))
    assert text.count("〔2026〕第DESK-0031号") == 3  # and once in the foot
    assert text.count("¥80.00捌拾元整") == 4
    assert "第一联收款单位留存" in text and "第二联交费人保存备查，不作报销依据" in text


def test_a_dashed_line_with_scissors_parts_the_slip() -> None:
    placed = [line.split(" ", 3) for line in placed_texts(pdf_of("meal_slip", SLIP))]
    heads = [int(y) for _page, _x, y, text in placed if text == SLIP.unit_name]
    between = grey(pdf_of("meal_slip", SLIP), 254).crop((190, heads[1] * 10 - 35, 1900, heads[1] * 10 - 2))
    inked = between.point([1] * 200 + [0] * 56)
    rows = [sum(inked.crop((0, y, inked.width, y + 1)).tobytes()) for y in range(inked.height)]
    dashed = max(rows)
    assert between.width * 0.3 < dashed < between.width * 0.7


def test_a_slip_that_is_too_long_for_half_a_page_has_a_page_a_part() -> None:
    pages = page_texts(pdf_of("meal_slip", replace(SLIP, business="走访" * 60)))
    assert len(pages) == 2
    assert ("第一联" in pages[0], "第二联" in pages[1]) == (True, True)


def test_what_was_not_paid_leaves_room_to_write() -> None:
    (text,) = page_texts(pdf_of("meal_slip", replace(SLIP, paid="")))
    assert text.count("¥80.00捌拾元整") == 2


def test_the_register_of_gifts_has_three_copies() -> None:
    pages = page_texts(pdf_of("gift_register", GIFT))
    assert ["本人留存" in pages[0], "纪检监察机构留存" in pages[1], "第三联随物" in pages[2]] == [True] * 3
    assert all("第1页共1页" in text for text in pages)


def boxes(pdf: bytes, page_no: int = 1) -> int:
    """How much ink there is; ticks are strokes, not characters."""
    return grey(pdf, 144, page_no).point([1] * 128 + [0] * 128).histogram()[1]


@pytest.mark.parametrize("disposition", ["refused", "returned", "registered", "handed_in", "pending"])
def test_a_disposition_is_ticked(disposition: str) -> None:
    none = boxes(pdf_of("gift_register", replace(GIFT, disposition="")))
    assert boxes(pdf_of("gift_register", replace(GIFT, disposition=disposition))) > none


def test_an_interest_is_ticked_in_its_own_line_alone() -> None:
    pdfs = {
        kind: pdf_of("declaration", replace(DECLARATION, kind=kind, resolution=""))
        for kind in ("kin_shareholding", "debt")
    }
    shapes = {kind: grey(pdf, 72) for kind, pdf in pdfs.items()}
    assert shapes["kin_shareholding"].tobytes() != shapes["debt"].tobytes()
    without = pdf_of("declaration", replace(DECLARATION, has_conflict=False, kind="", resolution=""))
    assert without != pdfs["debt"]
    undeclared = pdf_of("declaration", replace(DECLARATION, has_conflict=None, kind="", resolution=""))
    assert boxes(undeclared) < boxes(without)


def test_nine_questions_are_asked_and_open_ones_stay_open() -> None:
    (text,) = page_texts(pdf_of("self_check", SELF_CHECK))
    for number in range(1, QUESTIONS + 1):
        assert str(number) in text
    assert boxes(pdf_of("self_check", replace(SELF_CHECK, answers=()))) < boxes(
        pdf_of("self_check", SELF_CHECK)
    )


def test_the_test_page_has_rules_of_100_mm() -> None:
    out = io.BytesIO()
    render(out)
    assert page_count(out.getvalue()) == 1
    assert pytest.approx(100 * mm) == RULE
    picture = grey(out.getvalue(), 254).point([255] * 128 + [0] * 128)  # 10 pixels a millimetre
    across = picture.crop((0, 1420, 1580, 1440)).getbbox()
    assert across and across[2] - across[0] == pytest.approx(1000, abs=6)
    for lang in ("zh_CN", "en"):
        again = io.BytesIO()
        render(again, lang)
        assert page_texts(again.getvalue())


@pytest.mark.parametrize("name", ["problem_ledger", "commitment_ledger", "handover_list"])
def test_a_blank_list_has_two_lines_of_9_mm_for_each_entry(name: str) -> None:
    page = render_page(pdf_of(name, ALL[name].blank), 1, 144)
    x = round((28 + 35 if name != "handover_list" else 28 + 80) * 144 / 25.4)
    column = page.grey()[x :: page.width]
    lines = [y for y in range(1, len(column)) if column[y] < 200 <= column[y - 1]]
    steps = [round((after - before) / 144 * 25.4) for before, after in pairwise(lines)]
    assert steps.count(9) >= 10
