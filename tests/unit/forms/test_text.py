"""What may be printed, and where a line may end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdesk.forms.text import atoms, clean


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in atoms(text)]


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("x<y and y>z &amp; <b>", "x<y and y>z &amp; <b>"),
        ("甲\0\x07\x1b乙", "甲乙"),
        ("甲\r\n乙\u2028丙\x85丁", "甲\n乙\n丙\n丁"),
        ("甲\u202e乙\u200b\ufeff\u2066丙\u00ad", "甲乙丙"),
        ("葛\U000e0100城\ufe0f", "葛城"),
        ("\n 甲\t乙 \n", "甲 乙"),
        ("李　敏", "李　敏"),
        ("a\u00a0b", "a b"),
        ("the firm\u2019s ‘own’ 他说‘好’", "the firm's ‘own’ 他说‘好’"),
        ("", ""),
    ],
)
def test_clean(raw: str, kept: str) -> None:
    assert clean(raw) == kept


def test_punctuation_sticks_to_its_text() -> None:
    assert cut("他说：“好。”（完）") == ["他", "说：", "“好。”", "（完）"]
    assert cut("等等……然后——走") == ["等", "等……", "然", "后——", "走"]


def test_numbers_keep_their_units() -> None:
    assert cut("产值1.2 亿元，186 人") == ["产", "值", "1.2 亿元，", "186 人"]
    assert cut("40.00 元/人） 9:30—12:40") == ["40.00 元/人）", " ", "9:30—", "12:40"]
    assert cut("2026年11月20日") == ["2026年", "11月", "20日"]


def test_words_names_and_numbers_of_records_are_whole() -> None:
    assert cut("the firm’s o-ring") == ["the", " ", "firm’s", " ", "o-ring"]
    assert cut("李　敏、王某") == ["李　敏、", "王", "某"]
    assert cut("见〔2026〕第 DESK-0142 号）") == ["见", "〔2026〕第 DESK-0142 号）"]
    assert cut("豫办〔2020〕23号、") == ["豫", "办", "〔2020〕23号、"]


@given(st.text(alphabet=st.characters() | st.sampled_from("，。（“9a \n　—…")))
def test_atoms_cover_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
