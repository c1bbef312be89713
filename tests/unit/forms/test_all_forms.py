"""What holds for every form: its texts, its pages, its mark, its digest, its copies."""

from __future__ import annotations

import io
import re
from dataclasses import fields, replace
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from qingdesk.domain.mark import Mark, decode
from qingdesk.errors import UserError
from qingdesk.exchange.pictures import page_count, render_page
from qingdesk.forms import ALL_FORMS
from qingdesk.forms.page import LANDSCAPE, MARK_BOTTOM, MARK_SIDE, PORTRAIT, Size
from qingdesk.forms.paper import Paper
from qingdesk.forms.text import clean
from qingdesk.i18n import set_language
from tests.unit.forms.all_forms import ALL, module_of, pdf_of
from tests.unit.forms.naughty import PRINTED, REFUSED, UNCERTAIN, filled_with
from tests.unit.forms.samples import page_texts

NAMES = [form.name for form in ALL_FORMS]
TABLES = [name for name in NAMES if name != "situation_report"]
COPIES = {"gift_register": 3}
LONG_COPIES = {"gift_register": 3, "meal_slip": 2}


def strings(form: Paper) -> list[str]:
    """Every string of a form but its id, and but the words of the store that become ticks."""
    found: list[str] = []

    def take(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            for part in value:
                take(part)

    for field in fields(form):
        if field.name not in ("record_id", "disposition", "regulator", "resolution"):
            take(getattr(form, field.name))
    return [text for text in found if text not in ("yes", "no", "kin_employment")]


def squeezed(text: str) -> str:
    """The text as it is read from the paper: no blanks, no line breaks."""
    return "".join(clean(text).split())


def size_of(name: str) -> Size:
    found = module_of(name).KIND.size
    assert isinstance(found, Size)
    return found


def test_every_form_is_tried_here() -> None:
    assert list(ALL) == NAMES
    for form in ALL_FORMS:
        assert module_of(form.name).KIND.name == form.name


def test_both_languages_have_the_same_words() -> None:
    for name in NAMES:
        words = module_of(name).KIND.words
        chinese, english = words["zh_CN"], words["en"]
        assert chinese.labels.keys() == english.labels.keys(), name
        assert chinese.texts.keys() == english.texts.keys(), name
        assert {key: len(value) for key, value in chinese.ticks.items()} == {
            key: len(value) for key, value in english.ticks.items()
        }, name
        assert len(chinese.copies) == len(english.copies), name
        assert not any(character > "\u2e00" for character in str(english)), name


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_on_the_paper(name: str) -> None:
    # PDFium takes a hyphen at a line's end for one of its own making, and says so.
    text = "".join(page_texts(pdf_of(name, ALL[name].filled))).replace("\ufffe", "-").replace("\x02", "-")
    for said in strings(ALL[name].filled):
        assert squeezed(said) in text, said


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("which", ["filled", "blank", "english"])
def test_an_ordinary_one_has_one_page(name: str, which: str) -> None:
    lang = "en" if which == "english" else "zh_CN"
    assert page_count(pdf_of(name, getattr(ALL[name], which), lang)) == COPIES.get(name, 1)
    if which == "blank":
        assert page_count(pdf_of(name, ALL[name].blank, "en")) == COPIES.get(name, 1)


@pytest.mark.parametrize("name", NAMES)
def test_one_form_is_small_and_its_fonts_are_in_it(name: str) -> None:
    for form in (ALL[name].filled, ALL[name].blank):
        pdf = pdf_of(name, form)
        names = re.findall(rb"/BaseFont\s*/([A-Z]{6})\+", pdf)
        assert names and len(names) == pdf.count(b"/BaseFont") == pdf.count(b"/FontFile2 ")
        assert len(pdf) <= 120_000


@pytest.mark.parametrize("name", NAMES)
def test_the_same_form_gives_the_same_bytes(name: str) -> None:
    assert pdf_of(name, ALL[name].filled) == pdf_of(name, ALL[name].filled)


@pytest.mark.parametrize("name", NAMES)
def test_the_digest_leaves_out_what_comes_later(name: str) -> None:
    kind, form = module_of(name).KIND, ALL[name].filled
    said = kind.digest(form)
    outside = kind.outside | {"sample", "audit_head", "blank"}
    if kind.names_print:
        outside |= {"record_id", "number"}
    for field in fields(form):
        value = getattr(form, field.name)
        other: Any = (
            (value or 0) + 1 if isinstance(value, int) and not isinstance(value, bool)
            else not value if isinstance(value, bool)
            else (*value, "另") if isinstance(value, tuple)
            else f"{value}另"
        )  # fmt: skip
        assert (kind.digest(replace(form, **{field.name: other})) == said) == (field.name in outside), field


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("which", ["filled", "blank", "long"])
def test_a_scan_finds_the_mark_on_every_page(name: str, which: str) -> None:
    form: Any = getattr(ALL[name], which)
    pdf = pdf_of(name, form)
    copies = (LONG_COPIES if which == "long" else COPIES).get(name, 1)
    pages = page_count(pdf) // copies
    for number in range(1, page_count(pdf) + 1):
        page = render_page(pdf, number, 150)
        picture = Image.frombytes("L", (page.width, page.height), page.grey())
        (code,) = zxingcpp.read_barcodes(
            picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
        )
        assert decode(code.text) == Mark(
            record_id=form.record_id,
            form_revision=form.form_revision,
            page=(number - 1) % pages + 1,
            digest=module_of(name).digest(form)[:20],
        )


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("which", ["filled", "blank", "english", "long"])
def test_nothing_is_drawn_outside_the_box(name: str, which: str) -> None:
    form, lang = getattr(ALL[name], which), "en" if which == "english" else "zh_CN"
    pdf, size = pdf_of(name, form, lang), size_of(name)
    assert size in (PORTRAIT, LANDSCAPE)
    for number in range(1, page_count(pdf) + 1):
        page = render_page(pdf, number, 72)
        assert (page.width, page.height) == (round(size.width + 0.4), round(size.height + 0.4))
        picture = Image.frombytes("L", (page.width, page.height), page.grey()).point([255] * 200 + [0] * 56)
        left, _top, right, bottom = picture.getbbox() or (0, 0, 0, 0)
        assert left >= (51 if name == "meal_slip" else 78)
        assert right <= size.right + (30 if name == "meal_slip" else 2)
        assert bottom <= size.height - 31
        above_mark = size.height - MARK_BOTTOM - MARK_SIDE
        gap = picture.crop((0, int(above_mark) - 9, page.width, int(above_mark) - 1))
        assert gap.getbbox() is None, "something stands between the table and the mark"


@pytest.mark.parametrize("name", TABLES)
def test_a_long_one_goes_on_under_its_heading(name: str) -> None:
    form = ALL[name].long
    pages = page_texts(pdf_of(name, form))
    copies = LONG_COPIES.get(name, 1)
    one = pages[: len(pages) // copies]
    assert len(one) > 1
    words = module_of(name).KIND.words["zh_CN"]
    for number, text in enumerate(one, 1):
        assert f"第{number}页共{len(one)}页" in text
        assert squeezed(form.number) in text and words.title in text
        assert ("续表" in text) == (number > 1)
    if "no" in words.labels and name != "self_check" and name != "declaration":
        assert all("序号" in text for text in one[:-1])


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_says_so_and_a_translation_too(name: str) -> None:
    texts = page_texts(pdf_of(name, replace(ALL[name].filled, sample=True)))
    assert all("示例" in text for text in texts)
    assert all(
        "Translation,notforsignature" in text for text in page_texts(pdf_of(name, ALL[name].english, "en"))
    )


@pytest.mark.parametrize("name", NAMES)
def test_several_are_one_file_with_bookmarks(name: str) -> None:
    form = ALL[name].filled
    several = [replace(form, number=f"〔2026〕第 DESK-{n:04d} 号") for n in (1, 2, 3)]
    out = io.BytesIO()
    pages = module_of(name).render(several, out)
    document = pypdfium2.PdfDocument(out.getvalue())
    titles = [entry.get_title() for entry in document.get_toc()]
    assert len(document) == pages
    document.close()
    assert [title.split(" 号")[0] for title in titles] == [f"〔2026〕第 DESK-{n:04d}" for n in (1, 2, 3)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", PRINTED.values(), ids=PRINTED)
def test_naughty_texts_are_printed_as_they_are(name: str, text: str) -> None:
    form = filled_with(ALL[name].filled, text)
    paper = "".join(page_texts(pdf_of(name, form)))
    for piece in clean(text).split("\n"):
        # PDFium joins a base letter and its accent, and tells compatibility ideographs by their cousins.
        if not any(
            "\u0300" <= character <= "\u036f" or "\uf900" <= character <= "\ufaff" for character in piece
        ):
            assert squeezed(piece) in paper


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_no_font_has_is_named_and_nothing_is_printed(name: str, text: str) -> None:
    form = filled_with(ALL[name].filled, text)
    out = io.BytesIO()
    with pytest.raises(UserError) as refused:
        module_of(name).render(form, out)
    bad = [character for character in clean(text) if character not in "好王李甲丁乙"]
    assert all(f"U+{ord(character):04X}" in str(refused.value) for character in bad)
    assert out.getvalue() == b""
    set_language("en")
    assert all(label.isascii() for label in module_of(name).missing(form))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", UNCERTAIN.values(), ids=UNCERTAIN)
def test_others_are_printed_or_named(name: str, text: str) -> None:
    form = filled_with(ALL[name].filled, text)
    if module_of(name).missing(form):
        with pytest.raises(UserError):
            pdf_of(name, form)
    else:
        assert page_texts(pdf_of(name, form))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("character", ["长", "W"])
def test_five_thousand_characters_in_every_cell(name: str, character: str) -> None:
    filled = ALL[name].filled
    form = filled_with(replace(filled, **_shorter(filled)), character * 5000)
    many = sum(text.count(character) for text in strings(form))
    assert many >= 5000
    paper = "".join(page_texts(pdf_of(name, form)))
    assert paper.count(character) >= many * (
        2 if name == "meal_slip" else 3 if name == "gift_register" else 1
    )


def _shorter(form: Paper) -> dict[str, Any]:
    """Its lists cut to one line: ten cells of 5,000 characters are long enough."""
    lists = {field.name: getattr(form, field.name) for field in fields(form)}
    return {name: value[:1] for name, value in lists.items() if isinstance(value, tuple) and name != "total"}


@pytest.mark.parametrize("name", NAMES)
def test_a_very_long_unit_or_number_stays_on_the_paper(name: str) -> None:
    form = replace(ALL[name].filled, unit_name="示例县人民政府" * 30, number="〔2026〕第 DESK-0001 号" * 9)
    page = render_page(pdf_of(name, form), 1, 72)
    picture = Image.frombytes("L", (page.width, page.height), page.grey()).point([255] * 200 + [0] * 56)
    left, _top, right, _bottom = picture.getbbox() or (0, 0, 0, 0)
    assert left >= 51 and right <= size_of(name).right + (30 if name == "meal_slip" else 2)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_at_all_prints_an_empty_form(name: str) -> None:
    empty = type(ALL[name].filled)(record_id=ALL[name].filled.record_id, unit_name="", number="")
    assert page_count(pdf_of(name, empty)) == COPIES.get(name, 1)
