"""Clean one row's cells by what their columns hold. A wrong cell becomes a fault of its row, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qingdesk.domain import uscc
from qingdesk.domain.assignment import Role
from qingdesk.domain.mistakes import LINE_LIMIT, TEXT_LIMIT
from qingdesk.domain.region import Regions
from qingdesk.domain.text import phone, split_phone, tidy, tidy_lines, tidy_name
from qingdesk.exchange.roster import words
from qingdesk.exchange.roster.dates import NoSuchDate, date_of_cell
from qingdesk.exchange.roster.header import SheetMapping
from qingdesk.exchange.roster.person import people_in, unit_and_post
from qingdesk.exchange.roster.row import Fault, RosterPerson, RosterRow, fault_at
from qingdesk.exchange.roster.sheet import Cell, column_letter, text_of
from qingdesk.exchange.roster.targets import Target
from qingdesk.i18n import _

NAME_LIMIT = 50
"""Characters in a person's name; the longest of minorities and foreigners stay below."""
SPOILED = 1e15
"""From here on a number cell has lost digits: 18 of them were typed, 15 are kept."""
OLD_REGISTRATION = 15
"""Digits of a registration number from before 2015."""

_ROLES = (("leader", Role.LEADER), ("officer", Role.LIAISON_OFFICER), ("chief", Role.CHIEF_SERVICE_OFFICER))


