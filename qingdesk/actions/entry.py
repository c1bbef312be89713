"""A JSON object as a draft: unknown keys are refused, names stand in for ids where they are unique."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from qingdesk.domain.fields import REFERS_TO, BadValue, fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Draft, Mistake, Record
from qingdesk.domain.text import person_name
from qingdesk.domain.uscc import normalise
from qingdesk.domain.visit import usually_at_enterprise
from qingdesk.i18n import N_
from qingdesk.store import cadres, enterprises
from qingdesk.store.connection import Readable
from qingdesk.store.tables import TABLES

NESTED = {"meals": "meal", "problems": "problem", "commitments": "commitment"}
"""What a visit may bring along: the key and the noun."""


def parse(
    noun: str, given: Mapping[str, object], base: Draft | None = None
) -> tuple[Draft | None, list[Mistake]]:
    """The draft that an object says, and what is wrong with it. base: what an edit starts from.

    The draft is None when a value could not be read at all.
    """
    known = {field.name: field for field in fields_of(NOUNS[noun].draft)}
    values: dict[str, Any] = {name: getattr(base, name) for name in known} if base is not None else {}
    if base is None and noun == "visit" and given.get("at_enterprise") is None:
        given = {**given, "at_enterprise": usually_at_enterprise(given.get("mode"))}
    mistakes: list[Mistake] = []
    for key, value in given.items():
        if key not in known:
            mistakes.append(_unknown(noun, key, known))
            continue
        try:
            values[key] = known[key].parse(
                normalise(value) if key == "uscc" and isinstance(value, str) else value
            )
        except BadValue as bad:
            mistakes.append(Mistake(key, bad.reason, bad.params))
    if mistakes:
        return None, mistakes
    return NOUNS[noun].draft(**values), []


def resolve_names(
    db: Readable, noun: str, given: Mapping[str, object]
) -> tuple[dict[str, object], list[Mistake]]:
    """`enterprise_uscc` and `cadre_name` in place of ids, the latter of a visitor too; a name that several
    cadres have, or that is not the one of the id beside it, is refused. `cadre_name` fills the noun's first
    field that holds a cadre (of an event the applicant)."""
    found = dict(given)
    mistakes: list[Mistake] = []
    fields = [field.name for field in fields_of(NOUNS[noun].draft)]
    cadre_field = next((name for name in fields if REFERS_TO.get(name) == "cadre"), "")
    if "enterprise_uscc" in found and "enterprise_id" in fields:
        mistakes += _put(
            found, "enterprise_id", "enterprise_uscc", _firm_of(db, found.pop("enterprise_uscc"))
        )
    if "cadre_name" in found and cadre_field:
        mistakes += _put(found, cadre_field, "cadre_name", _cadre_of(db, found.pop("cadre_name")))
    visitors = found.get("visitors")
    if noun == "visit" and isinstance(visitors, list):
        found["visitors"] = [_visitor(db, entry, at, mistakes) for at, entry in enumerate(visitors)]
    return found, mistakes


def _put(found: dict[str, object], field: str, key: str, answer: str | Mistake) -> list[Mistake]:
    if isinstance(answer, Mistake):
        return [answer]
    if found.get(field) not in (None, "", answer):
        return [Mistake(key, N_("This is not the one whose id is given in {field}."), {"field": field})]
    found[field] = answer
    return []


def _visitor(db: Readable, entry: object, at: int, mistakes: list[Mistake]) -> object:
    if not isinstance(entry, Mapping) or "cadre_name" not in entry:
        return entry
    found = dict(entry)
    name = found.pop("cadre_name")
    wrong = _put(found, "cadre_id", "cadre_name", _cadre_of(db, name))
    mistakes += [Mistake(f"visitors[{at}].cadre_name", one.reason, one.params) for one in wrong]
    found.setdefault("name", name)
    return found


def _firm_of(db: Readable, value: object) -> str | Mistake:
    uscc = normalise(_sayable(value))
    firm = enterprises.by_uscc(db, uscc)
    return firm.id if firm else Mistake("enterprise_uscc", N_("No firm has the code {uscc}."), {"uscc": uscc})


def _cadre_of(db: Readable, value: object) -> str | Mistake:
    name = person_name(_sayable(value))
    people = cadres.by_name(db, name)
    if len(people) == 1:
        return people[0].id
    if people:
        reason = N_("{count} cadres are called {name}: give the cadre_id.")
        return Mistake("cadre_name", reason, {"count": len(people), "name": name})
    return Mistake("cadre_name", N_("No cadre is called {name}."), {"name": name})


def _sayable(value: object) -> str:
    """Text that a database can be asked for: half of a surrogate pair (from JSON) cannot."""
    return str(value).encode("utf-8", "replace").decode()


def reference_mistakes(db: Readable, draft: Draft, old: Draft | Record | None = None) -> list[Mistake]:
    """Ids that lead nowhere, or to a voided record; of a change only those that it brings: a problem stays
    when its visit is voided, and must still be closed."""
    mistakes: list[Mistake] = []
    for name, noun, ids in references(draft):
        before = (
            {record_id for at, _noun, given in references(old) if at == name for record_id in given}
            if old
            else set()
        )
        if any(not _is_there(db, noun, record_id) for record_id in ids if record_id not in before):
            mistakes.append(Mistake(name, _NOWHERE, {"noun": noun}))
    return mistakes


def references(draft: Draft | Record) -> list[tuple[str, str, list[str]]]:
    """What a record points to, its lists of people too: (field, noun, ids)."""
    found = [
        (field.name, field.refers_to, [record_id])
        for field in fields_of(type(draft))
        if field.refers_to and (record_id := getattr(draft, field.name))
    ]
    for name in ("attendees", "attended"):
        if people := list(getattr(draft, name, ())):
            found.append((name, "cadre", people))
    if people := [person.cadre_id for person in getattr(draft, "visitors", ()) if person.cadre_id]:
        found.append(("visitors", "cadre", people))
    return found


_NOWHERE = N_("This points to a {noun} that is not in the store, or was voided.")


def _is_there(db: Readable, noun: str, record_id: str) -> bool:
    return TABLES[noun].count(db, "id = ?", (record_id,)) == 1


def _unknown(noun: str, key: str, known: Mapping[str, object]) -> Mistake:
    from difflib import get_close_matches

    if any(field.name == key for field in fields_of(NOUNS[noun].record)):
        return Mistake(key, N_("This is set by the program and cannot be entered."))
    near = get_close_matches(key, known, n=1)
    if near:
        return Mistake(key, N_("This field is not known; is {near} meant?"), {"near": near[0]})
    return Mistake(key, N_("This field is not known here."))


def day_of(value: object) -> date | None:
    """The day of a date or a moment."""
    from datetime import datetime

    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
