"""责任分工: which units answer for which kind of problem."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer


@dataclass(frozen=True)
class Responsibility:
    """units: the first leads. categories: words of `Category`, filled by keywords at import, editable."""

    task: str
    units: tuple[str, ...]
    clause: str = ""
    categories: tuple[str, ...] = ()
    level: str = ""
    id: str = ""


def find(db: Readable) -> list[Responsibility]:
    """All tasks, in the order of their document."""
    rows = db.execute("SELECT id, clause, task, units, categories, level FROM responsibility ORDER BY id")
    return [
        Responsibility(
            id=str(row[0]),
            clause=str(row[1] or ""),
            task=str(row[2]),
            units=tuple(json.loads(str(row[3]))),
            categories=tuple(json.loads(str(row[4]))) if row[4] else (),
            level=str(row[5] or ""),
        )
        for row in rows
    ]


def change(db: Writer, task: Responsibility) -> None:
    """Save a task over the one of its id."""
    db.execute(
        "UPDATE responsibility SET clause = ?, task = ?, units = ?, categories = ? WHERE id = ?",
        (
            task.clause or None,
            task.task,
            json.dumps(task.units, ensure_ascii=False),
            json.dumps(task.categories) if task.categories else None,
            task.id,
        ),
    )


def replace_all(db: Writer, tasks: Iterable[Responsibility]) -> None:
    """A table that comes in takes the place of the one before it; the audit keeps the old one."""
    db.execute("DELETE FROM responsibility")
    db.executemany(
        "INSERT INTO responsibility (id, clause, task, units, categories, level) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                db.new_id(),
                task.clause or None,
                task.task,
                json.dumps(task.units, ensure_ascii=False),
                json.dumps(task.categories) if task.categories else None,
                task.level or None,
            )
            for task in tasks
        ],
    )
