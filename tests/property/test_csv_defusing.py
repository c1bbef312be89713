"""Text goes out as a cell that no spreadsheet program runs, and comes back as it was."""

from __future__ import annotations

import csv
import io
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from qingdesk.domain.fields import Field, Kind
from qingdesk.exchange.package.csv_text import BOM, Lines, defuse, restore, value_of

NASTY = "'=+-@＝＋－＠\t\r\n \u3000\xa0\u200b\ufeff\x00\",a企"
TEXTS = st.text(st.sampled_from(NASTY), max_size=12) | st.text(max_size=40)

NAME = Field("name", Kind.TEXT)
IS_HOME = Field("is_home", Kind.BOOLEAN, nullable=False)
PAID = Field("paid_fen", Kind.FEN)
KEY = Field("unit_id", Kind.ID)
FIELDS = (NAME, IS_HOME, PAID, KEY)


def first_seen(cell: str) -> str:
    """The first character that is neither a space nor invisible; a tab or line break counts as seen."""
    return next(
        (c for c in cell if c in "\t\r\n" or not (c.isspace() or unicodedata.category(c) in ("Cc", "Cf"))), ""
    )


@given(TEXTS)
@example("'=1+1")
@example("''=1+1")
@example("' =1")
@example("\u3000＝cmd|' /C calc'!A0")
@example("\ufeff\u200b@SUM(A1)")
@example("-")
def test_back_and_forth(text: str) -> None:
    cell = defuse(text)
    assert restore(cell) == text
    assert first_seen(cell) not in {*"=+-@＝＋－＠\t\r\n"}


@given(st.text(st.characters(categories=("L", "N")), max_size=20))
def test_plain_text_stays(text: str) -> None:
    assert defuse(text) == text
    assert restore(text) == text


ROWS = st.lists(
    st.tuples(
        TEXTS.filter(bool) | st.none(),
        st.integers(0, 1),
        st.integers(-(10**12), 10**12) | st.none(),
        TEXTS.filter(bool) | st.none(),
    ),
    max_size=5,
)


@given(ROWS)
def test_a_table_comes_back(rows: list[tuple[str | None, int, int | None, str | None]]) -> None:
    lines = Lines(FIELDS)
    given = lines.header() + lines.rows(rows)
    assert given.startswith(BOM)
    read = list(csv.reader(io.StringIO(given.decode("utf-8-sig"), newline=""), strict=True))
    assert read[0] == [field.name for field in FIELDS]
    back = [tuple(value_of(field, cell) for field, cell in zip(FIELDS, row, strict=True)) for row in read[1:]]
    assert back == rows
