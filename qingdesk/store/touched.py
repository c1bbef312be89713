"""Whom a save touched: the cadres and firms whose findings it may change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from qingdesk.domain.record import Record
from qingdesk.store import assignments, problems, visits
from qingdesk.store.connection import Readable

_NAMED = ("cadre_id", "applicant_id", "to_cadre_id", "owner_cadre_id")


@dataclass
class Touched:
    """cadres, firms: ids. everybody: the record concerns all of them (the unit itself)."""

    cadres: set[str] = field(default_factory=set)
    firms: set[str] = field(default_factory=set)
    everybody: bool = False


def touched(db: Readable, noun: str, record: Record) -> set[str]:
    """The cadres whose findings a change of this record may change."""
    return touched_by(db, noun, [record]).cadres


def touched_by(db: Readable, noun: str, records: Iterable[Record]) -> Touched:
    """All whom a change of these records may touch; of a changed record give it before and after."""
    found = Touched()
    for record in records:
        _add(db, noun, record, found)
    found.cadres.discard("")
    found.firms.discard("")
    return found


def _add(db: Readable, noun: str, record: Record, found: Touched) -> None:
    found.everybody |= noun == "unit"
    found.cadres |= {str(getattr(record, name, "")) for name in _NAMED}
    found.cadres |= {visitor.cadre_id for visitor in getattr(record, "visitors", ())}
    found.cadres |= {*getattr(record, "attendees", ()), *getattr(record, "attended", ())}
    if noun == "cadre":
        found.cadres.add(record.id)
        found.firms |= {a.enterprise_id for a in assignments.of_cadre(db, record.id)}
    firm = record.id if noun == "enterprise" else str(getattr(record, "enterprise_id", ""))
    if firm:
        _add_firm(db, firm, found)
    if noun in ("visit", "event"):
        _add_cadres(
            db, f"SELECT cadre_id FROM meal WHERE {noun}_id = ? AND voided_at IS NULL", record.id, found
        )
    if noun == "enterprise":
        _add_cadres(db, "SELECT DISTINCT cadre_id FROM meal WHERE enterprise_id = ?", record.id, found)
    if noun == "cost":
        number = str(getattr(record, "receipt_no", ""))  # a meal with the same receipt, blanks apart
        bears = "SELECT cadre_id FROM meal WHERE replace(receipt_no, ' ', '') = replace(?, ' ', '')"
        _add_cadres(db, bears, number, found)
        _add_cadres(
            db, "SELECT applicant_id FROM event WHERE id = ?", str(getattr(record, "event_id", "")), found
        )
    if assignment_id := str(getattr(record, "assignment_id", "")):
        _add(db, "assignment", assignments.get(db, assignment_id), found)
    if problem_id := str(getattr(record, "problem_id", "")):
        _add(db, "problem", problems.get(db, problem_id), found)
    if noun == "meal" and (visit_id := str(getattr(record, "visit_id", ""))):
        found.cadres |= {visitor.cadre_id for visitor in visits.get(db, visit_id).visitors}
    if noun == "attachment":
        _add_attachment(db, str(getattr(record, "noun", "")), str(getattr(record, "record_id", "")), found)


def _add_firm(db: Readable, firm: str, found: Touched) -> None:
    found.firms.add(firm)
    found.cadres |= {a.cadre_id for a in assignments.of_enterprise(db, firm)}


def _add_cadres(db: Readable, sql: str, value: str, found: Touched) -> None:
    if value:
        found.cadres |= {str(row[0] or "") for row in db.execute(sql, (value,))}


def _add_attachment(db: Readable, noun: str, record_id: str, found: Touched) -> None:
    from qingdesk.store.tables import TABLES

    if noun in TABLES:
        _add(db, noun, TABLES[noun].get(db, record_id), found)
