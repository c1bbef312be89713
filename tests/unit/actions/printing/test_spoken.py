"""How a span of time is said on paper."""

from __future__ import annotations

from datetime import datetime

import pytest

from qingdesk.actions.printing.spoken import span

MORNING = datetime(2026, 11, 20, 9, 30)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, ""),
        (MORNING, None, "2026年11月20日 9:30"),
        (MORNING, datetime(2026, 11, 20, 12, 40), "2026年11月20日 9:30—12:40"),
        (MORNING, datetime(2026, 11, 21, 8, 5), "2026年11月20日 9:30—2026年11月21日 8:05"),
        (datetime(2026, 11, 20), None, "2026年11月20日"),
        (datetime(2026, 11, 20), datetime(2026, 11, 20, 12, 40), "2026年11月20日"),
    ],
)
def test_a_span_is_said_as_people_write_it(start: datetime | None, end: datetime | None, said: str) -> None:
    assert span(start, end) == said
