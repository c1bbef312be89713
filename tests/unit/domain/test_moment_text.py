"""A day and a time in one line, as people type them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from qingdesk.domain.day_text import moment_text, parse_moment
from qingdesk.domain.fields import BadValue

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("11.20 9:30", datetime(2026, 11, 20, 9, 30)),
        ("昨天 下午3点", datetime(2026, 11, 21, 15, 0)),
        ("１１．２０　９：３０", datetime(2026, 11, 20, 9, 30)),
        ("2026-11-20T09:30", datetime(2026, 11, 20, 9, 30)),
        ("2026-11-20", datetime(2026, 11, 20)),
        ("2026 年 11 月 20 日", datetime(2026, 11, 20)),
        ("  ", None),
    ],
)
def test_a_moment_as_it_is_typed(typed: str, meant: datetime | None) -> None:
    assert parse_moment(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["11.31 9:30", "11.20 25:00", "明年", "9:30"])
def test_what_is_no_moment_is_told(typed: str) -> None:
    with pytest.raises(BadValue):
        parse_moment(typed, TODAY)


@pytest.mark.parametrize("moment", [datetime(2026, 11, 20, 9, 5), datetime(2026, 11, 20)])
def test_what_is_shown_is_read_again(moment: datetime) -> None:
    assert parse_moment(moment_text(moment), TODAY) == moment
