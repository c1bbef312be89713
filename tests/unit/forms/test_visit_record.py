"""The visit record: what it says, what it refuses, what a scan finds on it."""

from __future__ import annotations

import io
import re
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFont

from qingdesk.domain.mark import Mark, decode
from qingdesk.errors import Cancelled, UserError
from qingdesk.exchange.pictures import page_count, render_page
from qingdesk.forms import ALL_FORMS
from qingdesk.forms.visit_record import NAME, VisitRecordForm, digest, missing, render
from qingdesk.i18n import set_language
from qingdesk.paths import resource
from tests.unit.forms.samples import BLANK, ENGLISH, FILLED, LONG, page_texts, placed_texts, printed


def test_it_is_on_the_list() -> None:
    assert NAME in {form.name for form in ALL_FORMS}


def test_every_text_of_the_record_is_on_the_paper() -> None:
    (text,) = page_texts(printed(replace(FILLED, remark="企业备注一条")))
    for field in fields(FILLED):
        value = getattr(FILLED, field.name)
        for said in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
            if field.name != "record_id":
                assert "".join(said.split()) in text, field.name
    assert "企业备注一条" in text


@pytest.mark.parametrize(
    "raw", ["x<y and y>z", "面积<b>大", "&amp;", "<br/>", "<img src='file:///etc/passwd'/>"]
)
def test_mark_up_is_text(raw: str) -> None:
    (text,) = page_texts(printed(replace(FILLED, situation=raw, enterprise=raw)))
    assert text.count("".join(raw.split())) == 2


def test_control_and_direction_marks_do_not_reach_the_paper() -> None:
    (text,) = page_texts(
        printed(replace(FILLED, situation="甲\0\x07乙\u202e丙\u200b丁\r\n戊", opinions="\n"))
    )
    assert "甲乙丙丁戊" in text


@pytest.mark.parametrize("text", ["长" * 5000, "W" * 5000, "。" * 5000])
def test_five_thousand_characters_without_a_blank_are_all_printed(text: str) -> None:
    pages = page_texts(printed(replace(FILLED, situation=text)))
    assert "".join(pages).count(text[0]) >= 5000
    assert "签" in pages[-1]


def test_every_cell_can_run_over_a_page() -> None:
    for field in fields(FILLED):
        value = getattr(FILLED, field.name)
        if field.name in ("record_id", "number", "unit_name", "audit_head", "enterprise", "enterprise_code"):
            continue
        if isinstance(value, bool | int):
            continue
        long: Any = "话" * 3000 if isinstance(value, str) else ("话" * 3000,)
        pages = page_texts(printed(replace(FILLED, **{field.name: long})))
        assert len(pages) > 1 and "".join(pages).count("话") == 3000, field.name


def test_empty_fields_print_an_empty_form() -> None:
    empty = VisitRecordForm(record_id=FILLED.record_id, unit_name="", number="")
    assert len(page_texts(printed(empty))) == 1


def test_rare_characters_print_and_can_be_copied() -> None:
    (text,) = page_texts(printed(replace(FILLED, visitors=("䶮㛃𬭁𠮷（副县长）",))))
    assert "䶮㛃𬭁𠮷（副县长）" in text


@pytest.mark.parametrize(
    ("character", "font"),
    [("䶮", "NotoSerifSC-Regular"), ("㛃", "NotoSerifSC-Regular"), ("𬭁", "NotoSerifSC-Regular"),
     ("𠮷", "LXGWWenKai-Regular")],
)  # fmt: skip
def test_rare_characters_have_their_own_shape(character: str, font: str) -> None:
    def picture(said: str) -> Image.Image:
        page = render_page(printed(replace(BLANK, blank=False, situation=said)), 1, 288)
        return Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L")

    # The mark and the digest in the foot differ too, so only the table is compared.
    shown, empty = (picture(said).crop((0, 0, 2380, 2900)) for said in (character, ""))
    box = ImageChops.difference(shown, empty).getbbox()
    assert box
    glyph = shown.crop(box).resize((64, 64))
    drawn = Image.new("L", (400, 400), 255)
    ImageDraw.Draw(drawn).text(
        (50, 50), character, 0, ImageFont.truetype(resource("fonts", f"{font}.ttf"), 192)
    )
    inked = ImageChops.invert(drawn).getbbox()
    assert inked
    expected = drawn.crop(inked).resize((64, 64))
    difference = ImageChops.difference(glyph, expected).histogram()
    assert sum(value * count for value, count in enumerate(difference)) / 64 / 64 < 50


