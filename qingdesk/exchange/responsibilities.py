"""A table of responsibilities as offices make it: task and units a row, the units in one cell or in two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from qingdesk.domain.text import tidy, tidy_name
from qingdesk.errors import UserError
from qingdesk.exchange.roster.read import read_sheets
from qingdesk.i18n import _

_TASK = ("任务", "工作任务", "重点任务", "责任事项", "事项", "职责", "内容", "task")
_UNITS = ("责任单位", "责任部门", "牵头单位", "主办单位", "牵头部门", "单位", "units")
_CO_UNITS = ("配合单位", "协办单位", "配合部门", "协办部门", "co_units")
_CLAUSE = ("类别", "条款", "清单", "项目", "clause")
_PART = ("部分",)
_SEPARATOR = re.compile(r"[、，,；;\n/]+")
_HEADER_ROWS = 10


@dataclass(frozen=True)
class TaskRow:
    """One row. units: the first leads."""

    clause: str
    task: str
    units: tuple[str, ...]


def read_responsibilities(path: Path) -> list[TaskRow]:
    """The tasks of the first sheet that has them; raises `UserError` when none has a task and a unit column."""
    for sheet in read_sheets(path):
        rows = [[str(cell) for cell in cells] for _number, cells in sheet.rows]
        found = _header(rows)
        if found is not None:
            tasks = _tasks(rows[found[0] + 1 :], found[1])
            if tasks:
                return tasks
    raise UserError(
        _("{name} has no table of tasks and responsible units.").format(name=path.name),
        _("One row must name the columns, such as 任务 and 责任单位. Nothing was changed."),
    )


def _header(rows: list[list[str]]) -> tuple[int, dict[str, int]] | None:
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        titles = [tidy_name(cell).lower() for cell in row]
        columns: dict[str, int] = {}
        for name, words in (
            ("task", _TASK),
            ("units", _UNITS),
            ("co", _CO_UNITS),
            ("clause", _CLAUSE),
            ("part", _PART),
        ):
            hit = next((titles.index(word) for word in words if word in titles), None)
            if hit is not None:
                columns[name] = hit
        if {"task", "units"} <= set(columns):
            return number, columns
    return None


def _tasks(rows: list[list[str]], columns: dict[str, int]) -> list[TaskRow]:
    tasks: list[TaskRow] = []
    clause = ""
    for row in rows:
        task = _cell(row, columns, "task")
        units = _units(_cell(row, columns, "units")) + _units(_cell(row, columns, "co"))
        clause = _cell(row, columns, "clause") or _cell(row, columns, "part") or clause
        if task and units:
            tasks.append(TaskRow(clause, task, tuple(dict.fromkeys(units))))
    return tasks


def _cell(row: list[str], columns: dict[str, int], name: str) -> str:
    place = columns.get(name)
    return tidy(row[place]) if place is not None and place < len(row) else ""


def _units(text: str) -> list[str]:
    return [unit for unit in (tidy_name(part) for part in _SEPARATOR.split(text)) if unit]
