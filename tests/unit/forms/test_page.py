"""Lines of a paragraph, the box of the page, the document."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.units import mm

from qingdesk.forms import page
from qingdesk.forms.fonts import Role, missing_characters, width_of
from qingdesk.forms.page import Document, grouped
from qingdesk.forms.paragraph import CnParagraph, paragraph
from qingdesk.forms.text import clean

WIDTH = 240.0
NOT_FIRST = set("，。、；：？！）》」』】〕”’…—%％,.;:!?)]}")
NOT_LAST = set("“‘（《「『【〔([{￥¥")


def lines(made: CnParagraph | None) -> list[str]:
    return ["".join(word.text for word in line.words) for line in made.blPara.lines] if made else []


def test_the_box_is_that_of_the_standard() -> None:
    assert (28 * mm, 156 * mm, 220 * mm) == (page.LEFT, page.BOX_WIDTH, page.BOX_HEIGHT)
    assert pytest.approx(40 * mm) == page.TOP - page.BOX_HEIGHT
    assert 40 * mm == page.BOTTOM
    assert pytest.approx(26 * mm) == page.WIDTH - page.RIGHT


def test_no_line_begins_or_ends_wrongly() -> None:
    text = "他说：“今年前十个月，产值1.2亿元（同比增长一成）；订单排至明年三月……”《保障条例》——已宣传！" * 20
    found = lines(paragraph(text, WIDTH))
    assert len(found) > 30
    assert not [line for line in found if line[0] in NOT_FIRST]
    assert not [line for line in found if line[-1] in NOT_LAST]


def test_five_thousand_characters_without_a_blank() -> None:
    for text in ("长" * 5000, "W" * 5000, "。" * 5000, "“" * 5000):
        made = paragraph(text, WIDTH)
        assert "".join(lines(made)) == text
        assert all(width_of(line, Role.FANGSONG, 12) <= WIDTH + 0.01 for line in lines(made))


def test_line_breaks_stay() -> None:
    assert lines(paragraph("一\n\n二", WIDTH)) == ["一", "", "二"]


def test_nothing_is_printed_of_an_empty_text() -> None:
    assert paragraph(" \n\u200b ", WIDTH) is None


@settings(max_examples=60)
@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("，。“（<>& 9a\n"), max_size=200
    )
)
def test_every_character_comes_back_within_the_width(text: str) -> None:
    said = "".join(c for c in clean(text) if not missing_characters(c))
    made = paragraph(said, 100)
    blanks = str.maketrans("", "", " \u3000\n")
    assert "".join(lines(made)).translate(blanks) == clean(said).translate(blanks)
    if made:
        assert all(line.extraSpace > -0.01 or len(line.words[0].text) <= 1 for line in made.blPara.lines)


def test_divided_paragraphs_keep_their_lines() -> None:
    made = paragraph("今年前十个月产值增长。" * 30, WIDTH)
    assert made
    head, rest = made.divide(3)
    assert lines(head) + lines(rest) == lines(made)
    assert head.height == 3 * 18
    assert head.height + rest.height == made.height


def test_the_same_pages_give_the_same_bytes() -> None:
    def once() -> bytes:
        out = io.BytesIO()
        document = Document(out, title="表", author="办公室", lang="zh_CN")
        document.begin_page("一").text(100, 100, "字")
        document.end_page()
        document.close()
        return out.getvalue()

    assert once() == once()


def test_a_digest_is_shown_in_groups() -> None:
    assert grouped("7f3a91c20be455aa0c1d" + "0" * 44) == "7f3a-91c2-0be4-55aa-0c1d"
