"""Complete, void, bring back: the states of a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from qingdesk.actions.changes import Changes
from qingdesk.actions.entry import references
from qingdesk.actions.extend import extend_term, withdraw
from qingdesk.actions.handovers import give_again, take_back
from qingdesk.actions.record import Recorded
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.fields import fields_of
from qingdesk.domain.handover import Handover
from qingdesk.domain.labels import noun_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.progress import Progress, ProgressKind
from qingdesk.domain.record import Record
from qingdesk.domain.unit import Unit
from qingdesk.domain.visit import VisitState
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import costs, enterprises, events, meals, numbers, visits
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from qingdesk.store.writer import Writer

CHILDREN: Mapping[str, tuple[tuple[str, str], ...]] = {
    parent: tuple(
        (noun.name, field.name)
        for noun in NOUNS.values()
        for field in fields_of(noun.draft)
        if field.refers_to == parent
    )
    for parent in NOUNS
}
"""Of each noun, what refers to it: (noun, its column)."""

_HOLDS_CHILDREN = frozenset({"unit", "cadre", "enterprise"})
"""These are not voided while live records belong to them; to a link from others to a voided record nobody looks."""

_MOST_LISTED = 5


def complete(store: Store, noun: str, record_id: str, today: date) -> Recorded:
    """A visit draft becomes completed and numbered; an event is submitted and numbered.

    Raises `Refused` for another noun or a record that is not a draft.
    """
    with store.transaction(f"complete_{noun}") as db:
        saved = complete_within(db, noun, record_id, today)
    return Recorded((saved,), Changes({NOUNS[noun].plural}))


def complete_within(db: Writer, noun: str, record_id: str, today: date) -> Record:
    """The same, inside a transaction that is open."""
    if noun == "visit":
        visit = visits.get(db, record_id)
        if visit.is_voided or visit.state is not VisitState.DRAFT:
            raise Refused(
                _("Only a draft can be completed."), _("This visit is numbered already, or was voided.")
            )
        number = numbers.next_number(db, noun, today.year)
        return visits.update(db, replace(visit, state=VisitState.COMPLETED, number=number))
    if noun == "event":
        event = events.get(db, record_id)
        if event.is_voided or event.submitted_on is not None:
            raise Refused(_("This event was submitted already, or was voided."), _("Nothing was changed."))
        # one that came back on a blank form has that form's number already
        number = event.number or numbers.next_number(db, noun, today.year)
        return events.update(db, replace(event, submitted_on=today, number=number))
    raise Refused(
        _("Only visits and events are completed."), _("Everything else is numbered as soon as it is saved.")
    )


def void(store: Store, noun: str, record_id: str, reason: str) -> Recorded:
    """Void with a reason; a visit or event takes its meals and costs along, one transaction, one reason.

    Raises `Refused` without a reason, for one voided already, or for one with live children (listed).
    """
    if not reason.strip():
        raise Refused(_("Voiding needs a reason."), _("Say in a few words why this record does not hold."))
    nouns = {NOUNS[noun].plural}
    with store.transaction(f"void_{noun}", reason) as db:
        record = TABLES[noun].get(db, record_id)
        if record.is_voided:
            raise Refused(_("This record was voided already."), _("Nothing was changed."))
        if noun in _HOLDS_CHILDREN:
            _refuse_live_children(db, noun, record)
        saved = TABLES[noun].void(db, record, reason)
        if isinstance(record, Progress) and withdraw(db, record):
            nouns.add("problems")
        if isinstance(record, Handover):
            nouns |= take_back(db, record, reason)
        for child_noun, child in _taken_along(db, noun, record_id):
            TABLES[child_noun].void(db, child, reason, voided_with=record_id)
            nouns.add(NOUNS[child_noun].plural)
    return Recorded((saved,), Changes(nouns))


def unvoid(store: Store, noun: str, record_id: str) -> Recorded:
    """Bring a voided record back, with what that action voided.

    Raises `Refused` when it is not voided, or would give a code to two firms (the other is named).
    """
    nouns = {NOUNS[noun].plural}
    with store.transaction(f"unvoid_{noun}") as db:
        record = TABLES[noun].get(db, record_id)
        if not record.is_voided:
            raise Refused(_("This record is not voided."), _("Nothing was changed."))
        _refuse_double_code(db, record)
        _refuse_voided_parent(db, record)
        saved = TABLES[noun].unvoid(db, record)
        if isinstance(saved, Progress) and saved.kind is ProgressKind.EXTENSION:
            extend_term(db, saved)
            nouns.add("problems")
        if isinstance(saved, Handover):
            nouns |= give_again(db, saved)
        for child_noun in ("meal", "cost"):
            table = TABLES[child_noun]
            for child in table.find(db, "voided_with = ?", (record_id,), with_voided=True):
                table.unvoid(db, child)
                nouns.add(NOUNS[child_noun].plural)
    return Recorded((saved,), Changes(nouns))


def _taken_along(db: Readable, noun: str, record_id: str) -> list[tuple[str, Record]]:
    if noun == "visit":
        return [("meal", meal) for meal in meals.of_visit(db, record_id)]
    if noun == "event":
        found: list[tuple[str, Record]] = [("meal", meal) for meal in meals.of_event(db, record_id)]
        return found + [("cost", cost) for cost in costs.of_event(db, record_id)]
    return []


def _refuse_double_code(db: Readable, record: Record) -> None:
    if isinstance(record, Enterprise) and record.uscc:
        other = enterprises.by_uscc(db, record.uscc, desk_id=record.desk_id)
        if other is not None:
            raise Refused(
                _("The code {uscc} belongs to {name} already.").format(uscc=record.uscc, name=other.name),
                _("Two firms cannot share a code. Void the other one first, or merge them."),
            )


def _refuse_voided_parent(db: Readable, record: Record) -> None:
    for _field, parent, ids in references(record):
        gone = parent in _HOLDS_CHILDREN and [i for i in ids if TABLES[parent].get(db, i).is_voided]
        if gone:
            raise Refused(
                _("It belongs to a record that was voided: {noun} {id}.").format(
                    noun=noun_label(parent), id=gone[0]
                ),
                _("Bring that one back first: qingdesk unvoid {noun} {id}").format(noun=parent, id=gone[0]),
            )


def _refuse_live_children(db: Readable, noun: str, record: Record) -> None:
    if isinstance(record, Unit) and record.is_home:
        raise Refused(_("This is the desk's own unit."), _("It cannot be voided; its name can be changed."))
    live: dict[str, dict[str, str]] = {}
    for child, column in CHILDREN[noun]:
        _list(live, child, TABLES[child].find(db, f"{column} = ?", (record.id,)))
    if noun == "cadre":
        for child in ("visit", "event"):
            went = f"id IN (SELECT {child}_id FROM {child}_cadre WHERE cadre_id = ?)"
            _list(live, child, TABLES[child].find(db, went, (record.id,)))
    if live:
        listed = _("; ").join(_listed(child, names) for child, names in live.items())
        raise Refused(
            _("Other records still belong to this one: {list}.").format(list=listed),
            _("Void or move those first, or end the assignment instead. Nothing was changed."),
        )


def _list(live: dict[str, dict[str, str]], child: str, records: Sequence[Record]) -> None:
    for record in records:
        name = getattr(record, "number", "") or getattr(record, "name", "") or record.id
        live.setdefault(child, {})[record.id] = name


def _listed(child: str, names: Mapping[str, str]) -> str:
    shown = _(", ").join(list(names.values())[:_MOST_LISTED]) + ("…" if len(names) > _MOST_LISTED else "")
    return _("{noun} {count} ({list})").format(noun=noun_label(child), count=len(names), list=shown)
