"""Clean one row's cells by what their columns hold. A wrong cell becomes a fault of its row, never an exception."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from qingdesk.domain import uscc
from qingdesk.domain.meal import MealPlace
from qingdesk.domain.text import fold, person_name, tidy, tidy_lines, tidy_name
from qingdesk.domain.visit import Host
from qingdesk.exchange.ledger import words
from qingdesk.exchange.ledger.columns import Ledger, LedgerColumn, Says
from qingdesk.exchange.ledger.row import LedgerMapping, LedgerRow, Named
from qingdesk.exchange.ledger.values import BadCell, amount, count, day, moments, term
from qingdesk.exchange.roster.person import people_in
from qingdesk.exchange.roster.row import Fault, fault_at
from qingdesk.exchange.roster.sheet import Cell, text_of
from qingdesk.exchange.roster.words import is_nothing
from qingdesk.i18n import _

SPOILED = 1e15
"""From here on a number cell has lost digits: 18 of them were typed, 15 are kept."""
_AND_OTHERS = re.compile(r"等(?:一行)?\d*(?:人|名|位|同志)*$")
_LISTED = re.compile(r"[;\n、]+")


class Cleaner:
    """Cleans the rows of one sheet. year: of a date that is written without one."""

    def __init__(self, sheet: str, mapping: LedgerMapping, ledger: Ledger, year: int | None) -> None:
        self._sheet = sheet
        self._mapping = mapping
        self._year = year
        self._columns = [(index, ledger.column(field)) for index, field in sorted(mapping.columns.items())]

    def row(self, number: int, cells: Sequence[Cell]) -> LedgerRow:
        """The row, cleaned; merged cells have been filled down before."""
        row = LedgerRow(sheet=self._sheet, number=number, cells=cells)
        for index, column in self._columns:
            cell = cells[index] if index < len(cells) else ""
            if cell == "" or (isinstance(cell, str) and not cell.strip()):
                continue
            try:
                _TAKE[column.says](self, row, index, column, cell)
            except BadCell as bad:
                row.faults.append(self.fault(row, index, cell, bad.reason, bad.suggestion))
        return row

    def fault(
        self, row: LedgerRow, index: int | None, value: Cell, reason: str, suggestion: str = ""
    ) -> Fault:
        """What is wrong at one cell, named by its letter and title."""
        return fault_at((row.sheet, row.number), index, self._mapping.titles, value, reason, suggestion)

    def _not_taken(self, row: LedgerRow, index: int, cell: Cell, why: str) -> None:
        reason = _("Not taken: {why}").format(why=why)
        row.remarks.append(self.fault(row, index, cell, reason, _("It can be entered in the record later")))

    def _serial(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        """A row's own number says nothing."""

    def _firm(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        row.firm_name = tidy_name(text_of(cell))

    def _code(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        if isinstance(cell, float) and cell >= SPOILED:
            raise BadCell(
                _("The credit code was stored as a number, and its last digits are lost"),
                _("Set the column to text and type the 18 characters again"),
            )
        code = uscc.normalise(text_of(cell))
        if is_nothing(code):
            return
        wrong = uscc.fault(code)
        if wrong is not None:
            meant = _("It should probably be {code}; check it against the business licence")
            raise BadCell(
                _(wrong.reason).format(**wrong.params),
                meant.format(code=wrong.suggestion)
                if wrong.suggestion
                else _("Copy it again from the business licence"),
            )
        row.uscc = code

    def _line(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        text = tidy(text_of(cell))
        if not is_nothing(text):
            row.values[column.field] = text

    def _text(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        text = tidy_lines(text_of(cell))
        if not is_nothing(text):
            row.values[column.field] = text

    def _list(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        parts = [tidy(part) for part in _LISTED.split(text_of(cell).replace("；", ";"))]
        kept = tuple(part for part in parts if part and not is_nothing(part))
        if kept:
            row.values[column.field] = kept

    def _day(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        found = day(cell, self._year)
        if found is not None:
            row.values[column.field] = found

    def _moment(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        started = row.values.get("started_at") if column.field != "started_at" else None
        first, last = moments(cell, self._year, started)
        if first is not None:
            row.values[column.field] = first
        if last is not None and column.field == "started_at":
            row.values.setdefault("ended_at", last)

    def _term(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        found = term(cell, self._year)
        if found is not None:
            row.values[column.field] = found
        elif not is_nothing(tidy(text_of(cell))):
            self._not_taken(row, index, cell, _("this is no date"))

    def _word(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        assert column.words is not None
        text = tidy(text_of(cell))
        if column.field == "meal.kind":
            self._meal(row, text)
        meant: StrEnum | None = words.word(column.words, text)
        if meant is not None:
            row.values[column.field] = meant
        if is_nothing(text) or row.no_meal:
            return
        if column.field == "result" and (meant is None or len(text) > 6):
            row.values.setdefault("result_reason", text)  # 已协调银行放款 500 万元: what was done
        elif column.field == "basis":
            if len(text) > 6:
                row.values.setdefault("basis_no", text)
        elif column.field == "meal.kind":
            place = (
                words.word(MealPlace, text) if "meal.place" not in self._mapping.columns.values() else None
            )
            if place is not None:
                row.values.setdefault("meal.place", place)
        elif meant is None:
            self._not_taken(row, index, cell, _("these words are not known in this column"))

    def _meal(self, row: LedgerRow, text: str) -> None:
        """否, 无 and 未就餐 say that there was none; 是 says only that there was one."""
        said = words.yes_or_no(text)
        row.no_meal = said is False or is_nothing(text) or text.startswith(("未", "没"))
        if not row.no_meal:
            row.values.setdefault("meal.said", text)

    def _fen(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        found = amount(cell, self._mapping.titles.get(index, ""))
        if found is not None:
            row.values[column.field] = found

    def _count(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        found = count(cell)
        if found is not None:
            row.values[column.field] = found

    def _rating(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        text = tidy(text_of(cell))
        meant = words.rating(text)
        if meant is not None:
            row.values[column.field] = meant
        elif not is_nothing(text):
            self._not_taken(row, index, cell, _("this is no rating of the five"))

    def _yes(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        meant = words.yes_or_no(tidy(text_of(cell)))
        if meant is not None:
            row.values[column.field] = meant

    def _cadres(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        row.people = tuple(named_in(text_of(cell)))

    def _cadre(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        named = named_in(text_of(cell))
        if named:
            row.owner = named[0].name

    def _hosts(self, row: LedgerRow, index: int, column: LedgerColumn, cell: Cell) -> None:
        hosts = tuple(Host(name=person.name, post=person.post) for person in named_in(text_of(cell)))
        if hosts:
            row.values[column.field] = hosts


def named_in(text: str) -> list[Named]:
    """The people of a cell, with their posts: 王海涛、李文博, 王海涛(副县长), 王海涛 李文博, 王海涛等3人; each once."""
    plain = _AND_OTHERS.sub("", fold(text).strip())
    parts = plain.split()
    if len(parts) > 1 and all(2 <= len(part) <= 4 for part in parts):
        alone = [people_in(part) for part in parts]
        if people_in(plain) and not people_in(plain)[0][1] and all(alone):
            found = [person for people in alone for person in people]
            return _once(found)
    found = []
    for part in re.split(r"[\n;]+", text.replace("；", ";")):
        found += people_in(_AND_OTHERS.sub("", fold(part).strip()))
    return _once(found)


def _once(found: Sequence[tuple[str, str, str]]) -> list[Named]:
    kept: dict[str, Named] = {}
    for name, post, _phone in found:
        kept.setdefault(person_name(name), Named(person_name(name), post))
    return list(kept.values())


_Take = Callable[[Cleaner, LedgerRow, int, LedgerColumn, Cell], None]
_TAKE: dict[Says, _Take] = {
    Says.SERIAL: Cleaner._serial,
    Says.FIRM: Cleaner._firm,
    Says.CODE: Cleaner._code,
    Says.LINE: Cleaner._line,
    Says.TEXT: Cleaner._text,
    Says.LIST: Cleaner._list,
    Says.DAY: Cleaner._day,
    Says.MOMENT: Cleaner._moment,
    Says.TERM: Cleaner._term,
    Says.WORD: Cleaner._word,
    Says.FEN: Cleaner._fen,
    Says.COUNT: Cleaner._count,
    Says.RATING: Cleaner._rating,
    Says.YES: Cleaner._yes,
    Says.CADRES: Cleaner._cadres,
    Says.CADRE: Cleaner._cadre,
    Says.HOSTS: Cleaner._hosts,
}
