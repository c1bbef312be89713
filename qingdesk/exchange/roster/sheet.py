"""A sheet as it was read: rows with content, by the numbers that the user sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qingdesk.domain.text import number_text
from qingdesk.errors import UserError
from qingdesk.i18n import _

Cell = str | float | bool
"""Text, a number, or yes/no; dates come as text 2026-01-05; an empty cell is ""."""

_FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """name: "" for a CSV file. rows: (number from 1, cells from column A; cut after the last with content).
    merges: (first row, first column, last row, last column), counted from 0. encoding: of a CSV file."""

    name: str
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    merges: Sequence[tuple[int, int, int, int]] = ()
    is_hidden: bool = False
    encoding: str = ""


def refuse_unknown(only: str, sheets: Sequence[Sheet]) -> None:
    """Raises `UserError` when there is no sheet of that name; "" asks for every one."""
    if not only or any(sheet.name == only for sheet in sheets):
        return
    names = _(", ").join(sheet.name for sheet in sheets if sheet.name)
    raise UserError(
        _("There is no sheet “{name}” in this file.").format(name=only),
        _("It has: {names}.").format(names=names) if names else _("A CSV file has one sheet without a name."),
    )


def column_letter(index: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without a point, and without the apostrophe that keeps formulas from running."""
    if isinstance(cell, str):
        if cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS):
            return cell[1:]
        return cell
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return number_text(cell)
