"""Complete, void, bring back: the states of a record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qingdesk.actions.changes import Changes
from qingdesk.actions.record import Recorded
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Record
from qingdesk.domain.visit import VisitState
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import costs, enterprises, events, meals, numbers, visits
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from qingdesk.store.writer import Writer

CHILDREN = {
    "unit": (("cadre", "unit_id"), ("unit", "parent_id"), ("visit", "unit_id")),
    "cadre": (
        ("assignment", "cadre_id"), ("meal", "cadre_id"), ("event", "applicant_id"), ("gift", "cadre_id"),
        ("offer", "cadre_id"), ("self_check", "cadre_id"), ("cost", "cadre_id"), ("commitment", "owner_cadre_id"),
    ),
    "enterprise": (
        ("assignment", "enterprise_id"), ("visit", "enterprise_id"), ("meal", "enterprise_id"),
        ("problem", "enterprise_id"), ("commitment", "enterprise_id"), ("gift", "enterprise_id"),
        ("event", "enterprise_id"), ("offer", "enterprise_id"),
    ),
    "assignment": (("declaration", "assignment_id"), ("handover", "assignment_id")),
    "problem": (("progress", "problem_id"),),
}  # fmt: skip
"""What must be voided or moved before: (noun, its column)."""


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
        number = numbers.next_number(db, noun, today.year)
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
        _refuse_live_children(db, noun, record_id)
        saved = TABLES[noun].void(db, record, reason)
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
        uscc = str(getattr(record, "uscc", ""))
        other = (
            enterprises.by_uscc(db, uscc, desk_id=record.desk_id) if noun == "enterprise" and uscc else None
        )
        if other is not None:
            raise Refused(
                _("The code {uscc} belongs to {name} already.").format(uscc=uscc, name=other.name),
                _("Two firms cannot share a code. Void the other one first, or merge them."),
            )
        saved = TABLES[noun].unvoid(db, record)
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


def _refuse_live_children(db: Readable, noun: str, record_id: str) -> None:
    from qingdesk.domain.labels import noun_label

    live = [
        (child, count)
        for child, column in CHILDREN.get(noun, ())
        if (count := TABLES[child].count(db, f"{column} = ?", (record_id,)))
    ]
    visited = (
        noun == "cadre"
        and db.execute(
            "SELECT count(*) FROM visit_cadre JOIN visit ON visit.id = visit_id"
            " WHERE cadre_id = ? AND voided_at IS NULL",
            (record_id,),
        ).fetchone()
    )
    if visited and visited[0]:
        live.append(("visit", int(visited[0])))
    if live:
        listed = _(", ").join(f"{noun_label(child)} {count}" for child, count in live)
        raise Refused(
            _("Other records still belong to this one: {list}.").format(list=listed),
            _("Void or move those first, or end the assignment instead. Nothing was changed."),
        )