class Cleaner:
    """Cleans rows of one sheet; knows its columns and the table of regions."""

    def __init__(self, sheet: str, mapping: SheetMapping, regions: Regions) -> None:
        self._sheet = sheet
        self._mapping = mapping
        self._regions = regions
        self._index = {target: index for index, target in mapping.columns.items()}
        self._people = [
            (
                role,
                tuple(
                    self._index.get(Target(f"{prefix}.{part}")) for part in ("name", "unit", "post", "phone")
                ),
            )
            for prefix, role in _ROLES
        ]
        self._before: dict[Role, tuple[list[str], tuple[RosterPerson, ...]]] = {}
        self._fields: list[tuple[int, Target, Callable[[RosterRow, int, Cell], None]]] = [
            (index, target, _FIELDS[target].__get__(self))
            for index, target in sorted(
                mapping.columns.items(), key=lambda item: item[1] is not Target.FIRM_NAME
            )
            if target in _FIELDS
        ]

    def row(self, number: int, cells: Sequence[Cell]) -> RosterRow:
        """The row, cleaned. Merged cells have been filled down before."""
        row = RosterRow(sheet=self._sheet, number=number, cells=cells)
        width = len(cells)
        for index, _target, clean in self._fields:
            if index < width and cells[index] != "":
                clean(row, index, cells[index])
        for role, places in self._people:
            if places[0] is not None and places[0] < width and cells[places[0]] != "":
                self._person(row, role, places[0], *places[1:])
        if "\0" in "".join([cell for cell in cells if cell.__class__ is str]):
            self._zero(row)
        if "name" not in row.firm:
            at = self._index.get(Target.FIRM_NAME)
            is_told = (
                any(fault.column == column_letter(at) for fault in row.faults) if at is not None else False
            )
            if row.firm.keys() - {"note"} and not is_told:
                self._refuse(
                    row, at, "", _("The enterprise has no name"), _("Write its full registered name")
                )
            row.firm.clear()
        return row

    def _zero(self, row: RosterRow) -> None:
        """U+0000 stands in no text: the file was damaged on its way, and nobody knows what else the cell lost."""
        for index in self._mapping.columns:
            cell = row.cells[index] if index < len(row.cells) else ""
            if isinstance(cell, str) and "\0" in cell:
                reason = _("It holds a character that no text has (NUL); the file may be damaged")
                self._refuse(row, index, cell.replace("\0", "�"), reason, _("Type this cell again"))

    def _fault(self, row: RosterRow, index: int | None, value: Cell, reason: str, suggestion: str) -> Fault:
        return fault_at((self._sheet, row.number), index, self._mapping.titles, value, reason, suggestion)

    def _refuse(
        self, row: RosterRow, index: int | None, value: Cell, reason: str, suggestion: str = ""
    ) -> None:
        row.faults.append(self._fault(row, index, value, reason, suggestion))

    def _remark(
        self, row: RosterRow, index: int | None, value: Cell, reason: str, suggestion: str = ""
    ) -> None:
        row.remarks.append(self._fault(row, index, value, reason, suggestion))

    def _fits(self, row: RosterRow, index: int, text: str, limit: int) -> bool:
        if len(text) <= limit:
            return True
        reason = _("{length} characters are too many here; at most {limit} fit").format(
            length=len(text), limit=limit
        )
        self._refuse(row, index, text, reason, _("Shorten it, or check whether the right column was taken"))
        return False

    def _put(self, row: RosterRow, index: int, field: str, text: str, limit: int = LINE_LIMIT) -> None:
        if text and self._fits(row, index, text, limit) and not words.is_nothing(text):
            row.firm[field] = text

    def _name(self, row: RosterRow, index: int, cell: Cell) -> None:
        self._put(row, index, "name", tidy_name(text_of(cell)))

    def _code(self, row: RosterRow, index: int, cell: Cell) -> None:
        if (isinstance(cell, float) and cell >= SPOILED) or (isinstance(cell, str) and _is_scientific(cell)):
            reason = _("The credit code was stored as a number, and its last digits are lost")
            self._refuse(
                row, index, cell, reason, _("Set the column to text and type the 18 characters again")
            )
            return
        code = uscc.normalise(text_of(cell))
        if words.is_nothing(code):
            return
        if len(code) == OLD_REGISTRATION and code.isdecimal():
            row.firm["uscc_missing_reason"] = _("Only the old registration number {number} is known").format(
                number=code
            )
            self._remark(
                row, index, cell, _("This is an old registration number of 15 digits, not a credit code")
            )
            return
        wrong = uscc.fault(code)
        if wrong is None:
            row.firm["uscc"] = code
            return
        suggestion = _("It should probably be {code}; check it against the business licence").format(
            code=wrong.suggestion
        )
        if not wrong.suggestion:
            suggestion = _("Copy it again from the business licence")
        self._refuse(row, index, cell, _(wrong.reason).format(**wrong.params), suggestion)

    def _address(self, row: RosterRow, index: int, cell: Cell) -> None:
        self._put(row, index, "address", tidy_name(text_of(cell)))

    def _products(self, row: RosterRow, index: int, cell: Cell) -> None:
        self._put(row, index, "main_products", tidy_lines(text_of(cell)), TEXT_LIMIT)

    def _note(self, row: RosterRow, index: int, cell: Cell) -> None:
        self._put(row, index, "note", tidy_lines(text_of(cell)), TEXT_LIMIT)

    def _region(self, row: RosterRow, index: int, cell: Cell) -> None:
        text = tidy_name(text_of(cell))
        code = self._regions.code(text)
        if code:
            row.firm["region"] = code
        elif not words.is_nothing(text):
            self._not_taken(row, index, cell, _("no single region of the table has this name"))

    def _industry(self, row: RosterRow, index: int, cell: Cell) -> None:
        text = tidy(text_of(cell))
        code = words.industry(text)
        if code:
            row.firm["industry"] = code
        elif not words.is_nothing(text):
            self._not_taken(row, index, cell, _("no division of GB/T 4754 has this name"))

    def _not_taken(self, row: RosterRow, index: int, cell: Cell, why: str) -> None:
        self._remark(
            row,
            index,
            cell,
            _("Not taken: {why}").format(why=why),
            _("It can be chosen in the enterprise later"),
        )

    def _ownership(self, row: RosterRow, index: int, cell: Cell) -> None:
        text = tidy(text_of(cell))
        meant, size = words.ownership(text), words.size(text)
        if meant is not None:
            row.firm["ownership"] = meant
        if size is not None:
            row.firm.setdefault("size", size)

    def _size(self, row: RosterRow, index: int, cell: Cell) -> None:
        meant = words.size(tidy(text_of(cell)))
        if meant is not None:
            row.firm["size"] = meant

    def _origin(self, row: RosterRow, index: int, cell: Cell) -> None:
        meant = words.origin(tidy(text_of(cell)), self._mapping.titles.get(index, ""))
        if meant is not None:
            row.firm["origin"] = meant

    def _legal(self, row: RosterRow, index: int, cell: Cell) -> None:
        name, telephone = split_phone(text_of(cell))
        self._put(row, index, "legal_representative", name)
        if telephone:
            row.firm.setdefault("contact_phone", telephone)

    def _contact(self, row: RosterRow, index: int, cell: Cell) -> None:
        name, telephone = split_phone(text_of(cell))
        self._put(row, index, "contact_name", name)
        if telephone:
            row.firm.setdefault("contact_phone", telephone)

    def _contact_post(self, row: RosterRow, index: int, cell: Cell) -> None:
        self._put(row, index, "contact_post", tidy_name(text_of(cell)))

    def _contact_phone(self, row: RosterRow, index: int, cell: Cell) -> None:
        self._put(row, index, "contact_phone", phone(text_of(cell)))

    def _started(self, row: RosterRow, index: int, cell: Cell) -> None:
        try:
            row.started_on = date_of_cell(cell)
        except NoSuchDate:
            self._refuse(row, index, cell, _("There is no such date"), _("Write it as 2026-01-05"))
            return
        if row.started_on is None and not words.is_nothing(text_of(cell)):
            self._not_taken(row, index, cell, _("this is no date"))

    def _basis(self, row: RosterRow, index: int, cell: Cell) -> None:
        text = tidy(text_of(cell))
        if self._fits(row, index, text, LINE_LIMIT):
            row.basis = text

    def _person(
        self, row: RosterRow, role: Role, name: int, unit: int | None, post: int | None, telephone: int | None
    ) -> None:
        """The people that a cell names, in this role; unit, post and telephone stand in their own columns or none."""
        cells = row.cells
        texts = [_cell(cells, index) for index in (name, unit, post, telephone)]
        if (
            texts == (before := self._before.get(role, ([], ())))[0]
        ):  # a leader's rows stand one below another
            row.people += before[1]
            return
        noted = len(row.faults) + len(row.remarks)
        found = people_in(texts[0])
        unit_name, held = tidy_name(texts[1]), tidy_name(texts[2])
        if unit_name and post is None:
            unit_name, held = unit_and_post(unit_name)
        number = phone(texts[3])
        unit_name, held, number = (
            "" if words.is_nothing(text) else text for text in (unit_name, held, number)
        )
        for index, text in ((unit, unit_name), (post, held), (telephone, number)):
            if index is not None and not self._fits(row, index, text, LINE_LIMIT):
                return
        people = []
        for person, own_post, own_phone in found:
            if len(person) > NAME_LIMIT:
                reason = _("A person's name of {length} characters").format(length=len(person))
                self._refuse(
                    row,
                    name,
                    cells[name],
                    reason,
                    _("Put one name into one cell, posts and phones into their own"),
                )
                return
            if len(person) < 2 or any(c.isdigit() for c in person):
                self._remark(row, name, cells[name], _("This does not look like a person's name"))
            alone = len(found) == 1
            people.append(
                RosterPerson(
                    role, person, unit_name, own_post or held, own_phone or (number if alone else "")
                )
            )
        row.people += tuple(people)
        if len(row.faults) + len(row.remarks) == noted:
            self._before[role] = (texts, tuple(people))


