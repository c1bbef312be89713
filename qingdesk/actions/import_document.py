"""What an import does or did, as the parts of a document for `--json`; the same for rosters and ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from qingdesk.exchange.roster.plan import Outcome, Question
from qingdesk.exchange.roster.row import Fault


class _Mapping(Protocol):
    @property
    def first_row(self) -> int: ...
    @property
    def last_row(self) -> int: ...
    @property
    def columns(self) -> Mapping[int, str]: ...
    @property
    def titles(self) -> Mapping[int, str]: ...
    @property
    def not_taken(self) -> list[str]: ...


class _Row(Protocol):
    @property
    def key(self) -> tuple[str, int]: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def question(self) -> str: ...


def sheet_document(name: str, mapping: _Mapping | None) -> dict[str, object]:
    """A sheet and its header; mapping: None of one that was skipped."""
    return {
        "name": name,
        "skipped": mapping is None,
        "header_rows": [mapping.first_row, mapping.last_row] if mapping else None,
        "columns": {str(held): mapping.titles.get(index, "") for index, held in mapping.columns.items()}
        if mapping
        else {},
        "columns_not_taken": mapping.not_taken if mapping else [],
    }


def not_taken_document(row: _Row, faults: Iterable[Fault]) -> dict[str, object]:
    """A row that is refused, held back or asked about, and why."""
    sheet, number = row.key
    return {
        "sheet": sheet,
        "row": number,
        "outcome": row.outcome.value,
        "question": row.question or None,
        "faults": [fault_document(fault) for fault in faults],
    }


def questions_document(questions: Sequence[Question]) -> list[dict[str, object]]:
    """What a person has to decide; `rows` are [sheet, number]."""
    return [
        {
            "key": question.key,
            "text": question.text,
            "options": {option.value: option.text for option in question.options},
            "rows": [list(key) for key in question.rows],
        }
        for question in questions
    ]


def fault_document(fault: Fault) -> dict[str, object]:
    """Where it stands, what is wrong, what to do."""
    return {
        "sheet": fault.sheet,
        "row": fault.row,
        "column": fault.column or None,
        "title": fault.title or None,
        "value": fault.value or None,
        "reason": fault.reason,
        "suggestion": fault.suggestion or None,
    }
