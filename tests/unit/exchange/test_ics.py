"""An .ics file as calendar programs want it: CRLF, folded by octets, escaped, whole days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from qingdesk.exchange.ics import Entry, to_ics

MADE = datetime(2026, 11, 22, 16, 5, tzinfo=timezone(timedelta(hours=8)))


def unfolded(content: bytes) -> list[str]:
    assert content.endswith(b"\r\n")
    return content.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]


def test_a_whole_day() -> None:
    entry = Entry(
        "2026H2-e1-1@d1.qingdesk", date(2026, 12, 31), "走访豫丰机械", "副县长", "示例县工业路 1 号"
    )
    assert unfolded(to_ics([entry], MADE, "走访计划")) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//QingDesk//QingDesk//ZH",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:走访计划",
        "BEGIN:VEVENT",
        "UID:2026H2-e1-1@d1.qingdesk",
        "DTSTAMP:20261122T080500Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:走访豫丰机械",
        "DESCRIPTION:副县长",
        "LOCATION:示例县工业路 1 号",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_no_entries_no_name() -> None:
    assert to_ics([], MADE).count(b"\r\n") == 5


def test_marks_are_escaped() -> None:
    entry = Entry("u", date(2026, 12, 1), "a,b;c\\d\ne\r\nf\x07")
    assert "SUMMARY:a\\,b\\;c\\\\d\\ne\\nf" in unfolded(to_ics([entry], MADE))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_line_is_too_long_and_no_character_is_cut(summary: str) -> None:
    content = to_ics([Entry("u", date(2026, 12, 1), summary)], datetime(2026, 11, 22, tzinfo=UTC))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    content.decode("utf-8")
    for line in content.split(b"\r\n"):
        line.decode("utf-8")
