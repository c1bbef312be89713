"""Days, terms and sums as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from qingdesk.exchange.ledger.clean import named_in
from qingdesk.exchange.ledger.values import BadCell, amount, count, day, moments, term
from qingdesk.exchange.roster.sheet import Cell


@pytest.mark.parametrize(
    "cell", ["2025.3.4", "2025年3月4日", "二〇二五年三月四日", "３月４日", "3.4", 45720.0, "20250304"]
)
def test_a_day(cell: Cell) -> None:
    assert day(cell, 2025) == date(2025, 3, 4)


@pytest.mark.parametrize("cell", ["2025年3月", "2025-02-30", "前天", "13月4日"])
def test_no_day(cell: Cell) -> None:
    with pytest.raises(BadCell) as bad:
        day(cell, 2025)
    assert bad.value.suggestion


def test_a_day_without_a_year_is_not_guessed() -> None:
    with pytest.raises(BadCell):
        day("3月4日", None)
    assert day("无", None) is None


@pytest.mark.parametrize(
    ("cell", "began", "ended"),
    [
        ("2025-03-04 09:30", (9, 30), None),
        ("2025年3月4日上午9:30-11:20", (9, 30), (11, 20)),
        ("2025.3.4 下午3点", (15, 0), None),
        ("2025.3.4", (0, 0), None),
    ],
)
def test_a_moment(cell: str, began: tuple[int, int], ended: tuple[int, int] | None) -> None:
    first, last = moments(cell, None, None)
    assert first == datetime(2025, 3, 4, *began)
    assert last == (datetime(2025, 3, 4, *ended) if ended else None)


def test_an_end_alone_is_of_the_day_it_began() -> None:
    assert moments("11:20", None, datetime(2025, 3, 4, 9, 30))[0] == datetime(2025, 3, 4, 11, 20)


@pytest.mark.parametrize(
    ("cell", "by"),
    [
        ("2026年12月", date(2026, 12, 31)), ("2026年2月底", date(2026, 2, 28)), ("2026年底", date(2026, 12, 31)),
        ("2026.5.6", date(2026, 5, 6)), ("15个工作日", None), ("长期", None),
    ],
)  # fmt: skip
def test_a_term(cell: str, by: date | None) -> None:
    assert term(cell, None) == by


def test_a_term_that_no_calendar_has() -> None:
    for cell in ("2026-02-30", "2026年13月"):
        with pytest.raises(BadCell):
            term(cell, None)


@pytest.mark.parametrize(
    ("cell", "title", "fen"),
    [
        ("30万元", "金额", 30_000_000), (30.0, "金额（万元）", 30_000_000), ("30", "金额(万元)", 30_000_000),
        ("3000元", "金额(万元)", 300_000), ("３，０００.５", "金额", 300_050), (0.1, "万元", 100_000),
        ("1.2亿", "", 12_000_000_000),
        ("/", "金额", None), (80.0, "餐费", 8_000),
    ],
)  # fmt: skip
def test_a_sum(cell: Cell, title: str, fen: int | None) -> None:
    assert amount(cell, title) == fen


@pytest.mark.parametrize("cell", ["约30万", "0.001", 0.001, True, "三十万", float("inf")])
def test_no_sum_is_guessed_or_rounded(cell: Cell) -> None:
    with pytest.raises(BadCell):
        amount(cell, "金额")


def test_a_count() -> None:
    assert [count(cell) for cell in ("2人", 2.0, "１２", "无")] == [2, 2, 12, None]
    with pytest.raises(BadCell):
        count("两三人")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王海涛、李文博", ["王海涛", "李文博"]), ("王海涛 李文博", ["王海涛", "李文博"]), ("王　涛", ["王涛"]),
        ("王海涛等3人", ["王海涛"]), ("王海涛\n李文博", ["王海涛", "李文博"]), ("王海涛、王海涛", ["王海涛"]),
        ("无", []),
    ],
)  # fmt: skip
def test_people(text: str, names: list[str]) -> None:
    assert [person.name for person in named_in(text)] == names


def test_posts_in_brackets() -> None:
    assert [(p.name, p.post) for p in named_in("王海涛（副县长）、李文博（局长）")] == [
        ("王海涛", "副县长"),
        ("李文博", "局长"),
    ]
