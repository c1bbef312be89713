"""Ticks, signature boxes and cut lines stay inside their cells."""

from __future__ import annotations

import io

import pypdfium2
from reportlab.lib.units import mm

from qingdesk.forms.page import Box, Document, Sheet
from qingdesk.forms.parts import SEAL, SIGNATURE, cut_line, signature, tick_box, ticks


def inked(draw: object) -> tuple[int, int, int, int] | None:
    """The box of what was drawn, in points from the lower left, found in a picture of 1 pixel a point."""
    out = io.BytesIO()
    document = Document(out, title="", author="", lang="zh_CN")
    sheet = document.begin_page()
    assert callable(draw)
    draw(sheet)
    document.end_page()
    document.close()
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    picture = page.render(scale=1).to_pil().convert("L").point(lambda value: 255 if value < 200 else 0)
    box = picture.getbbox()
    return box and (box[0], picture.height - box[3], box[2], picture.height - box[1])


def test_signature_cells_have_room_for_a_hand_and_a_seal() -> None:
    assert 18 * mm <= SIGNATURE
    assert 40 * mm == SEAL


def test_the_date_stands_inside_its_cell() -> None:
    cell = Box(100, 200, 46 * mm, 41 * mm)
    found = inked(lambda sheet: signature(sheet, cell, ("年", "月", "日")))
    assert found and found[0] > 100 and found[2] < 100 + 46 * mm and found[1] > 200 and found[3] < 225


def test_ticks_stand_inside_their_cell() -> None:
    cell = Box(100, 200, 132 * mm, 12.5 * mm)
    words = (("情况属实", "无宴请馈赠", "无摊派", "无报销费用"), ("有（说明）",))
    found = inked(lambda sheet: ticks(sheet, cell, words))
    assert (
        found
        and found[0] > 100
        and found[2] < 100 + 132 * mm
        and found[1] > 200
        and found[3] < 200 + 12.5 * mm
    )


def test_a_ticked_box_has_a_hook() -> None:
    def ink(ticked: bool) -> int:
        out = io.BytesIO()
        document = Document(out, title="", author="", lang="zh_CN")
        tick_box(document.begin_page(), 100, 100, ticked=ticked)
        document.end_page()
        document.close()
        picture = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=4).to_pil().convert("L")
        return sum(picture.histogram()[:128])

    assert ink(True) > ink(False) * 1.2


def test_a_cut_line_crosses_the_paper() -> None:
    found = inked(lambda sheet: cut_line(sheet, 400))
    assert found and found[2] - found[0] > 170 * mm and found[3] - found[1] < 14


def draws(sheet: Sheet) -> None:
    """Nothing: an empty page has no ink."""


def test_an_empty_page_is_empty() -> None:
    assert inked(draws) is None
