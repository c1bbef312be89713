"""Sums as text and back again; capital numerals read as a clerk reads them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qingdesk.domain.money import capital, parse_yuan, yuan
from qingdesk.i18n import format_money

_DIGITS = {word: value for value, word in enumerate("零壹贰叁肆伍陆柒捌玖")}
_SMALL = {"拾": 10, "佰": 100, "仟": 1000}
_WIDE = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


@given(st.integers(-(10**13), 10**13))
def test_written_and_read_again(fen: int) -> None:
    assert parse_yuan(yuan(fen)) == fen
    assert parse_yuan(format_money(fen)) == fen
    assert parse_yuan(f" ￥{format_money(fen).translate(_WIDE)} 元 ") == fen


def clerk(words: str) -> int:
    """The fen that capital numerals say, read from left to right."""
    total = section = digit = 0
    whole, unit, part = words.removesuffix("整").partition("元")
    if not unit:
        whole, part = "", words.removesuffix("整")
    for word in whole:
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word in _SMALL:
            section, digit = section + digit * _SMALL[word], 0
        elif word == "万":
            total, section, digit = total + (section + digit) * 10**4, 0, 0
        else:
            total, section, digit = (total + section + digit) * 10**8, 0, 0
    fen = (total + section + digit) * 100
    digit = 0
    for word in part:
        if word in _DIGITS:
            digit = _DIGITS[word]
        else:
            fen += digit * {"角": 10, "分": 1}[word]
    return fen


@given(st.integers(0, 10**14 - 1))
def test_capital_numerals_say_the_sum(fen: int) -> None:
    words = capital(fen)
    assert clerk(words) == fen
    assert "零零" not in words
    assert words.endswith(("整", "分"))
    assert not words.startswith("零") or words == "零元整"
