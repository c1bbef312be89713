"""Next year's working days come from a table; a bad row is named and nothing changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qingdesk.actions.workdays import import_workdays
from qingdesk.errors import UserError
from qingdesk.store import workdays
from tests.stores import TryDesk


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "2027.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_year_that_was_estimated_becomes_known(desk: TryDesk, tmp_path: Path) -> None:
    assert not workdays.load(desk.store.reader()).is_known(2027)
    path = written(tmp_path, "日期,安排,依据\n2027-01-01,休,示例通知\n2027-01-09,班,示例通知\n")
    assert import_workdays(desk.store, path)[0] == [2027]
    calendar = workdays.load(desk.store.reader())
    assert calendar.is_known(2027)
    assert [calendar.is_workday(date(2027, 1, day)) for day in (1, 4, 9)] == [False, True, True]


def test_a_day_that_is_there_takes_its_new_kind(desk: TryDesk, tmp_path: Path) -> None:
    import_workdays(desk.store, written(tmp_path, "day,is_workday\n2027-01-01,0\n"))
    import_workdays(desk.store, written(tmp_path, "day,is_workday\n2027-01-01,1\n"))
    assert workdays.load(desk.store.reader()).is_workday(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("日期,安排\n2027-01-01,休\n2027-02-30,休\n", "3"),
        ("日期,安排\n2027-01-01,也许\n", "2"),
        ("姓名,电话\n甲,1\n", "2027"),
    ],
)
def test_what_cannot_be_read_is_named(desk: TryDesk, tmp_path: Path, text: str, named: str) -> None:
    before = workdays.load(desk.store.reader()).days
    with pytest.raises(UserError, match=named):
        import_workdays(desk.store, written(tmp_path, text))
    assert workdays.load(desk.store.reader()).days == before
