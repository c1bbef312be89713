"""A row of a ledger, understood and cleaned; and the sheets of a file so understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qingdesk.exchange.ledger.columns import Ledger
from qingdesk.exchange.roster.row import Fault, RowKey
from qingdesk.exchange.roster.sheet import Cell


@dataclass(frozen=True, kw_only=True)
class LedgerMapping:
    """first_row, last_row: the header's rows as the user counts. columns: index from 0 → the field that it holds.
    titles: index → the words above it as they stand there, of every column that has some."""

    first_row: int
    last_row: int
    columns: Mapping[int, str]
    titles: Mapping[int, str]

    def index_of(self, field_name: str) -> int | None:
        """Where a field stands, if anywhere."""
        return next((index for index, held in self.columns.items() if held == field_name), None)

    @property
    def not_taken(self) -> list[str]:
        """Titles of the columns that nothing is taken from."""
        return [title for index, title in sorted(self.titles.items()) if index not in self.columns]


@dataclass(frozen=True, slots=True)
class Named:
    """A person as the row names him."""

    name: str
    post: str = ""


@dataclass(slots=True, kw_only=True)
class LedgerRow:
    """number: as the user sees it. values: field → what its cell says, only those with content (`meal.kind` of a
    child). firm_name, uscc: of its firm. faults refuse the row, remarks do not. cells: the row as it was read."""

    sheet: str
    number: int
    cells: Sequence[Cell]
    values: dict[str, object] = field(default_factory=dict)
    firm_name: str = ""
    uscc: str = ""
    people: tuple[Named, ...] = ()
    owner: str = ""
    no_meal: bool = False
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)

    @property
    def key(self) -> RowKey:
        """(sheet, row number)."""
        return self.sheet, self.number


@dataclass(frozen=True, kw_only=True)
class ParsedLedgerSheet:
    """mapping: None when the sheet has no header of this ledger and was skipped."""

    name: str
    mapping: LedgerMapping | None
    is_hidden: bool = False
    rows: list[LedgerRow] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class ParsedLedger:
    """All sheets of a file; pure, nothing was looked up in a store."""

    ledger: Ledger
    sheets: list[ParsedLedgerSheet]

    @property
    def rows(self) -> list[LedgerRow]:
        """The rows of all sheets, in their order."""
        return [row for sheet in self.sheets for row in sheet.rows]

    def mapping_of(self, sheet: str) -> LedgerMapping | None:
        """What the columns of a sheet were taken for."""
        return next((parsed.mapping for parsed in self.sheets if parsed.name == sheet), None)
