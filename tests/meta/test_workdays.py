"""The files of working days are what their generator writes from the state's calendar."""

from __future__ import annotations

import csv
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKE = runpy.run_path(str(ROOT / ".ci" / "make_workdays.py"))


@pytest.mark.parametrize("year", range(2020, 2027))
def test_a_year_is_as_written(year: int) -> None:
    path = ROOT / "resources" / "policy" / f"workdays-{year}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    assert header == ["day", "is_workday", "basis"]
    assert [tuple(line) for line in lines] == MAKE["rows"](year)
    assert all(line[2] == f"国务院办公厅关于{year}年部分节假日安排的通知" for line in lines)
