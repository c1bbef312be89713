"""How days, people, sums and numbers are said on forms, in the language spoken now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from qingdesk.domain.cadre import Cadre
from qingdesk.domain.money import capital
from qingdesk.domain.period import Half
from qingdesk.i18n import _, format_date, format_money, language
from qingdesk.store import cadres, units
from qingdesk.store.connection import Readable

GAP = "　"
"""Between two things said in one cell."""


def day(value: date | None) -> str:
    """2026年11月20日; nothing where there is none."""
    return format_date(value) if value is not None else ""


def short_day(value: date | None) -> str:
    """2026.11.20, as ledgers write it in their narrow columns."""
    return f"{value:%Y.%m.%d}" if value is not None else ""


def span(start: datetime | None, end: datetime | None) -> str:
    """2026年11月20日 9:30—12:40; the day again where it ends on another. Midnight is a time that nobody gave."""
    if start is None:
        return ""
    if start.time() == time.min:
        return format_date(start.date())
    text = f"{format_date(start.date())} {start.hour}:{start.minute:02d}"
    if end is None:
        return text
    until = f"{end.hour}:{end.minute:02d}"
    return f"{text}—{until}" if end.date() == start.date() else f"{text}—{format_date(end.date())} {until}"


def half_year(half: Half) -> str:
    """2026年上半年."""
    said = _("the first half of {year}") if half.half == 1 else _("the second half of {year}")
    return said.format(year=half.year)


def person(name: str, post: str) -> str:
    """王海涛（副县长）."""
    return _("{name} ({post})").format(name=name, post=post) if post else name


def cadre(db: Readable, cadre_id: str) -> str:
    """A cadre of the store with his post; nothing for nobody."""
    if not cadre_id:
        return ""
    found = cadres.get(db, cadre_id)
    return person(found.name, found.post)


def cadre_name(db: Readable, cadre_id: str) -> str:
    """His name alone."""
    return cadres.get(db, cadre_id).name if cadre_id else ""


def unit_and_post(db: Readable, found: Cadre) -> str:
    """示例县人民政府办公室副主任: the unit, then the post."""
    unit = units.get(db, found.unit_id).name if found.unit_id else ""
    if not unit or not found.post:
        return unit or found.post
    return unit + found.post if language() == "zh_CN" else f"{unit}, {found.post}"


def coded(name: str, code: str) -> str:
    """A firm with its code behind it: 豫丰机械制造有限公司（9141…）."""
    return _("{name} ({post})").format(name=name, post=code) if code else name


def sum_of(fen: int | None) -> str:
    """¥1,240.00; nothing where no sum is known."""
    return f"¥{format_money(fen)}" if fen is not None else ""


def both_ways(fen: int | None) -> str:
    """¥80.00　捌拾元整: capital numerals belong to the Chinese paper alone."""
    if fen is None or fen < 0:
        return sum_of(fen)
    return f"{sum_of(fen)}{GAP}{capital(fen)}" if language() == "zh_CN" else sum_of(fen)


def ledger_number(number: str) -> str:
    """DESK-2026-0012 in two lines, as a narrow column holds it."""
    code, dash, rest = number.partition("-")
    return f"{code}-\n{rest}" if dash else number


def in_lines(parts: Iterable[str]) -> str:
    """Those that say something, one below the other."""
    return "\n".join(part for part in parts if part)


def in_one_line(parts: Iterable[str]) -> str:
    """Those that say something, side by side."""
    return GAP.join(part for part in parts if part)


def yes_or_no(value: bool) -> str:
    """是 or 否."""
    return _("Yes") if value else _("No")
