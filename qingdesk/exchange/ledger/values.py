"""Days, moments, terms, sums and counts as people write them into cells."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from qingdesk.domain.text import fold, tidy
from qingdesk.exchange.roster.dates import NoSuchDate, date_in, date_of_cell
from qingdesk.exchange.roster.sheet import Cell, text_of
from qingdesk.exchange.roster.words import is_nothing
from qingdesk.i18n import _


class BadCell(Exception):
    """A cell that cannot be understood; both sentences are in the user's language. field: the column it is about,
    for one who finds out only when the whole row is known."""

    def __init__(self, reason: str, suggestion: str = "", field: str = "") -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason
        self.suggestion = suggestion


_MONTH_ONLY = re.compile(r"((?:19|20)\d{2}) ?[年./\-] ?(\d{1,2}) ?月?(?:底|末|份|以前|之前|前)?")
_YEAR_END = re.compile(r"((?:19|20)\d{2}) ?年?(?:底|末|年底|年末|度|以前|之前|前|内)?")
_NO_YEAR = re.compile(r"(?<![\d年./\-])(\d{1,2}) ?(?:月|[./\-]) ?(\d{1,2})(?![\d]) ?[日号]?")
_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-3]) ?[::时点] ?([0-5]\d)?分?")
_AFTERNOON = re.compile(r"下午|晚上|傍晚")
_SUM = re.compile(r"(?:人民币|¥|￥|RMB)?(-?[\d,]*\.?\d+)(亿|千万|百万|万|千|百)?(?:元整|元人民币|元|圆|块)?")
_SCALE = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_TITLE_SCALE = re.compile(r"(亿|千万|百万|万|千|百)元")
_COUNT = re.compile(r"(\d{1,5})(?:\.0+)? ?(?:人|位|名|个)?(?:次)?")
_BEGIN = time()


def day(cell: Cell, year: int | None) -> date | None:
    """A day; None for a cell that says there is none. year: of 3月4日. Raises `BadCell`."""
    text = fold(text_of(cell)).strip()
    if is_nothing(text):
        return None
    try:
        if _MONTH_ONLY.fullmatch(text):
            raise BadCell(_("Only the month is given"), _("Write the day too: 2026-01-05"))
        found = date_of_cell(cell)
        if found is None and year is not None and (match := _NO_YEAR.search(text)):
            found = _made(year, int(match.group(1)), int(match.group(2)), match.group())
    except NoSuchDate as wrong:
        raise BadCell(
            _("There is no such date: {value}").format(value=wrong), _("Write it as 2026-01-05")
        ) from None
    if found is not None:
        return found
    if _NO_YEAR.search(text):
        raise BadCell(_("This date has no year"), _("Write it as 2026-01-05, or the year above the table"))
    raise BadCell(_("This is no date"), _("Write it as 2026-01-05"))


def _made(year: int, month: int, day_of_month: int, written: str) -> date:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        raise NoSuchDate(written.strip()) from None


def moments(cell: Cell, year: int | None, started: object) -> tuple[datetime | None, datetime | None]:
    """When something began and, of 9:30-11:20, ended; midnight where no time of day is given. started: the
    beginning, for a cell that holds the time of its end only. Raises `BadCell`."""
    text = fold(text_of(cell)).strip()
    if is_nothing(text):
        return None, None
    times = _times(text)
    only_time = isinstance(started, datetime) and times and not re.search(r"\d{4}|月|\d[./-]\d", text)
    on = started.date() if only_time and isinstance(started, datetime) else day(cell, year)
    if on is None:
        return None, None
    first = datetime.combine(on, times[0] if times else _BEGIN)
    last = datetime.combine(on, times[1]) if len(times) > 1 and times[1] > times[0] else None
    return first, last


def _times(text: str) -> list[time]:
    """The times of day in a text; 下午3:00 is 15:00."""
    found: list[time] = []
    for match in _CLOCK.finditer(text):
        if match.group(2) is None and match.group()[-1] in "::":
            continue
        hour = int(match.group(1))
        if hour < 12 and _AFTERNOON.search(text[: match.start()]):
            hour += 12
        found.append(time(hour, int(match.group(2) or 0)))
    return found


def term(cell: Cell, year: int | None) -> date | None:
    """By when: a day, or the last day of a month (2026年12月底) or year (2026年底); None for other words.

    Raises `BadCell` for a day that no calendar has.
    """
    text = fold(text_of(cell)).strip()
    if isinstance(cell, str):
        if match := _MONTH_ONLY.fullmatch(text):
            month = int(match.group(2))
            if not 1 <= month <= 12:
                raise BadCell(
                    _("There is no such date: {value}").format(value=text), _("Write it as 2026-01-05")
                )
            return date(int(match.group(1)), month, calendar.monthrange(int(match.group(1)), month)[1])
        if match := _YEAR_END.fullmatch(text):
            return date(int(match.group(1)), 12, 31)
        if year is not None and text in ("年底", "年底前", "年内", "年末"):
            return date(year, 12, 31)
    try:
        return day(cell, year)
    except BadCell as bad:
        if date_is_written(text):
            raise bad from None
        return None


def date_is_written(text: str) -> bool:
    """Whether a day with its year stands in a text, be there such a day or not."""
    try:
        return date_in(text) is not None
    except NoSuchDate:
        return True


def amount(cell: Cell, title: str) -> int | None:
    """A sum in fen: 30万元, 3,000.50, 1.2亿; a bare figure is in the unit of its title (金额（万元）), else in yuan.

    None for a cell that says there is none. Raises `BadCell`, for more than two places of a yuan too.
    """
    if isinstance(cell, bool):
        raise _no_sum()
    text = re.sub(r"\s+", "", fold(repr(cell) if isinstance(cell, float) else text_of(cell)))
    if is_nothing(text):
        return None
    match = _SUM.fullmatch(text) if not isinstance(cell, float) else None
    try:
        if isinstance(cell, float):
            number, unit, has_unit = Decimal(text), "", False
        elif match is not None:
            number = Decimal(match.group(1).replace(",", ""))
            unit, has_unit = (
                match.group(2) or "",
                bool(match.group(2)) or text.endswith(("元", "圆", "块", "整")),
            )
        else:
            raise _no_sum()
    except InvalidOperation:
        raise _no_sum() from None
    if not number.is_finite():
        raise _no_sum()
    if not has_unit and (named := _TITLE_SCALE.search(fold(title))):
        unit = named.group(1)
    fen = number * _SCALE[unit] * 100
    if fen != fen.to_integral_value():
        raise BadCell(_("This sum has parts of a fen"), _("Write it with at most two places of a yuan"))
    return int(fen)


def _no_sum() -> BadCell:
    return BadCell(_("This is no sum of money"), _("Write a figure alone, or with its unit: 300000, 30万元"))


def count(cell: Cell) -> int | None:
    """How many: 2, 2人, 2.0. None for a cell that says there is none. Raises `BadCell`."""
    text = fold(tidy(text_of(cell)))
    if is_nothing(text):
        return None
    match = _COUNT.fullmatch(text)
    if match is None:
        raise BadCell(_("This is no whole number"), _("Write a figure: 2"))
    return int(match.group(1))
