"""Any mark comes back as it was, and nothing damaged is taken for one."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from qingdesk.domain.mark import LENGTH, Mark, decode

marks = st.builds(
    Mark,
    record_id=st.uuids().map(str),
    form_revision=st.integers(1, (1 << 15) - 1),
    page=st.integers(1, 1023),
    digest=st.integers(0, (1 << 80) - 1).map("{:020x}".format),
)
letters = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


@given(marks)
def test_a_mark_comes_back(mark: Mark) -> None:
    text = mark.encode()
    assert len(text) == LENGTH
    assert decode(text) == mark


@given(marks, st.integers(0, LENGTH - 1), letters)
def test_one_wrong_character_is_seen(mark: Mark, place: int, letter: str) -> None:
    text = mark.encode()
    assume(text[place] != letter)
    assert decode(text[:place] + letter + text[place + 1 :]) is None


@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    assert decode(text) is None