def _cell(cells: Sequence[Cell], index: int | None) -> str:
    return text_of(cells[index]) if index is not None and index < len(cells) else ""


def _is_scientific(text: str) -> bool:
    """9.14101E+17: the number was spoiled before it became text."""
    head, mark, power = text.strip().upper().partition("E+")
    return bool(mark) and power.isdecimal() and head.replace(".", "", 1).isdecimal()


_FIELDS: dict[Target, Callable[[Cleaner, RosterRow, int, Cell], None]] = {
    Target.FIRM_NAME: Cleaner._name,
    Target.FIRM_USCC: Cleaner._code,
    Target.FIRM_REGION: Cleaner._region,
    Target.FIRM_ADDRESS: Cleaner._address,
    Target.FIRM_INDUSTRY: Cleaner._industry,
    Target.FIRM_OWNERSHIP: Cleaner._ownership,
    Target.FIRM_SIZE: Cleaner._size,
    Target.FIRM_ORIGIN: Cleaner._origin,
    Target.FIRM_LEGAL: Cleaner._legal,
    Target.FIRM_CONTACT: Cleaner._contact,
    Target.FIRM_CONTACT_POST: Cleaner._contact_post,
    Target.FIRM_CONTACT_PHONE: Cleaner._contact_phone,
    Target.FIRM_PRODUCTS: Cleaner._products,
    Target.FIRM_NOTE: Cleaner._note,
    Target.STARTED_ON: Cleaner._started,
    Target.BASIS: Cleaner._basis,
}
