"""GB18030 by the table of 2022."""

from __future__ import annotations

import pytest

from qingdesk.exchange.roster.gb18030 import MOVED, decode, modern

MOVED_PLACES = (
    [
        "A6D9",
        "A6DA",
        "A6DB",
        "A6DC",
        "A6DD",
        "A6DE",
        "A6DF",
        "A6EC",
        "A6ED",
        "A6F3",
        "FE59",
        "FE61",
        "FE66",
        "FE67",
        "FE6D",
        "FE7E",
        "FE90",
        "FEA0",
    ],
    [
        "FE10",
        "FE12",
        "FE11",
        "FE13",
        "FE14",
        "FE15",
        "FE16",
        "FE17",
        "FE18",
        "FE19",
        "9FB4",
        "9FB5",
        "9FB6",
        "9FB7",
        "9FB8",
        "9FB9",
        "9FBA",
        "9FBB",
    ],
)


@pytest.mark.parametrize(("place", "character"), list(zip(*MOVED_PLACES, strict=True)))
def test_the_eighteen_places_that_moved(place: str, character: str) -> None:
    assert decode(bytes.fromhex(place)) == chr(int(character, 16))


def test_the_place_of_2005() -> None:
    assert decode(bytes.fromhex("A8BC")) == "\u1e3f"


@pytest.mark.parametrize("text", ["企业名称", "䶮㛃𠅤𬭁", "abc,1"])
def test_the_rest_is_as_before(text: str) -> None:
    assert decode(text.encode("gb18030")) == text


def test_bytes_that_are_none() -> None:
    with pytest.raises(UnicodeDecodeError):
        decode(b"\xff\xff")


def test_what_a_private_character_stood_for() -> None:
    assert modern("\ue81e") == "\u9fb4"
    assert modern("\ue000") == ""
    assert len(MOVED) == 19
