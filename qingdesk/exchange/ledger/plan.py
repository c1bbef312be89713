"""What an import of a ledger would do: each row new, there already, refused or asked about. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.labels import field_label
from qingdesk.domain.record import Draft
from qingdesk.domain.text import private_use
from qingdesk.domain.visit import Visitor
from qingdesk.exchange.ledger import drafts
from qingdesk.exchange.ledger.drafts import Drafted, Signature, signature
from qingdesk.exchange.ledger.match import Doubt, Firms, Nobody, People
from qingdesk.exchange.ledger.row import LedgerMapping, LedgerRow, Named, ParsedLedger
from qingdesk.exchange.ledger.values import BadCell
from qingdesk.exchange.roster.plan import Option, Outcome, Question
from qingdesk.exchange.roster.row import Fault, RowKey
from qingdesk.exchange.roster.sheet import column_letter, text_of
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress


@dataclass(frozen=True, kw_only=True)
class KnownLedger:
    """What the store holds, voided records left out. cadres: those who have left too. there: signature of each record
    that the file's days could meet → its number. units: id → name."""

    home_id: str
    enterprises: Sequence[Enterprise] = ()
    cadres: Sequence[Cadre] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    there: Mapping[Signature, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LedgerChoices:
    """What a person decided. excluded: rows whose box is not ticked. answers: question's key → an option's value."""

    excluded: frozenset[RowKey] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class PlannedRow:
    """faults: why it is refused. drafted: what a new row becomes. question: the key of the one before it."""

    row: LedgerRow
    outcome: Outcome
    remarks: list[Fault]
    faults: list[Fault] = field(default_factory=list)
    drafted: Drafted | None = None
    question: str = ""

    @property
    def key(self) -> RowKey:
        """(sheet, row number)."""
        return self.row.key


@dataclass(frozen=True, kw_only=True)
class LedgerPlan:
    """Nothing is written yet."""

    rows: list[PlannedRow]
    questions: list[Question]

    @property
    def counts(self) -> Counter[Outcome]:
        """How many rows have which outcome."""
        return Counter(row.outcome for row in self.rows)

    def rows_with(self, *outcomes: Outcome) -> list[PlannedRow]:
        """The rows that have one of these outcomes."""
        return [row for row in self.rows if row.outcome in outcomes]


def plan_ledger(
    parsed: ParsedLedger,
    known: KnownLedger,
    choices: LedgerChoices,
    *,
    today: date,
    progress: Progress = no_progress,
) -> LedgerPlan:
    """What becomes of each row. progress: (rows planned, rows in all)."""
    planner = _Planner(parsed, known, choices, today)
    rows: list[PlannedRow] = []
    total = len(parsed.rows)
    for number, row in enumerate(parsed.rows, 1):
        rows.append(planner.planned(row))
        if number % 500 == 0:
            progress(number, total)
    return LedgerPlan(rows=rows, questions=planner.questions())


class _Planner:
    def __init__(self, parsed: ParsedLedger, known: KnownLedger, choices: LedgerChoices, today: date) -> None:
        self._parsed, self._known, self._choices, self._today = parsed, known, choices, today
        self._firms = Firms(known.enterprises, choices.answers)
        self._people = People(known.cadres, lambda unit_id: known.units.get(unit_id, ""), choices.answers)
        self._met: dict[Signature, LedgerRow] = {}
        self._days = Counter(there[:2] for there in known.there)
        self._asked: dict[str, tuple[str, tuple[Option, ...], list[RowKey]]] = {}

    def questions(self) -> list[Question]:
        """Each asked once for all its rows."""
        return [
            Question(key=key, text=text, options=options, rows=rows)
            for key, (text, options, rows) in self._asked.items()
        ]

    def planned(self, row: LedgerRow) -> PlannedRow:
        """What becomes of a row."""
        remarks = list(row.remarks)
        if row.key in self._choices.excluded:
            return PlannedRow(row=row, outcome=Outcome.LEFT_OUT, remarks=remarks)
        question = ""
        faults = list(row.faults)
        drafted: Drafted | None = None
        try:
            drafted = self._drafted(row, remarks)
            faults += self._mistakes(row, drafted)
        except Doubt as doubt:
            question = doubt.question
            self._asked.setdefault(question, (doubt.text, doubt.options, []))[2].append(row.key)
            remarks.append(self._fault(row, doubt.field, doubt.text))
        except Nobody as nobody:
            faults.append(self._fault(row, nobody.field, nobody.reason, nobody.suggestion))
        except BadCell as bad:
            faults.append(self._fault(row, bad.field, bad.reason, bad.suggestion))
        if faults:
            return PlannedRow(row=row, outcome=Outcome.REFUSED, remarks=remarks, faults=faults)
        if drafted is None:
            return PlannedRow(row=row, outcome=Outcome.ASK, remarks=remarks, question=question)
        return self._compared(row, drafted, remarks)

    def _compared(self, row: LedgerRow, drafted: Drafted, remarks: list[Fault]) -> PlannedRow:
        """New, or there already: in the store, or in an earlier row of this file."""
        sign = signature(drafted.draft)
        before = self._met.setdefault(sign, row)
        if sign in self._known.there:
            number = self._known.there[sign]
            if number:
                remarks.append(self._fault(row, "", _("There already as {number}").format(number=number)))
            return PlannedRow(row=row, outcome=Outcome.UNCHANGED, remarks=remarks)
        if before is not row:
            remarks.append(self._fault(row, "", _("The same as row {row}").format(row=before.number)))
            return PlannedRow(row=row, outcome=Outcome.UNCHANGED, remarks=remarks)
        if self._days[sign[:2]]:
            text = _("Another record of this enterprise and day is in the store")
            remarks.append(self._fault(row, self._parsed.ledger.day, text, _("Look whether it is the same")))
        remarks += [self._fault(row, one.field, one.reason, one.suggestion) for one in drafted.remarks]
        return PlannedRow(row=row, outcome=Outcome.NEW, remarks=remarks, drafted=drafted)

    def _drafted(self, row: LedgerRow, remarks: list[Fault]) -> Drafted:
        firm = self._firms.find(row)
        if self._parsed.ledger.noun == "visit":
            found = tuple(self._visitor(row, named, remarks) for named in row.people)
            return drafts.visit(row, firm.id, self._known.home_id, found)
        if self._parsed.ledger.noun == "problem":
            return drafts.problem(row, firm.id)
        owner = self._people.find(Named(row.owner), "owner_cadre_id") if row.owner else None
        if row.owner and owner is None:
            text = _("No cadre is called {name}: left empty").format(name=row.owner)
            remarks.append(self._fault(row, "owner_cadre_id", text))
        return drafts.commitment(row, firm.id, owner.id if owner else "")

    def _visitor(self, row: LedgerRow, named: Named, remarks: list[Fault]) -> Visitor:
        cadre = self._people.find(named, "visitors")
        if cadre is None:
            text = _("{name} is no cadre of the store: kept as a name").format(name=named.name)
            remarks.append(self._fault(row, "visitors", text, _("The visit counts for nobody's duty")))
            return Visitor(name=named.name, post=named.post)
        return Visitor(cadre_id=cadre.id, name=cadre.name, post=named.post or cadre.post)

    def _mistakes(self, row: LedgerRow, drafted: Drafted) -> list[Fault]:
        """What would keep the record, or its child, from being saved."""
        noun = self._parsed.ledger.noun
        found: list[Fault] = []
        each: list[tuple[str, str, Draft]] = [(noun, "", drafts.as_entered(drafted.draft))]
        each += [(child, f"{child}.", draft) for child, draft in drafted.children if not row.faults]
        named = {fault.column for fault in row.faults}
        for owner, prefix, draft in each:
            for mistake in draft.mistakes(self._today):
                fault = self._fault(
                    row,
                    prefix + mistake.field,
                    f"{field_label(owner, mistake.field)}: {_(mistake.reason).format(**mistake.params)}",
                )
                if not (fault.column and fault.column in named):
                    found.append(fault)
        return found

    def _fault(self, row: LedgerRow, at: str, reason: str, suggestion: str = "") -> Fault:
        mapping: LedgerMapping | None = self._parsed.mapping_of(row.sheet)
        index = mapping.index_of(at) if mapping is not None and at else None
        if index is None or mapping is None:
            return Fault(sheet=row.sheet, row=row.number, reason=reason, suggestion=suggestion)
        return Fault(
            sheet=row.sheet,
            row=row.number,
            column=column_letter(index),
            title=mapping.titles.get(index, ""),
            value=text_of(row.cells[index]) if index < len(row.cells) else "",
            reason=reason,
            suggestion=suggestion,
        )


def strange_characters(parsed: ParsedLedger) -> list[Fault]:
    """Private-use characters in what is taken, that no other machine can read; for repair."""
    found: list[Fault] = []
    strange = _("This holds characters that other machines cannot show: {codes}")
    for sheet in parsed.sheets:
        for row in sheet.rows if sheet.mapping is not None else ():
            for index in sheet.mapping.columns if sheet.mapping is not None else ():
                cell = row.cells[index] if index < len(row.cells) else ""
                if isinstance(cell, str) and (odd := private_use(cell)):
                    codes = _(", ").join(dict.fromkeys(f"U+{ord(character):04X}" for character in odd))
                    found.append(
                        Fault(
                            sheet=row.sheet,
                            row=row.number,
                            column=column_letter(index),
                            value=cell,
                            reason=strange.format(codes=codes),
                            suggestion=_("Look what stands there, and type it again"),
                        )
                    )
    return found
