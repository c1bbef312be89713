"""Next year's holidays and made-up working days, from a table: one day a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from qingdesk.domain.text import tidy_name
from qingdesk.errors import UserError
from qingdesk.exchange.roster.read import read_sheets
from qingdesk.i18n import _

_DAY = ("day", "日期")
_KIND = ("is_workday", "安排", "类型", "是否上班", "性质")
_BASIS = ("basis", "依据", "文件")
_WORK: Mapping[str, bool] = {
    **dict.fromkeys(("1", "1.0", "true", "是", "班", "上班", "调休上班", "补班", "工作日"), True),
    **dict.fromkeys(("0", "0.0", "false", "否", "休", "放假", "休息", "节假日", "休息日"), False),
}


def read_workdays(path: Path) -> list[tuple[date, bool, str]]:
    """(day, is a working day, basis) of each row; raises `UserError` naming the first row that cannot be read."""
    for sheet in read_sheets(path):
        columns: dict[str, int] = {}
        days: list[tuple[date, bool, str]] = []
        for number, cells in sheet.rows:
            row = [tidy_name(str(cell)) for cell in cells]
            if not columns:
                columns = _header(row)
            elif any(row):
                days.append(_day(path.name, number, row, columns))
        if days:
            return days
    raise UserError(
        _("{name} has no table of days.").format(name=path.name),
        _("One row must name the columns day and is_workday (日期, 安排). Nothing was changed."),
    )


def _header(row: list[str]) -> dict[str, int]:
    lowered = [cell.lower() for cell in row]
    found = {
        name: next((lowered.index(word) for word in words if word in lowered), -1)
        for name, words in (("day", _DAY), ("kind", _KIND), ("basis", _BASIS))
    }
    return found if found["day"] >= 0 and found["kind"] >= 0 else {}


def _day(name: str, number: int, row: list[str], columns: Mapping[str, int]) -> tuple[date, bool, str]:
    def cell(column: str) -> str:
        place = columns[column]
        return row[place] if 0 <= place < len(row) else ""

    try:
        day = date.fromisoformat(cell("day"))
    except ValueError:
        raise _refused(
            name, number, _("“{value}” is not a day such as 2027-01-01.").format(value=cell("day"))
        ) from None
    kind = _WORK.get(cell("kind").lower())
    if kind is None:
        reason = _("“{value}” says neither work (班) nor rest (休).").format(value=cell("kind"))
        raise _refused(name, number, reason)
    return day, kind, cell("basis")


def _refused(name: str, number: int, reason: str) -> UserError:
    return UserError(
        _("{name}, row {row}: {reason}").format(name=name, row=number, reason=reason),
        _("Mend that row and try again. Nothing was changed."),
    )
