"""Dates as rosters write them: 2026年1月5日, 2026.1.5, 2026-01-05, 二〇二六年一月五日, a day number of Excel."""

from __future__ import annotations

import re
from datetime import date, timedelta

from qingdesk.domain.text import fold

_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2}) ?[年./\-] ?(\d{1,2}) ?[月./\-] ?(\d{1,2})(?!\d) ?日?")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)")
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d{2}) ?[年./\-] ?(\d{1,2})(?!\d) ?月?")
_CHINESE = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TENS = re.compile(r"(\d)?十(\d)?")
_EPOCH = date(1899, 12, 30)


class NoSuchDate(ValueError):
    """A date is written that no calendar has, such as 2026-02-30."""


def date_in(text: str) -> date | None:
    """The first date in a text; a month alone means its first day; None where there is none.

    Raises NoSuchDate for 2026年2月30日.
    """
    plain = fold(text).translate(_CHINESE)
    if "十" in plain:
        plain = _TENS.sub(lambda m: str(int(m.group(1) or 1) * 10 + int(m.group(2) or 0)), plain)
    for pattern in (_DATE, _COMPACT, _MONTH):
        match = pattern.search(plain)
        if match is not None:
            year, month, *day = map(int, match.groups())
            try:
                return date(year, month, *day or [1])
            except ValueError:
                raise NoSuchDate(match.group().strip()) from None
    return None


def date_of_cell(cell: str | float | bool) -> date | None:
    """A cell of a date column; a bare number is Excel's count of days. Raises NoSuchDate."""
    if isinstance(cell, str):
        return date_in(cell)
    if isinstance(cell, bool) or not 20_000 <= cell <= 80_000:
        return (
            date_in(str(int(cell)))
            if not isinstance(cell, bool) and cell == cell and abs(cell) < 1e9
            else None
        )
    return _EPOCH + timedelta(days=int(cell))
