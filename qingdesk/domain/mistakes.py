"""What is malformed in any noun: the empty, the overlong, control characters, impossible sums and orders.

What a rule reports (no receipt, no approval, no visit) is no mistake: it stays savable.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from qingdesk.domain.fields import Kind, fields_of
from qingdesk.i18n import N_

LINE_LIMIT = 200
"""Characters in a field of one line: a firm's registered name is at most about 100."""
TEXT_LIMIT = 20_000
"""Characters in a text of several lines."""
FEN_LIMIT = 1_000_000_000
"""10 million yuan, in fen."""
PEOPLE_LIMIT = 10_000
"""No canteen seats more; a phone typed into a count is caught."""

EMPTY = N_("This may not be empty.")
FUTURE = N_("This lies in the future. A record is of what has happened.")
NEGATIVE = N_("This may not be negative.")


@dataclass(frozen=True)
class Mistake:
    """One thing that keeps an entry from being saved.

    field: its name in the data dictionary (`meals[0].heads` for a nested one). reason: a msgid with named
    braces. params: what fills them.
    """

    field: str
    reason: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


def of_every_field(draft: object) -> list[Mistake]:
    """The mistakes that need no knowledge of the noun."""
    found: list[Mistake] = []
    for field in fields_of(type(draft)):
        value = getattr(draft, field.name)
        if field.required and (
            value is None or value == () or (isinstance(value, str) and not value.strip())
        ):
            found.append(Mistake(field.name, EMPTY))
        elif isinstance(value, str) and field.kind in (Kind.TEXT, Kind.ID):
            found += _of_text(field.name, value, TEXT_LIMIT if field.long else LINE_LIMIT, field.long)
        elif field.kind is Kind.FEN and isinstance(value, int):
            found += of_money(field.name, value, FEN_LIMIT)
        elif field.kind is Kind.INTEGER and isinstance(value, int) and not 0 <= value <= PEOPLE_LIMIT:
            found.append(Mistake(field.name, N_("This must be from 0 to {limit}."), {"limit": PEOPLE_LIMIT}))
        elif field.kind is Kind.JSON and isinstance(value, tuple):
            found += _of_list(field.name, value)
    return found


def _of_list(name: str, items: tuple[object, ...]) -> list[Mistake]:
    found: list[Mistake] = []
    for item in items:
        texts = (
            [item]
            if isinstance(item, str)
            else list(vars(item).values())
            if hasattr(item, "__dict__")
            else []
        )
        for text in texts:
            if isinstance(text, str):
                found += _of_text(name, text, LINE_LIMIT, False)
    return found[:1]


def _of_text(name: str, text: str, limit: int, lines: bool) -> list[Mistake]:
    if len(text) > limit:
        return [
            Mistake(
                name,
                N_("This is {length} characters long; at most {limit} fit."),
                {"length": len(text), "limit": limit},
            )
        ]
    for character in text:
        if character in "\n\r\t" and lines:
            continue
        if character in "\n\r":
            return [Mistake(name, N_("This may not hold line breaks."))]
        if unicodedata.category(character) in ("Cc", "Cs"):
            shown = f"U+{ord(character):04X}"
            return [
                Mistake(name, N_("This holds a character that cannot be printed ({code})."), {"code": shown})
            ]
    return []


def of_money(name: str, fen: int, limit: int) -> list[Mistake]:
    """Negative, or above `limit` (fen)."""
    if fen < 0:
        return [Mistake(name, NEGATIVE)]
    if fen > limit:
        return [
            Mistake(
                name, N_("This is above {limit} yuan; is it typed right?"), {"limit": f"{limit // 100:,}"}
            )
        ]
    return []


def in_future(name: str, value: date | datetime | None, today: date) -> list[Mistake]:
    """A thing done cannot lie after today."""
    day = value.date() if isinstance(value, datetime) else value
    return [Mistake(name, FUTURE)] if day is not None and day > today else []


def out_of_order(
    first_name: str, first: date | datetime | None, last_name: str, last: date | datetime | None
) -> list[Mistake]:
    """An end before its start."""
    if first is None or last is None:
        return []
    if isinstance(first, datetime) != isinstance(last, datetime):
        first, last = _day(first), _day(last)
    if last < first:
        return [
            Mistake(
                last_name,
                N_("This lies before its start ({start})."),
                {"start": f"{first:%Y-%m-%d %H:%M}".removesuffix(" 00:00")},
            )
        ]
    return []


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