def test_what_no_font_has_is_named_with_its_cell() -> None:
    form = replace(FILLED, situation="好😀", visitors=("甲\ue000", "乙😀"))
    assert missing(form) == {"了解情况": ["😀"], "走访人员": ["\ue000", "😀"]}
    set_language("en")
    assert missing(form) == {"Situation": ["😀"], "Visitors": ["\ue000", "😀"]}


def test_nothing_is_written_when_a_character_is_missing() -> None:
    out = io.BytesIO()
    with pytest.raises(UserError) as refused:
        render([FILLED, replace(FILLED, number="〔2026〕第 DESK-0099 号", situation="好😀")], out)
    assert "DESK-0099" in str(refused.value)
    assert "😀" in str(refused.value) and "U+1F600" in str(refused.value)
    assert out.getvalue() == b""


def test_the_same_record_gives_the_same_bytes() -> None:
    assert printed(FILLED) == printed(FILLED)
    assert printed(BLANK) == printed(BLANK)


def test_the_digest_is_over_the_forms_strings() -> None:
    # For good: paper printed today must be recognised in years.
    assert digest(FILLED) == digest(replace(FILLED, audit_head="12 abcd", sample=True))
    assert digest(FILLED) != digest(replace(FILLED, opinions=FILLED.opinions + "。"))
    assert digest(FILLED) != digest(replace(FILLED, form_revision=2))
    assert re.fullmatch("[0-9a-f]{64}", digest(FILLED))


def test_fonts_are_embedded_and_cut_to_what_is_used() -> None:
    pdf = printed(FILLED)
    names = re.findall(rb"/BaseFont\s*/([A-Z]{6})\+", pdf)
    assert names and len(names) == pdf.count(b"/BaseFont") == pdf.count(b"/FontFile2 ")
    assert len(pdf) < 120_000
    assert len(printed(BLANK)) < 120_000


@pytest.mark.parametrize(
    ("form", "lang"), [(FILLED, "zh_CN"), (BLANK, "zh_CN"), (ENGLISH, "en"), (LONG, "zh_CN")]
)
def test_a_scan_finds_the_mark_on_every_page(form: VisitRecordForm, lang: str) -> None:
    pdf = printed(form, lang)
    for number in range(1, page_count(pdf) + 1):
        page = render_page(pdf, number, 150)
        picture = Image.frombytes("L", (page.width, page.height), page.grey())
        (code,) = zxingcpp.read_barcodes(
            picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
        )
        assert decode(code.text) == Mark(
            record_id=form.record_id, form_revision=form.form_revision, page=number, digest=digest(form)[:20]
        )


def test_the_mark_is_24_mm_wide_at_its_place() -> None:
    page = render_page(printed(FILLED), 1, 254)  # 10 pixels a millimetre
    picture = Image.frombytes("L", (page.width, page.height), page.grey()).point([255] * 128 + [0] * 128)
    left, top, right, bottom = picture.crop((250, 2590, 540, 2960)).getbbox() or (0, 0, 0, 0)
    assert (left + 250, right + 250) == pytest.approx((280, 520), abs=2)
    assert (top + 2590, bottom + 2590) == pytest.approx((2970 - 360, 2970 - 120), abs=2)


def test_a_long_visit_goes_on_under_its_heading() -> None:
    pages = page_texts(printed(LONG))
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in text
        assert FILLED.enterprise in text and "〔2026〕第DESK-0087号" in text
        assert ("续表" in text) == (number > 1)
    assert "（续）" in pages[1]
    assert "企业确认" in pages[-1] and "就餐" in pages[-1]


