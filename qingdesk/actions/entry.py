"""A JSON object as a draft: unknown keys are refused, names stand in for ids where they are unique."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from qingdesk.domain.fields import BadValue, fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Draft, Mistake
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
    mistakes: list[Mistake] = []
    for key, value in given.items():
        if key not in known:
            mistakes.append(_unknown(key, known))
            continue
        try:
            values[key] = known[key].parse(value)
        except BadValue as bad:
            mistakes.append(Mistake(key, bad.reason, bad.params))
    if mistakes:
        return None, mistakes
    return NOUNS[noun].draft(**values), []


def resolve_names(db: Readable, given: Mapping[str, object]) -> tuple[dict[str, object], list[Mistake]]:
    """`enterprise_uscc` and `cadre_name` in place of ids; a name that several cadres have is refused."""
    found = dict(given)
    mistakes: list[Mistake] = []
    if "enterprise_uscc" in found:
        uscc = str(found.pop("enterprise_uscc")).strip().upper()
        firm = enterprises.by_uscc(db, uscc)
        if firm is None:
            mistakes.append(Mistake("enterprise_uscc", N_("No firm has the code {uscc}."), {"uscc": uscc}))
        else:
            found.setdefault("enterprise_id", firm.id)
    if "cadre_name" in found:
        name = str(found.pop("cadre_name")).strip()
        people = cadres.by_name(db, name)
        if len(people) == 1:
            found.setdefault("cadre_id", people[0].id)
        elif people:
            reason = N_("{count} cadres are called {name}: give the cadre_id.")
            mistakes.append(Mistake("cadre_name", reason, {"count": len(people), "name": name}))
        else:
            mistakes.append(Mistake("cadre_name", N_("No cadre is called {name}."), {"name": name}))
    return found, mistakes


def reference_mistakes(db: Readable, draft: Draft) -> list[Mistake]:
    """Ids that lead nowhere, or to a voided record."""
    mistakes: list[Mistake] = []
    for field in fields_of(type(draft)):
        record_id = getattr(draft, field.name)
        if field.refers_to and record_id and not _is_there(db, field.refers_to, record_id):
            mistakes.append(Mistake(field.name, _NOWHERE, {"noun": field.refers_to}))
    for name in ("attendees", "attended"):
        if any(not _is_there(db, "cadre", person) for person in getattr(draft, name, ())):
            mistakes.append(Mistake(name, _NOWHERE, {"noun": "cadre"}))
    if any(p.cadre_id and not _is_there(db, "cadre", p.cadre_id) for p in getattr(draft, "visitors", ())):
        mistakes.append(Mistake("visitors", _NOWHERE, {"noun": "cadre"}))
    return mistakes


_NOWHERE = N_("This points to a {noun} that is not in the store, or was voided.")


def _is_there(db: Readable, noun: str, record_id: str) -> bool:
    return TABLES[noun].count(db, "id = ?", (record_id,)) == 1


def _unknown(key: str, known: Mapping[str, object]) -> Mistake:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    if near:
        return Mistake(key, N_("This field is not known; is {near} meant?"), {"near": near[0]})
    return Mistake(key, N_("This field is not known here, or is set by the program."))


def day_of(value: object) -> date | None:
    """The day of a date or a moment."""
    from datetime import datetime

    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
