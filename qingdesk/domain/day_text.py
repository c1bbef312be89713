"""Days and times of day as people type them: 11.22, 昨天, 2026年11月22日; 9:30, 930, 下午3点半."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from qingdesk.domain.fields import BadValue
from qingdesk.domain.text import fold
from qingdesk.i18n import N_

_WORDS = {
    "今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "前日": -2, "大前天": -3, "明天": 1, "后天": 2,
    "today": 0, "yesterday": -1, "tomorrow": 1,
}  # fmt: skip
_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile(r"(上)?(?:周|星期|礼拜)([一二三四五六日天])")
_AFTERNOON = re.compile(r"(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|am|pm)?(.+?)(am|pm)?")

_WHOLE = re.compile(r"(\d{4})-?(\d{1,2})-(\d{1,2})|(\d{4})(\d{2})(\d{2})|(\d{2})-(\d{1,2})-(\d{1,2})")

NO_SUCH_DAY = N_("“{value}” is not a day. Write it as 2026-11-22, 11.22 or 22.")
NO_SUCH_MOMENT = N_("“{value}” is not a day and a time. Write it as 11.22 9:30.")
NO_SUCH_TIME = N_("“{value}” is not a time of day. Write it as 9:30 or 930.")


def parse_day(text: str, today: date) -> date | None:
    """The day that was typed; empty is None. Raises `BadValue` where there is no such day.

    Without a year it is the nearest such day that is not more than half a year ahead: in January 12.28 is of
    last year. Without a month (22) it is of this month. 周三 is the last one up to today, 上周三 that of the
    week before this one. Full-width digits and any of . - / 年月日 are taken.
    """
    typed = fold(text).strip().replace(" ", "").lower()
    if not typed:
        return None
    if typed in _WORDS:
        return today + timedelta(days=_WORDS[typed])
    week = _WEEKDAY.fullmatch(typed)
    if week:
        return _weekday(week, today)
    digits = re.sub(r"[年月.\-/。、]", "-", typed.removesuffix("日").removesuffix("号"))
    try:
        return _by_digits(digits, today)
    except ValueError:
        raise BadValue(NO_SUCH_DAY, value=text.strip()) from None


def _weekday(week: re.Match[str], today: date) -> date:
    wanted = 6 if week[2] == "天" else _WEEKDAYS.index(week[2])
    if week[1]:
        return today - timedelta(days=today.weekday() + 7 - wanted)
    return today - timedelta(days=(today.weekday() - wanted) % 7)


def _by_digits(digits: str, today: date) -> date:
    """`2026-11-22`, `20261122`, `26-11-22`, `11-22`, `1122`, `22`; raises ValueError."""
    whole = _WHOLE.fullmatch(digits)
    if whole:
        year, month, day = (int(part) for part in whole.groups() if part is not None)
        return date(year if year > 99 else 2000 + year, month, day)
    short = re.fullmatch(r"(\d{1,2})-(\d{1,2})|(\d{2})(\d{2})", digits)
    if short:
        month, day = (int(part) for part in short.groups() if part is not None)
        return _nearest(month, day, today)
    if re.fullmatch(r"\d{1,2}", digits):
        return today.replace(day=int(digits))
    raise ValueError(digits)


def _nearest(month: int, day: int, today: date) -> date:
    for year in (today.year, today.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February outside a leap year
            continue
        if found <= today + timedelta(days=183):
            return found
    raise ValueError((month, day))


def parse_time(text: str) -> time | None:
    """The time of day that was typed; empty is None. Raises `BadValue` for anything else.

    9:30, 9：30, 930, 0930, 9点半, 9点, 下午3点, 3pm. A bare hour (9) is a full hour.
    """
    typed = fold(text).strip().replace(" ", "").lower()
    if not typed:
        return None
    found = _AFTERNOON.fullmatch(typed)
    assert found is not None
    half_day = found[1] or found[3] or ""
    digits = re.sub(r"[点时.]", ":", found[2].replace("点半", ":30").removesuffix("分"))
    parts = re.fullmatch(r"(\d{1,2}):?(\d{2})?|(\d{1,2}):(\d)", digits)
    if parts is None:
        raise BadValue(NO_SUCH_TIME, value=text.strip())
    hour = int(parts[1] or parts[3])
    minute = int(parts[2] or parts[4] or 0)
    if (half_day in ("下午", "傍晚", "晚上", "pm") and hour < 12) or (half_day == "中午" and hour < 10):
        hour += 12
    elif half_day in ("凌晨", "am") and hour == 12:
        hour = 0
    try:
        return time(hour, minute)
    except ValueError:
        raise BadValue(NO_SUCH_TIME, value=text.strip()) from None


def parse_moment(text: str, today: date) -> datetime | None:
    """A day and a time of day with a blank between: `11.22 9:30`, `昨天 下午3点`; a day alone is its midnight,
    which everywhere means that the time is not known. Empty is None. Raises `BadValue`."""
    typed = re.sub(r"(?<=\d)T(?=\d)", " ", fold(text).strip())
    if not typed:
        return None
    day_part, _blank, time_part = typed.rpartition(" ")
    try:
        day = parse_day(day_part or time_part, today)
        hour = parse_time(time_part) if day_part else time()
    except BadValue:
        try:
            day, hour = parse_day(typed, today), time()  # 2026 年 11 月 22 日
        except BadValue:
            raise BadValue(NO_SUCH_MOMENT, value=text.strip()) from None
    assert day is not None
    return datetime.combine(day, hour or time())


def moment_text(moment: datetime) -> str:
    """As `parse_moment` reads it again: `2026-11-22 9:30`, without the time where it is not known."""
    day = moment.date().isoformat()
    return f"{day} {moment.hour}:{moment.minute:02d}" if moment.hour or moment.minute else day
