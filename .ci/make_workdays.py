"""Write resources/policy/workdays-YEAR.csv: the days of a year that differ from Monday to Friday.

Run by a developer when a new release of chinesecalendar knows a new year (the State Council's notice comes in
November): `.venv/bin/python .ci/make_workdays.py`. The program reads the files and never imports the package,
which raises for a year that it does not know; such a year is counted Monday to Friday, and the program says so.
A unit can also enter a year by itself with `qingdesk import workdays FILE`, in the same three columns.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

FIRST, LAST = 2020, 2026
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "policy"


def rows(year: int) -> list[tuple[str, str, str]]:
    """(day, is_workday 1 or 0, basis) of every day on which the state's calendar differs from the week's."""
    basis = f"国务院办公厅关于{year}年部分节假日安排的通知"
    found, day = [], date(year, 1, 1)
    while day.year == year:
        is_workday = chinese_calendar.is_workday(day)
        if is_workday != (day.weekday() < 5):
            found.append((day.isoformat(), str(int(is_workday)), basis))
        day += timedelta(days=1)
    return found


def main() -> None:
    """One file a year, so that a new year is a new file."""
    for year in range(FIRST, LAST + 1):
        with (FOLDER / f"workdays-{year}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("day", "is_workday", "basis"))
            writer.writerows(rows(year))


if __name__ == "__main__":
    main()
