"""A row of a roster, understood and cleaned: who contacts which firm, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from qingdesk.domain.assignment import Role
from qingdesk.domain.mistakes import LINE_LIMIT
from qingdesk.exchange.roster.header import SheetMapping
from qingdesk.exchange.roster.sheet import Cell, column_letter, text_of

RowKey = tuple[str, int]
"""(sheet, row number): what a box in the preview stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong, or worth knowing, at one cell. column: its letter; title: the words above it; value: as it was
    read; reason and suggestion: sentences in the user's language."""

    sheet: str
    row: int
    column: str = ""
    title: str = ""
    value: str = ""
    reason: str
    suggestion: str = ""


def fault_at(
    place: RowKey,
    index: int | None,
    titles: Mapping[int, str],
    value: Cell,
    reason: str,
    suggestion: str = "",
) -> Fault:
    """A fault of one cell, named by its letter and title; index: None where it is the row's. A long value is cut."""
    sheet, row = place
    shown = text_of(value)
    return Fault(
        sheet=sheet,
        row=row,
        column=column_letter(index) if index is not None else "",
        title=titles.get(index, "") if index is not None else "",
        value=shown if len(shown) <= LINE_LIMIT else shown[: LINE_LIMIT - 1] + "…",
        reason=reason,
        suggestion=suggestion,
    )


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """A cadre as the row names him; empty where it does not say."""

    role: Role
    name: str
    unit_name: str = ""
    post: str = ""
    phone: str = ""


@dataclass(slots=True, kw_only=True)
class RosterRow:
    """number: as the user sees it. firm: enterprise fields by their names, only those with content ({} for a row of
    cadres). faults refuse the row, remarks do not. cells: the row as it was read, for the workbook of refused rows."""

    sheet: str
    number: int
    cells: Sequence[Cell]
    people: tuple[RosterPerson, ...] = ()
    firm: dict[str, object] = field(default_factory=dict)
    started_on: date | None = None
    basis: str = ""
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)

    @property
    def key(self) -> RowKey:
        """What a box in the preview stands for."""
        return self.sheet, self.number


@dataclass(frozen=True, kw_only=True)
class Repair:
    """A private-use character, that no other machine can read. suggestion: the character it stood for in an old
    table, "" when nobody can know."""

    sheet: str
    row: int
    column: str
    title: str
    value: str
    character: str
    suggestion: str = ""


@dataclass(frozen=True, kw_only=True)
class ParsedSheet:
    """mapping: what the columns were taken for; None when the sheet has no header and was skipped. filed_on: 填报日期.
    filed_by: 填报单位. remarks: about the sheet as a whole."""

    name: str
    mapping: SheetMapping | None
    is_hidden: bool = False
    filed_on: date | None = None
    filed_by: str = ""
    rows: list[RosterRow] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    head: Sequence[tuple[int, Sequence[Cell]]] = ()


@dataclass(frozen=True, kw_only=True)
class ParsedRoster:
    """All sheets of a file, understood; pure, nothing was looked up in a store."""

    sheets: list[ParsedSheet]

    @property
    def rows(self) -> list[RosterRow]:
        """The rows of all sheets, in their order."""
        return [row for sheet in self.sheets for row in sheet.rows]

    @property
    def repairs(self) -> list[Repair]:
        """Private-use characters of all sheets."""
        return [repair for sheet in self.sheets for repair in sheet.repairs]

    @property
    def filed_by(self) -> str:
        """The unit that made the roster: a hint of the home unit."""
        return next((sheet.filed_by for sheet in self.sheets if sheet.filed_by), "")
