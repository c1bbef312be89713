"""Which firm a row means: by its credit code, else by its name; and what the row adds to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.text import key
from qingdesk.exchange.roster.plan import KEEP_NAME, OTHER_PERSON, RENAME, Option
from qingdesk.exchange.roster.row import Fault, RosterRow
from qingdesk.exchange.roster.targets import Target
from qingdesk.i18n import _


class Firm:
    """A firm while a roster is matched: known to the store, or met first in a row of this file.

    said: the fields that a row of this file has spoken about; the first row counts, or importing a file that
    contradicts itself would change the firm back and forth at every import.
    """

    __slots__ = ("changes", "first_row", "id", "name", "record", "said", "uscc")

    def __init__(self, firm_id: str, name: str, code: str, record: Enterprise | None, first_row: int) -> None:
        self.id, self.name, self.uscc, self.record, self.first_row = firm_id, name, code, record, first_row
        self.changes: dict[str, Any] = {}
        self.said: set[str] = set()

    def value(self, field: str) -> Any:
        """The field as it will be."""
        if field in self.changes:
            return self.changes[field]
        return getattr(self.record, field) if self.record is not None else None


class Doubt(Exception):
    """The row cannot be placed without an answer. target: the column it is about. is_held_back: the firm is known
    under another name."""

    def __init__(
        self,
        question: str,
        text: str,
        options: tuple[Option, ...],
        target: Target,
        *,
        is_held_back: bool = False,
    ) -> None:
        super().__init__(question)
        self.question, self.text, self.options, self.target = question, text, options, target
        self.is_held_back = is_held_back


class Firms:
    """All firms by code and by name (former names too)."""

    def __init__(
        self, known: list[Enterprise], answers: Mapping[str, str], new_id: Callable[[], str]
    ) -> None:
        self._answers = answers
        self._new_id = new_id
        self._by_code: dict[str, Firm] = {}
        self._by_name: dict[str, list[Firm]] = {}
        self._all: list[Firm] = []
        for record in known:
            self._add(Firm(record.id, record.name, record.uscc, record, 0))

    def _add(self, firm: Firm) -> None:
        self._all.append(firm)
        if firm.uscc:
            self._by_code[firm.uscc] = firm
        names = {key(firm.name)}
        if firm.record is not None and firm.record.former_names:
            names.update(map(key, firm.record.former_names))
        for name in names:
            self._by_name.setdefault(name, []).append(firm)

    def find(self, row: RosterRow) -> Firm | None:
        """The firm that a row means, None for one that is not known yet. Raises `Doubt`; changes nothing."""
        name, code = str(row.firm["name"]), str(row.firm.get("uscc", ""))
        namesakes = self._by_name.get(key(name), [])
        if code:
            firm = self._by_code.get(code)
            if firm is not None:
                if firm in namesakes or self._answers.get(_renamed(code, name)) in (KEEP_NAME, RENAME):
                    return firm
                raise self._other_name(firm, code, name)
            namesakes = [firm for firm in namesakes if not firm.uscc]
        if len(namesakes) < 2:
            return namesakes[0] if namesakes else None
        return self._one_of(namesakes, name, code)

    def _other_name(self, firm: Firm, code: str, name: str) -> Doubt:
        where = _("row {row}").format(row=firm.first_row) if firm.record is None else _("the store")
        text = _("The code {code} stands for “{known}” in {where}; here it stands for “{name}”").format(
            code=code, known=firm.name, where=where, name=name
        )
        options = (
            Option(KEEP_NAME, _("It is {known}: take the row, keep that name").format(known=firm.name)),
            Option(RENAME, _("It is {known}, now called {name}").format(known=firm.name, name=name)),
        )
        return Doubt(_renamed(code, name), text, options, Target.FIRM_NAME, is_held_back=True)

    def _one_of(self, namesakes: list[Firm], name: str, code: str) -> Firm | None:
        question = f"firm:{key(name)}|{code}"
        answer = self._answers.get(question)
        if answer == OTHER_PERSON:
            return None
        chosen = next((firm for firm in namesakes if _token(firm) == answer), None)
        if chosen is not None:
            return chosen
        options = [
            Option(_token(firm), f"{firm.name} {firm.uscc or _('without a code')}") for firm in namesakes
        ]
        options.append(Option(OTHER_PERSON, _("Another enterprise of that name")))
        text = _("There are several enterprises called “{name}”. Which one is meant?").format(name=name)
        raise Doubt(question, text, tuple(options), Target.FIRM_NAME)

    def put(self, row: RosterRow, firm: Firm | None, remarks: list[Fault]) -> tuple[Firm, bool]:
        """Add what the row says to the firm, or make it: (firm, whether anything changed)."""
        name, code = str(row.firm["name"]), str(row.firm.get("uscc", ""))
        if firm is None:
            if code and self._by_name.get(key(name)):
                remarks.append(
                    _remark(row, _("Another enterprise of this name, with another code, is known already"))
                )
            if not code:
                remarks.append(
                    _remark(
                        row,
                        _("No credit code: taken without it"),
                        _("Enter the code, or why there is none, later"),
                    )
                )
            firm = Firm(self._new_id(), name, code, None, row.number)
            firm.changes = dict(row.firm)
            firm.said.update(row.firm)
            self._add(firm)
            return firm, True
        before = dict(firm.changes)
        if self._answers.get(_renamed(code, name)) == RENAME and key(firm.name) != key(name):
            firm.changes["former_names"] = (*(firm.value("former_names") or ()), firm.name)
            firm.changes["name"] = firm.name = name
            self._by_name.setdefault(key(name), []).append(firm)
        for field, value in row.firm.items():
            if field not in ("name", "uscc") and value:
                self._merge(row, firm, field, value, remarks)
        if code and not firm.uscc:
            firm.uscc = firm.changes["uscc"] = code
            firm.changes["uscc_missing_reason"] = ""
            self._by_code[code] = firm
        return firm, firm.changes != before

    def _merge(self, row: RosterRow, firm: Firm, field: str, value: object, remarks: list[Fault]) -> None:
        old = firm.value(field)
        first = field not in firm.said
        firm.said.add(field)
        if not old:
            if field != "uscc_missing_reason" or not firm.uscc:
                firm.changes[field] = value
        elif (
            old == value
            or (isinstance(old, str) and key(old) == key(str(value)))
            or field == "uscc_missing_reason"
        ):
            return
        elif field == "note":
            if key(str(value)) not in key(str(old)):
                firm.changes[field] = f"{old}\n{value}"
        elif not first:
            text = _("“{value}” differs from an earlier row of this enterprise (“{old}”); the first is kept")
            remarks.append(_remark(row, text.format(value=value, old=old)))
        else:
            firm.changes[field] = value
            remarks.append(_remark(row, _("“{old}” becomes “{value}”").format(old=old, value=value)))

    def added(self) -> list[Enterprise]:
        """The firms that are new, in the order of their rows."""
        return [Enterprise(id=firm.id, **firm.changes) for firm in self._all if firm.record is None]

    def changed(self) -> list[Enterprise]:
        """The known firms that changed, as they shall be."""
        return [replace(f.record, **f.changes) for f in self._all if f.record is not None and f.changes]


def _renamed(code: str, name: str) -> str:
    return f"name:{code}|{key(name)}"


def _token(firm: Firm) -> str:
    return firm.id if firm.record is not None else f"row:{firm.first_row}"


def _remark(row: RosterRow, reason: str, suggestion: str = "") -> Fault:
    return Fault(
        sheet=row.sheet,
        row=row.number,
        value=str(row.firm.get("name", "")),
        reason=reason,
        suggestion=suggestion,
    )
