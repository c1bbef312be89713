"""Days for a calendar program: a small, whole-day .ics (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

PRODUCT = "-//QingDesk//QingDesk//ZH"
_OCTETS = 75
"""A line holds so many octets before it is folded (RFC 5545, 3.1)."""


@dataclass(frozen=True)
class Entry:
    """uid: the same for the same visit, so that a second import moves it instead of doubling it."""

    uid: str
    day: date
    summary: str
    description: str = ""
    location: str = ""


def to_ics(entries: Iterable[Entry], made_at: datetime, name: str = "") -> bytes:
    """The calendar as UTF-8 with CRLF. made_at: with its zone. name: what programs call the calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    if name:
        lines.append(f"X-WR-CALNAME:{_text(name)}")
    for entry in entries:
        lines += _event(entry, made_at)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{_text(entry.description)}"
    if entry.location:
        yield f"LOCATION:{_text(entry.location)}"
    yield "TRANSP:TRANSPARENT"  # a proposal blocks nobody's day
    yield "END:VEVENT"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    kept = "".join(c for c in escaped.replace("\r\n", "\n") if c == "\n" or c >= " ")
    return kept.replace("\n", "\\n")


def _folded(line: str) -> Iterator[bytes]:
    """Pieces of at most 75 octets, no character cut; those after the first begin with a blank."""
    piece = b""
    for character in line:
        octets = character.encode("utf-8")
        if len(piece) + len(octets) > _OCTETS:
            yield piece
            piece = b" "
        piece += octets
    yield piece
