"""Credit codes at random: made ones pass, one wrong character never does, writing them oddly changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qingdesk.domain.uscc import ALPHABET, check_character, fault, normalise

CODES = st.builds(
    lambda head, region, body: (first := head + region + body) + check_character(first),
    st.text(ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
)


@given(CODES)
def test_made_codes_pass(code: str) -> None:
    assert fault(code) is None


@given(CODES, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_no_single_character_error_passes(code: str, position: int, other: str) -> None:
    wrong = code[:position] + other + code[position + 1 :]
    assert (fault(wrong) is None) == (wrong == code)


@given(CODES, st.sets(st.integers(0, 18)), st.booleans(), st.booleans())
def test_width_blanks_and_case_do_not_matter(code: str, blanks: set[int], wide: bool, lower: bool) -> None:
    text = code.lower() if lower else code
    if wide:
        text = "".join(chr(ord(c) + 0xFEE0) for c in text)
    for position in sorted(blanks, reverse=True):
        text = text[:position] + "　" + text[position:]
    assert normalise(text) == code


@given(st.text(max_size=40))
def test_anything_at_all_is_answered(text: str) -> None:
    code = normalise(text)
    assert normalise(code) == code
    wrong = fault(code)
    assert wrong is None or wrong.reason.format(**wrong.params)
