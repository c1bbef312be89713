"""Pages of a PDF as pictures."""

from __future__ import annotations

import io
import threading

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from qingdesk.errors import UserError
from qingdesk.exchange.pictures import page_count, render_page


def pdf(pages: int = 2) -> bytes:
    """Empty pages of 100 by 50 points, an odd width in pixels at 75 dpi."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(100, 50)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def test_pages_are_counted() -> None:
    assert page_count(pdf(3)) == 3


def test_a_page_is_white_and_without_padding() -> None:
    page = render_page(pdf(), 2, 75)
    assert (page.width, page.height) == (105, 53)
    assert page.rgb == b"\xff" * 3 * 105 * 53
    assert page.grey() == b"\xff" * 105 * 53


def test_rows_stand_one_below_the_other() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, (100, 50))
    canvas.rect(0, 0, 50, 50, stroke=0, fill=1)
    canvas.save()
    page = render_page(out.getvalue(), 1, 75)
    rows = {page.grey()[start : start + 105] for start in range(0, len(page.grey()), 105)}
    assert all(row[:50] == b"\0" * 50 and row[55:] == b"\xff" * 50 for row in rows)


def test_a_png_reads_back() -> None:
    page = render_page(pdf(), 1, 75)
    picture = Image.open(io.BytesIO(page.png()))
    assert picture.size == (105, 53)
    assert picture.convert("RGB").tobytes() == page.rgb


@pytest.mark.parametrize("number", [0, 3])
def test_a_page_that_is_not_there(number: int) -> None:
    with pytest.raises(IndexError):
        render_page(pdf(), number, 75)


@pytest.mark.parametrize("damaged", [b"", b"PK\x03\x04 a workbook", pdf()[:80]])
def test_what_is_no_pdf_is_refused_in_plain_words(damaged: bytes) -> None:
    with pytest.raises(UserError) as refused:
        page_count(damaged)
    assert refused.value.hint
    with pytest.raises(UserError):
        render_page(damaged, 1, 75)


def test_threads_take_turns() -> None:
    seen: list[int] = []
    threads = [
        threading.Thread(target=lambda: seen.append(render_page(pdf(), 1, 150).width)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(seen)) == 1 and len(seen) == 8
