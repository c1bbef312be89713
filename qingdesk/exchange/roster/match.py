"""Match a roster's rows with what the desk knows: what would be added, changed, left, held back or asked; pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from qingdesk.domain.assignment import Assignment, Role
from qingdesk.exchange.roster.cadres import Cadres, Person, Units
from qingdesk.exchange.roster.firms import Doubt, Firm, Firms
from qingdesk.exchange.roster.header import SheetMapping
from qingdesk.exchange.roster.plan import Choices, KnownDesk, Outcome, PlannedRow, Question, RosterPlan
from qingdesk.exchange.roster.row import Fault, ParsedRoster, ParsedSheet, RosterPerson, RosterRow
from qingdesk.exchange.roster.sheet import column_letter, text_of
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress


def plan(
    parsed: ParsedRoster,
    known: KnownDesk,
    choices: Choices,
    *,
    today: date,
    new_id: Callable[[], str],
    progress: Progress = no_progress,
) -> RosterPlan:
    """What importing these rows would do. today: the assignments' start where neither the row, the choices nor
    填报日期 say. new_id: gives ids to new records. progress: (rows matched, rows in all).

    A row is taken whole or not at all; one that is not taken leaves no trace in the others.
    """
    matching = _Matching(known, choices, today, new_id)
    later: list[tuple[int, RosterRow, ParsedSheet]] = []
    places: list[int] = []
    pairs = [(row, sheet) for sheet in parsed.sheets for row in sheet.rows]
    for place, (row, sheet) in enumerate(pairs):
        if row.firm and "uscc" not in row.firm:
            # A firm by name alone comes after all codes: whom it means must not hang on the order of the rows.
            later.append((place, row, sheet))
        else:
            places.append(place)
            matching.take(row, sheet, choices.started_on or sheet.filed_on or today)
        if place % 1000 == 0:
            progress(place, len(pairs))
    for place, row, sheet in later:
        places.append(place)
        matching.take(row, sheet, choices.started_on or sheet.filed_on or today)
    rows = [row for _, row in sorted(zip(places, matching.rows, strict=True), key=lambda pair: pair[0])]
    return RosterPlan(
        rows=rows,
        units=matching.units.added,
        cadres=matching.cadres.added(),
        enterprises=matching.firms.added(),
        assignments=matching.assignments,
        changed_cadres=matching.cadres.changed(),
        changed_enterprises=matching.firms.changed(),
        questions=list(matching.questions.values()),
        cadre_keys=matching.cadres.keys,
    )


class _Matching:
    """What is known so far: the store's, and what the rows above brought."""

    def __init__(self, known: KnownDesk, choices: Choices, today: date, new_id: Callable[[], str]) -> None:
        self.mapping: SheetMapping | None = None
        self.rows: list[PlannedRow] = []
        self.questions: dict[str, Question] = {}
        self.assignments: list[Assignment] = []
        self.units = Units(known.home, known.units, choices, new_id)
        self.cadres = Cadres(self.units, known.cadres, choices, new_id)
        self.firms = Firms(list(known.enterprises), choices.answers, new_id)
        self._excluded = choices.excluded
        self._new_id = new_id
        self._ends: dict[tuple[str, str, Role | None], date | None] = {}
        self._assigned: dict[tuple[str, Role | None], list[Person]] = {}
        for assignment in known.assignments:
            self._remember(assignment, today)

    def _remember(self, assignment: Assignment, today: date) -> None:
        place = (assignment.cadre_id, assignment.enterprise_id, assignment.role)
        end = assignment.ended_on
        if place in self._ends:
            before = self._ends[place]
            end = None if end is None or before is None else max(end, before)
        self._ends[place] = end
        person = self.cadres.get(assignment.cadre_id)
        if person is not None and (assignment.ended_on is None or assignment.ended_on >= today):
            self._assigned.setdefault((assignment.enterprise_id, assignment.role), []).append(person)

    def take(self, row: RosterRow, sheet: ParsedSheet, started_on: date) -> None:
        """Decide about one row. started_on: where the row itself does not say."""
        self.mapping = sheet.mapping
        planned = PlannedRow(row=row, outcome=Outcome.UNCHANGED, remarks=row.remarks)
        self.rows.append(planned)
        if row.key in self._excluded:
            planned.outcome = Outcome.LEFT_OUT
        elif row.faults:
            planned.outcome = Outcome.REFUSED
        else:
            planned.remarks = list(row.remarks)
            try:
                firm = self.firms.find(row) if row.firm else None
                people = [
                    self.cadres.find(named, self._contacts(row, firm, named.role)) for named in row.people
                ]
            except Doubt as doubt:
                self._ask(planned, doubt)
            else:
                self._put(planned, firm, people, row.started_on or started_on)

    def _contacts(self, row: RosterRow, firm: Firm | None, role: Role) -> list[Person] | None:
        if not row.firm:
            return None
        return self._assigned.get((firm.id, role), []) if firm is not None else []

    def _ask(self, planned: PlannedRow, doubt: Doubt) -> None:
        planned.outcome = Outcome.HELD_BACK if doubt.is_held_back else Outcome.ASK
        planned.question = doubt.question
        row = planned.row
        column = self.mapping.column_of(doubt.target) if self.mapping is not None else None
        planned.remarks.append(
            Fault(
                sheet=row.sheet,
                row=row.number,
                column="" if column is None else column_letter(column),
                title="" if column is None or self.mapping is None else self.mapping.titles.get(column, ""),
                value="" if column is None or column >= len(row.cells) else text_of(row.cells[column]),
                reason=doubt.text,
                suggestion=_("If it is one enterprise, say so in the preview; else correct the code")
                if doubt.is_held_back
                else _("Answer in the preview; until then the row is left out"),
            )
        )
        question = self.questions.get(doubt.question)
        if question is None:
            question = Question(key=doubt.question, text=doubt.text, options=doubt.options, rows=[])
            self.questions[doubt.question] = question
        question.rows.append(row.key)

    def _put(
        self, planned: PlannedRow, known_firm: Firm | None, people: list[Person | None], started_on: date
    ) -> None:
        row, remarks = planned.row, planned.remarks
        is_new, is_changed = False, False
        firm: Firm | None = None
        if row.firm:
            firm, is_changed = self.firms.put(row, known_firm, remarks)
            is_new = known_firm is None
        again = len({named.name for named in row.people}) < len(row.people)
        for named, found in zip(row.people, people, strict=True):
            if found is None and again:  # the row names him twice: the first naming made him
                found = self._made_in_this_row(named)
            person, changed = self.cadres.put(row, named, found, remarks)
            is_changed |= changed
            if firm is None:
                is_new |= found is None
            elif self._assign(planned, firm, person, named.role, started_on):
                is_changed = True
                is_new |= named.role is Role.LEADER
        planned.outcome = Outcome.NEW if is_new else Outcome.CHANGED if is_changed else Outcome.UNCHANGED

    def _made_in_this_row(self, named: RosterPerson) -> Person | None:
        try:
            return self.cadres.find(named, ())
        except Doubt:
            return None

    def _assign(self, planned: PlannedRow, firm: Firm, person: Person, role: Role, started_on: date) -> bool:
        """Note that this cadre contacts this firm; False when that is known."""
        place = (person.id, firm.id, role)
        row = planned.row
        if place in self._ends:
            end = self._ends[place]
            if end is None or end >= started_on:
                if end is not None:
                    text = _("{name} contacted this enterprise until {day}; it is not begun again")
                    planned.remarks.append(
                        _remark(row, person.name, text.format(name=person.name, day=end.isoformat()))
                    )
                return False
        others = [
            p.name
            for p in self._assigned.get((firm.id, role), ())
            if p is not person and p.record is not None
        ]
        if others:
            text = _(
                "This enterprise is contacted by {names} too; end that assignment if {name} takes it over"
            )
            names = _(", ").join(others)
            planned.remarks.append(_remark(row, person.name, text.format(names=names, name=person.name)))
        self.assignments.append(
            Assignment(
                id=self._new_id(),
                cadre_id=person.id,
                enterprise_id=firm.id,
                role=role,
                started_on=started_on,
                basis=row.basis,
            )
        )
        self._ends[place] = None
        self._assigned.setdefault((firm.id, role), []).append(person)
        return True


def _remark(row: RosterRow, value: str, reason: str) -> Fault:
    return Fault(sheet=row.sheet, row=row.number, value=value, reason=reason)