@pytest.mark.parametrize("repeats", range(1, 40, 2))
def test_a_signature_block_always_has_text_above_it(repeats: int) -> None:
    pages = page_texts(printed(replace(FILLED, situation="情况" * 12 * repeats)))
    assert "就餐" in pages[-1] and "企业确认" in pages[-1]
    assert not any("企业确认" in text for text in pages[:-1])


def test_nothing_is_drawn_outside_the_box() -> None:
    for form, lang in (
        (FILLED, "zh_CN"),
        (BLANK, "zh_CN"),
        (ENGLISH, "en"),
        (replace(BLANK, number="N"), "en"),
    ):
        page = render_page(printed(form, lang), 1, 72)
        picture = Image.frombytes("L", (page.width, page.height), page.grey()).point([255] * 200 + [0] * 56)
        left, _top, right, bottom = picture.getbbox() or (0, 0, 0, 0)
        assert left >= 78 and right <= 523 and bottom <= 842 - 32
        between = picture.crop((0, 842 - 112, 595, 842 - 103))  # below the frame, above the mark
        assert between.getbbox() is None


def test_a_sample_says_so() -> None:
    (text,) = page_texts(printed(replace(FILLED, sample=True)))
    assert "示例数据，不作凭证" in text
    (text,) = page_texts(printed(replace(ENGLISH, sample=True), "en"))
    assert "SAMPLE" in text


def test_the_english_copy_is_not_for_signature() -> None:
    assert all("Translation,notforsignature" in text for text in page_texts(printed(ENGLISH, "en")))
    assert "Translation" not in page_texts(printed(FILLED))[0]


def test_many_forms_in_one_file_are_listed_and_cheap() -> None:
    forms = [replace(FILLED, number=f"〔2026〕第 DESK-{n:04d} 号") for n in range(1, 31)]
    seen: list[tuple[int, int]] = []
    out = io.BytesIO()
    assert render(forms, out, progress=lambda done, total: seen.append((done, total))) == 30
    document = pypdfium2.PdfDocument(out.getvalue())
    titles = [entry.get_title() for entry in document.get_toc()]
    document.close()
    assert titles == [f"{form.number} {form.enterprise}" for form in forms]
    assert seen[0] == (0, 30) and seen[-1] == (30, 30)
    # One subset of each font serves all: far less than thirty files.
    assert len(out.getvalue()) < 5 * len(printed(FILLED))
    assert [text.count("第1页共1页") for text in page_texts(out.getvalue())] == [1] * 30


def test_printing_can_be_stopped() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    out = io.BytesIO()
    with pytest.raises(Cancelled):
        render([FILLED] * 3, out, progress=stop)
    assert out.getvalue() == b""


@settings(max_examples=25)
@given(
    st.builds(
        replace,
        st.just(FILLED),
        situation=st.text(max_size=300),
        place=st.text(max_size=60),
        visitors=st.lists(st.text(max_size=20), max_size=5).map(tuple),
    )
)
def test_any_text_prints_or_is_refused_by_name(form: VisitRecordForm) -> None:
    found = missing(form)
    if found:
        with pytest.raises(UserError):
            printed(form)
    else:
        assert page_texts(printed(form))


def test_a_form_that_is_a_little_too_long_is_tightened_onto_its_page() -> None:
    lines = {many: replace(FILLED, situation="\n".join(["经营平稳"] * many)) for many in range(3, 20)}
    pages = {many: page_count(printed(form)) for many, form in lines.items()}
    assert [pages[many] for many in sorted(pages)] == sorted(pages.values()), "more text is never fewer pages"
    last = max(many for many, count in pages.items() if count == 1)
    steps = [
        after - before
        for before, after in pairwise(
            int(line.split(" ")[2])
            for line in placed_texts(printed(lines[last]))
            if line.endswith("经营平稳")
        )
    ]
    assert set(steps) <= {5, 6} and 5 in steps, "1.3 of 12 points"
    assert pages[last + 1] == 2
