"""Money: fen inside, yuan at the edges, capital numerals on slips."""

from __future__ import annotations

import pytest

from qingdesk.domain.fields import BadValue
from qingdesk.domain.money import capital, parse_yuan, yuan


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("80", 8000), ("80.5", 8050), ("80.05", 8005), ("0.01", 1), ("1,240.00", 124000), ("1,234,567.89", 123456789),
        ("８０元", 8000), ("￥80", 8000), ("¥ 80.00 元", 8000), ("-5", -500), ("－5", -500), ("12 345", 1234500),
        ("", None), ("   ", None), ("元", None), ("007", 700),
    ],
)  # fmt: skip
def test_what_people_type(typed: str, fen: int | None) -> None:
    assert parse_yuan(typed) == fen


@pytest.mark.parametrize(
    "typed",
    [
        "八十",
        "80.005",
        "8o",
        "1,24.00",
        "12,34",
        "80..0",
        "--5",
        "5-",
        ".5",
        "80.",
        "1e3",
        "٣",
        "80元5角",
        "∞",
    ],
)
def test_what_is_no_sum_is_refused_and_never_rounded(typed: str) -> None:
    with pytest.raises(BadValue) as caught:
        parse_yuan(typed)
    assert caught.value.params == {"value": typed}


@pytest.mark.parametrize(
    ("fen", "text"), [(8000, "80.00"), (5, "0.05"), (-5, "-0.05"), (0, "0.00"), (-12345, "-123.45")]
)
def test_written_for_csv(fen: int, text: str) -> None:
    assert yuan(fen) == text


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"), (1, "壹分"), (10, "壹角整"), (15, "壹角伍分"), (100, "壹元整"), (8000, "捌拾元整"),
        (8005, "捌拾元零伍分"), (8050, "捌拾元伍角整"), (8055, "捌拾元伍角伍分"), (1000, "壹拾元整"),
        (10_100, "壹佰零壹元整"), (11_000, "壹佰壹拾元整"), (100_500, "壹仟零伍元整"), (101_000, "壹仟零壹拾元整"),
        (1_000_000, "壹万元整"), (1_000_100, "壹万零壹元整"), (1_050_000, "壹万零伍佰元整"),
        (10_010_000, "壹拾万零壹佰元整"), (100_000_000, "壹佰万元整"), (1_000_000_000, "壹仟万元整"),
        (10_000_000_000, "壹亿元整"), (10_000_000_100, "壹亿零壹元整"), (10_001_000_000, "壹亿零壹万元整"),
        (10_000_100_000, "壹亿零壹仟元整"), (1_234_567_890_123, "壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰零壹元贰角叁分"),
        (10_000_000_000_000, "壹仟亿元整"),
    ],
)  # fmt: skip
def test_in_capital_numerals(fen: int, words: str) -> None:
    assert capital(fen) == words


def test_less_than_nothing_has_no_numerals() -> None:
    with pytest.raises(ValueError, match="-1"):
        capital(-1)
