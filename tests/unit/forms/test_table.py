"""How rows are dealt over pages."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from reportlab.lib.units import mm

from qingdesk.errors import Refused
from qingdesk.forms import half_year_summary, paper
from qingdesk.forms.half_year_summary import HalfYearSummaryForm
from qingdesk.forms.page import Box, Sheet
from qingdesk.forms.paragraph import paragraph
from qingdesk.forms.table import LINE, DrawnCell, LabelCell, Placed, Row, RuledCell, TextCell, deal

FULL = 156 * mm - 24 * mm


def text_row(count: int, wish: float = LINE) -> Row:
    """A row of `count` lines of text."""
    made = paragraph("\n".join("文" for _ in range(count)), TextCell.inner(FULL))
    return Row((LabelCell(24 * mm, ("了解情况",), again="（续）"), TextCell(FULL, made)), wish=wish)


def nothing(sheet: Sheet, box: Box) -> None:
    """A cell without anything in it."""


def block() -> list[Row]:
    return [Row((DrawnCell(156 * mm, 40 * mm, nothing),))]


def counts(pages: list[list[Placed]]) -> list[list[int]]:
    """Lines of each row of each page; 0 for a row without text."""
    return [
        [sum(c.made.line_count for c in p.row.cells if isinstance(c, TextCell) and c.made) for p in placed]
        for placed in pages
    ]


def test_rows_that_fit_stay_on_one_page_and_take_the_height_they_wish() -> None:
    rows = [text_row(1), text_row(1, wish=3 * LINE)]
    (page,) = deal(rows, block(), 200 * mm, 200 * mm)
    assert [placed.height for placed in page] == pytest.approx([LINE, 3 * LINE, 40 * mm])


def test_where_room_is_short_wishes_shrink_alike() -> None:
    rows = [text_row(1, wish=3 * LINE), text_row(1, wish=5 * LINE)]
    (page,) = deal(rows, block(), 5 * LINE + 40 * mm, 200 * mm)
    assert [placed.height for placed in page] == pytest.approx([2 * LINE, 3 * LINE, 40 * mm])


def test_a_long_text_goes_on_with_its_label() -> None:
    pages = deal([text_row(30), text_row(1)], block(), 100 * mm, 200 * mm)
    assert counts(pages) == [[15], [15, 1, 0]]
    label = pages[1][0].row.cells[0]
    assert isinstance(label, LabelCell)
    assert label.lines == ("了解情况", "（续）")


def test_a_signature_block_never_stands_alone() -> None:
    for lines in range(1, 40):
        pages = deal([text_row(lines)], block(), 100 * mm, 100 * mm)
        last = counts(pages)[-1]
        assert last[-1] == 0
        assert last[0] >= min(lines, 2), f"{lines} lines: {counts(pages)}"
        assert sum(map(sum, counts(pages))) == lines
        for page in pages:
            assert sum(placed.height for placed in page) <= 100 * mm + 0.01


def test_no_single_line_is_left_on_either_side() -> None:
    for lines in range(4, 60):
        for room in range(60, 90):
            found = counts(deal([text_row(lines), text_row(1)], block(), room * mm, 120 * mm))
            parts = [count for page in found for count in page if count][:-1]
            assert min(parts) >= 2, (lines, room, found)


def test_what_cannot_be_cut_and_fits_nowhere_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="fits on no page"):
        deal([Row((RuledCell(FULL, 40),))], block(), 100 * mm, 100 * mm)


def heading(size: float = LINE) -> Row:
    """A row of column heads."""
    return Row((LabelCell(156 * mm, ("序号",)),), wish=size, holds_next=True)


def test_a_heading_never_ends_a_page() -> None:
    for before in range(1, 40):
        rows = [text_row(1) for _ in range(before)] + [heading(), text_row(8)]
        for page in deal(rows, block(), 120 * mm, 120 * mm):
            assert not page[-1].row.holds_next


def test_heads_are_repeated_above_the_row_that_begins_a_page() -> None:
    head = Row((LabelCell(156 * mm, ("企业名称",)),))
    rows = [head, *(replace(text_row(2), heads=(head,)) for _ in range(30))]
    pages = deal(rows, block(), 120 * mm, 130 * mm)
    assert len(pages) > 2
    assert all(page[0].row is head for page in pages)
    for page in pages[1:]:
        assert sum(placed.height for placed in page) <= 130 * mm + 0.01


def test_a_short_cell_beside_a_long_one_is_not_torn_from_its_line() -> None:
    def cell(lines: int) -> TextCell:
        return TextCell(50 * mm, paragraph("\n".join("文" for _ in range(lines)), TextCell.inner(50 * mm)))

    pages = deal([Row((cell(2), cell(40), cell(3)))], [], 100 * mm, 100 * mm)
    first = [
        cell.made.line_count if isinstance(cell, TextCell) and cell.made else 0
        for cell in pages[0][0].row.cells
    ]
    later = [
        cell.made.line_count if isinstance(cell, TextCell) and cell.made else 0
        for cell in pages[1][0].row.cells
    ]
    assert (first[0], first[2]) == (2, 3)
    assert (later[0], later[2]) == (0, 0)
    assert (
        first[1]
        + sum(
            placed.row.cells[1].made.line_count
            for page in pages[1:]
            for placed in page
            if isinstance(placed.row.cells[1], TextCell) and placed.row.cells[1].made
        )
        == 40
    )


def test_a_line_of_a_list_is_not_torn_unless_it_is_very_high() -> None:
    rows = [replace(text_row(4), is_listed=True) for _ in range(30)]
    for page in counts(deal(rows, block(), 130 * mm, 150 * mm)):
        assert all(count in (4, 0) for count in page)
    high = [text_row(1), replace(text_row(40), is_listed=True)]
    assert len(counts(deal(high, block(), 100 * mm, 150 * mm))[0]) == 2, "this one fills the page"


def test_a_form_of_more_pages_than_its_code_can_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "MOST_PAGES", 2)
    line = ("1", "王海涛", "豫丰机械制造有限公司", *("1",) * 9, "0.00", "0.00")
    form = HalfYearSummaryForm(
        record_id="01936f2e-7d1a-7abc-8def-0123456789ab",
        unit_name="示例县工商联",
        number="",
        lines=(line,) * 90,
    )
    out = io.BytesIO()
    with pytest.raises(Refused) as told:
        half_year_summary.render(form, out)
    assert "2" in told.value.title and told.value.hint
    assert out.getvalue() == b""
