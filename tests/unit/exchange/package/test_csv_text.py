"""Which cells get an apostrophe, and how values look in a CSV."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from qingdesk.domain.fields import Field, Kind
from qingdesk.exchange.package.csv_text import Lines, defuse, restore, value_of

TICK = Field("alcohol", Kind.BOOLEAN, nullable=False)
NOTE = Field("note", Kind.TEXT)
DUE = Field("due_fen", Kind.FEN)
PEOPLE = Field("visitors", Kind.JSON)
DAY = Field("eaten_on", Kind.DATE)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+86 371",
        "-5",
        "@A1",
        "\tx",
        "\rx",
        "\nx",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "  =1",
        "\u3000＝1",
        "'=1",
    ],
)
def test_formulas_are_defused(text: str) -> None:
    assert defuse(text) == f"'{text}"
    assert restore(f"'{text}") == text


@pytest.mark.parametrize("text", ["", "豫丰食品", "1+1=2", "'90年代", "''", "a=b", "《关于-》"])
def test_other_text_is_left_alone(text: str) -> None:
    assert defuse(text) == restore(text) == text


def test_an_invisible_character_hides_no_formula() -> None:
    hidden = [
        code
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cf", "Cc", "Zs", "Zl", "Zp")
        and not defuse(f"{chr(code)}=1").startswith("'")
    ]
    assert [f"{code:04X}" for code in hidden] == []


def test_a_row_in_bytes() -> None:
    lines = Lines((TICK, NOTE, DUE, PEOPLE, DAY))
    assert lines.header() == b"\xef\xbb\xbfalcohol,note,due_fen,visitors,eaten_on\r\n"
    people = '[{"name":"王䶮"}]'
    made = lines.rows([(1, "=1", -5, people, "2026-01-02"), (0, "甲,\n乙", None, None, None)]).decode()
    assert made == 'true,\'=1,-5,"[{""name"":""王䶮""}]",2026-01-02\r\nfalse,"甲,\n乙",,,\r\n'


def test_values_come_back() -> None:
    assert value_of(TICK, "true") == 1
    assert value_of(TICK, "false") == 0
    assert value_of(DUE, "-5") == -5
    assert value_of(NOTE, "'=1") == "=1"
    assert value_of(PEOPLE, "'[]") == "'[]"
    assert value_of(NOTE, "") is None


@pytest.mark.parametrize(("field", "cell"), [(TICK, "1"), (TICK, "TRUE"), (DUE, "5.0"), (DUE, "'-5")])
def test_what_is_no_value_is_refused(field: Field, cell: str) -> None:
    with pytest.raises(ValueError):
        value_of(field, cell)
