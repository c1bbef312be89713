"""情况报告 by GB/T 9704: 22 lines of 28 characters, its levels, its page numbers, its signature."""

from __future__ import annotations

import ctypes
import importlib
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from qingdesk.exchange.pictures import render_page
from qingdesk.forms.situation_report import SituationReportForm
from tests.unit.forms.all_forms import ALL, pdf_of
from tests.unit.forms.samples import page_texts, placed_texts

REPORT: Any = ALL["situation_report"].filled
PLAIN = replace(REPORT, figures=(), paragraphs=("字" * 26 + "文" * 28 * 40,))


def lines_of(form: SituationReportForm) -> list[list[tuple[int, int, str]]]:
    """Of each page its lines as (mm from the left, mm from the top, text)."""
    pages: dict[int, list[tuple[int, int, str]]] = {}
    for placed in placed_texts(pdf_of("situation_report", form)):
        page, x, y, text = placed.split(" ", 3)
        pages.setdefault(int(page), []).append((int(x), int(y), text))
    return list(pages.values())


def test_a_page_has_22_lines_of_28_characters() -> None:
    pages = lines_of(PLAIN)
    full = [line for line in pages[1] if "—" not in line[2]]
    assert len(full) == 22
    assert {len(text) for _x, _y, text in full} == {28}
    assert {x for x, _y, _text in full} == {28}
    steps = {after[1] - before[1] for before, after in pairwise(full)}
    assert steps <= {10, 11}  # 225 mm / 22


def test_a_full_line_ends_at_the_margin() -> None:
    document = pypdfium2.PdfDocument(pdf_of("situation_report", PLAIN))
    text = document[1].get_textpage()
    rights = [text.get_charbox(index, loose=True)[2] for index in range(text.count_chars())]
    document.close()
    assert max(rights) / 72 * 25.4 == pytest.approx(28 + 156, abs=0.3)


def test_page_numbers_stand_at_the_outer_edge() -> None:
    pages = lines_of(PLAIN)
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        x, y, text = page[-1]
        assert text == f"—{number}—"
        assert (x > 150) == (number % 2 == 1) and (x < 40) == (number % 2 == 0)
        assert y > 297 - 35


def test_no_mark_and_no_digest() -> None:
    for text in page_texts(pdf_of("situation_report", replace(REPORT, audit_head="ab" * 8))):
        assert "摘要" not in text and "审计链" not in text and "二维码" not in text
    page = render_page(pdf_of("situation_report", REPORT), 1, 150)
    picture = Image.frombytes("L", (page.width, page.height), page.grey())
    assert not zxingcpp.read_barcodes(picture)


def font_of(pdf: bytes, wanted: str) -> str:
    """The font of the first place where the PDF says `wanted`."""
    pdfium: Any = importlib.import_module("pypdfium2")  # its low level has no types
    document = pdfium.PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage()
            found = text.search(wanted).get_next()
            if found:
                name = ctypes.create_string_buffer(100)
                pdfium.raw.FPDFText_GetFontInfo(text.raw, found[0], name, 100, None)
                return name.value.decode().split("+")[-1]
    finally:
        document.close()
    return ""


@pytest.mark.parametrize(
    ("said", "font"),
    [
        ("工作情况的报告", "NotoSerifSC-Bold"),
        ("一、总体情况", "NotoSansSC"),
        ("（一）走访到位", "LXGWWenKai"),
        ("坚持每半年", "NotoSerifSC"),
        ("1.提前预约", "NotoSerifSC"),
        ("（1）企业服务日", "NotoSerifSC"),
    ],
)
def test_levels_have_their_own_hand(said: str, font: str) -> None:
    assert font_of(pdf_of("situation_report", REPORT), said).startswith(font)


def test_a_heading_never_ends_a_page() -> None:
    for many in range(1, 60):
        body = ("正文" * 13 + "。",) * many
        form = replace(REPORT, figures=(), paragraphs=(*body, "三、存在问题", "个别诉求涉及多个部门。"))
        for page in lines_of(form)[:-1]:
            assert "存在问题" not in page[-2][2]


def test_the_signature_has_text_above_it() -> None:
    for many in range(1, 60):
        form = replace(REPORT, figures=(), paragraphs=("正文" * 13 + "。",) * many)
        last = [text for _x, _y, text in lines_of(form)[-1]]
        assert sum("文" in text for text in last) >= 2
        assert REPORT.unit_name in last and REPORT.date in last


def test_the_title_breaks_between_words() -> None:
    first, second = (text for _x, _y, text in lines_of(REPORT)[0][:2])
    assert (first, second) == ("关于2026年上半年领导干部", "联系企业工作情况的报告")


def test_no_line_begins_with_what_may_not() -> None:
    form = replace(REPORT, figures=(), paragraphs=("甲，乙（丙）丁“戊”己《庚》辛；" * 60,))
    for page in lines_of(form):
        for _x, _y, text in page:
            assert text[0] not in "，。；：！？）》”、" and text[-1] not in "（《“"


def test_figures_are_an_annex_on_a_page_of_its_own() -> None:
    pages = page_texts(pdf_of("situation_report", REPORT))
    assert "附件：有关数据" in pages[-2]
    assert pages[-1].startswith("附件有关数据") and "118次" in pages[-1]


def test_values_of_the_annex_end_at_one_edge() -> None:
    document = pypdfium2.PdfDocument(pdf_of("situation_report", REPORT))
    text = document[len(document) - 1].get_textpage()
    ends = {
        round(text.get_charbox(index, loose=True)[2] / 72 * 25.4, 1)
        for index in range(text.count_chars())
        if text.get_text_range(index, 1) in ("次", "件") and text.get_charbox(index)[0] > 300
    }
    document.close()
    assert len(ends) == 1 and ends.pop() == pytest.approx(28 + 156 - 2 * 156 / 28, abs=0.3)


@pytest.mark.parametrize(
    ("first", "left"), [("县委、县政府：", 28), ("现将有关情况报告如下。", 39), ("一、总体情况", 39)]
)
def test_whom_it_is_for_stands_flush_with_the_margin(first: str, left: int) -> None:
    form = replace(REPORT, paragraphs=(first, "文" * 60), figures=())
    [x] = [x for page in lines_of(form) for x, _y, text in page if text == first]
    assert x == left


def test_a_blank_has_its_lines_and_its_number() -> None:
    blank: Any = ALL["situation_report"].blank
    [page] = page_texts(pdf_of("situation_report", blank))
    assert "情况报告" in page and "第DESK-0002号" in page
    page_image = render_page(pdf_of("situation_report", blank), 1, 144)
    column = page_image.grey()[page_image.width // 2 + 60 :: page_image.width]
    rules = [y for y in range(1, len(column)) if column[y] < 200 <= column[y - 1]]
    pitch = {after - before for before, after in pairwise(rules[-18:])}
    assert pitch <= {57, 58, 59}, "22 to a page of 225 mm"
