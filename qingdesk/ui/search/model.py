"""The rows below the search box: a heading for each noun, its results, and what to say when there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from qingdesk.domain.labels import noun_label
from qingdesk.i18n import _, format_date
from qingdesk.ui.models.rows import ROOT, Index

if TYPE_CHECKING:
    from qingdesk.actions.search import Group, Result

ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Row:
    """result: None for a heading or a sentence. words: on the left · note: on the right, quiet."""

    words: str
    note: str = ""
    result: Result | None = None


class ResultModel(QAbstractListModel):
    """Only results can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def show_groups(self, groups: Sequence[Group], today: date, nothing: str) -> None:
        """These results; when there are none, the sentence `nothing`."""
        rows: list[Row] = []
        for group in groups:
            note = _("the newest {n} of more").format(n=len(group.results)) if group.has_more else ""
            rows.append(Row(noun_label(group.noun), note))
            rows.extend(_row(result, today) for result in group.results)
        self._show(rows or [Row(nothing)])

    def show_sentence(self, sentence: str) -> None:
        """Nothing but this, while there are no results yet."""
        self._show([Row(sentence)])

    def row_at(self, row: int) -> Row:
        """What stands there."""
        return self._rows[row]

    def results(self) -> list[int]:
        """The rows that can be chosen."""
        return [at for at, row in enumerate(self._rows) if row.result is not None]

    def _show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "　".join(part for part in (row.words, row.note) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._rows[index.row()].result is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _row(result: Result, today: date) -> Row:
    day = format_date(result.day, today=today) if result.day is not None else ""
    title, beside = result.title, result.beside
    if not title:
        title, beside = beside or noun_label(result.noun), ""
    return Row(title, "　".join(part for part in (beside, day) if part), result)
