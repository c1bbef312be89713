"""Which cadre a row means: people of one name are told apart by unit (leaders) or telephone (officers), else asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from qingdesk.domain.assignment import Role
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.text import key, phone
from qingdesk.domain.unit import Unit
from qingdesk.exchange.roster.firms import Doubt
from qingdesk.exchange.roster.plan import OTHER_PERSON, Choices, Option
from qingdesk.exchange.roster.row import Fault, RosterPerson, RosterRow
from qingdesk.exchange.roster.targets import Target
from qingdesk.i18n import _

_NAME_COLUMNS = {
    Role.LEADER: Target.LEADER_NAME,
    Role.LIAISON_OFFICER: Target.OFFICER_NAME,
    Role.CHIEF_SERVICE_OFFICER: Target.CHIEF_NAME,
}


class Person:
    """A cadre while a roster is matched: known to the store, or met first in a row of this file."""

    __slots__ = ("changes", "id", "name", "number", "phone", "post", "record", "said", "token", "unit_id")

    def __init__(self, cadre: Cadre, record: Cadre | None, token: str) -> None:
        self.id, self.name, self.unit_id = cadre.id, cadre.name, cadre.unit_id
        self.post, self.phone = cadre.post, cadre.phone
        self.number = phone(cadre.phone) if cadre.phone else ""
        self.record, self.token = record, token
        self.changes: dict[str, Any] = {}
        self.said: set[str] = set()
        """The fields that a row of this file has spoken about; the first row counts."""


class Units:
    """All units by name; one met only by name takes the home unit's level and region."""

    def __init__(
        self, home: Unit, known: Sequence[Unit], choices: Choices, new_id: Callable[[], str]
    ) -> None:
        self.home, self.added = home, list[Unit]()
        self._new_id = new_id
        self._choices = {key(name): chosen for name, chosen in choices.units.items()}
        self._by_name = {key(unit.name): unit for unit in known}
        self._by_name.setdefault(key(home.name), home)
        self._names = {unit.id: unit.name for unit in (*known, home)}

    def name(self, unit_id: str) -> str:
        """A unit's name by its id."""
        return self._names.get(unit_id, "")

    def find(self, name: str) -> str:
        """The id of the unit of this name, the home unit for none; "" for one that is not known yet."""
        if not name:
            return self.home.id
        unit = self._by_name.get(key(name))
        return unit.id if unit is not None else ""

    def put(self, name: str) -> str:
        """The id of the unit of this name, made when it is not known."""
        found = self.find(name)
        if found:
            return found
        level, region = self._choices.get(key(name), (self.home.level, self.home.region))
        unit = Unit(id=self._new_id(), name=name, level=level, region=region)
        self.added.append(unit)
        self._by_name[key(name)] = unit
        self._names[unit.id] = name
        return unit.id


class Cadres:
    """All cadres by name."""

    def __init__(
        self, units: Units, known: Sequence[Cadre], choices: Choices, new_id: Callable[[], str]
    ) -> None:
        self._units, self._choices, self._new_id = units, choices, new_id
        self._by_name: dict[str, list[Person]] = {}
        self._by_id: dict[str, Person] = {}
        self._others: dict[str, Person] = {}
        self._all: list[Person] = []
        self.keys: dict[str, str] = {}
        self._added: list[Cadre] = []
        for cadre in known:
            self._add(Person(cadre, cadre, cadre.id))

    def _add(self, person: Person) -> None:
        self._all.append(person)
        self._by_id[person.id] = person
        self._by_name.setdefault(key(person.name), []).append(person)

    def get(self, cadre_id: str) -> Person | None:
        """A cadre by id."""
        return self._by_id.get(cadre_id)

    def find(self, named: RosterPerson, assigned: Sequence[Person] | None) -> Person | None:
        """The cadre who is meant, None for one who is not known yet. Raises `Doubt`; changes nothing.

        assigned: who contacts the row's firm in this role already; None for a row without a firm, where nothing
        depends on who of one name is meant, so the only one is taken.
        """
        namesakes = self._by_name.get(key(named.name))
        if not namesakes:
            return None
        question = person_key(named)
        answer = self._choices.answers.get(question)
        if answer == OTHER_PERSON:
            return self._others.get(question)
        for person in namesakes if answer else ():
            if person.token == answer:
                return person
        if named.role is Role.LEADER:
            found, left = self._leader(named, namesakes, assigned or ())
        else:
            found, left = self._officer(named, namesakes, assigned or (), has_firm=assigned is not None)
        if left:
            raise self._doubt(question, named, left)
        return found

    def _leader(
        self, named: RosterPerson, namesakes: list[Person], assigned: Sequence[Person]
    ) -> tuple[Person | None, list[Person]]:
        """(who is meant, who may be meant): told apart by unit."""
        unit = self._units.find(named.unit_name)
        here = [p for p in namesakes if p.unit_id == unit]
        if not here:
            # The firm's own leader, or one with this telephone, seems to have moved to another unit.
            moved = [
                p
                for p in namesakes
                if (p.record is not None and p in assigned) or (named.phone and p.number == named.phone)
            ]
            return None, moved or ([] if named.unit_name else namesakes)
        same = [p for p in here if not (named.phone and p.phone and p.number != named.phone)]
        if len(same) == 1:
            return same[0], []
        contacts = [p for p in same if p in assigned]
        return (contacts[0], []) if len(contacts) == 1 else (None, same or here)

    def _officer(
        self, named: RosterPerson, namesakes: list[Person], assigned: Sequence[Person], *, has_firm: bool
    ) -> tuple[Person | None, list[Person]]:
        """(who is meant, who may be meant): told apart by telephone."""
        unit = self._units.find(named.unit_name)
        if named.phone:
            same = [p for p in namesakes if p.number == named.phone]
            if len(same) > 1:
                same = [p for p in same if p.unit_id == unit] or same
                same = [p for p in same if p in assigned] or same
            if len(same) == 1:
                return same[0], []
            silent = [p for p in namesakes if not p.phone and (p.unit_id == unit or p in assigned)]
            return None, same or silent
        contacts = [p for p in namesakes if p in assigned and (not named.unit_name or p.unit_id == unit)]
        here = contacts or [p for p in namesakes if p.unit_id == unit]
        if len(here) == 1 and (contacts or named.unit_name or not has_firm):
            return here[0], []
        return None, here or ([] if named.unit_name else namesakes)

    def _doubt(self, question: str, named: RosterPerson, left: list[Person]) -> Doubt:
        options = [Option(p.token, self._described(p)) for p in left]
        options.append(Option(OTHER_PERSON, _("Another person of that name")))
        text = _("Who is {name}? People of this name are known already.").format(name=named.name)
        return Doubt(question, text, tuple(options), _NAME_COLUMNS[named.role])

    def _described(self, person: Person) -> str:
        parts = (person.name, self._units.name(person.unit_id), person.post, person.phone)
        return " ".join(part for part in parts if part)

    def put(
        self, row: RosterRow, named: RosterPerson, person: Person | None, remarks: list[Fault]
    ) -> tuple[Person, bool]:
        """Add what the row says to the cadre, or make him: (cadre, whether anything changed)."""
        if person is None:
            return self._new(row, named), True
        before = dict(person.changes)
        for field, value in (("post", named.post), ("phone", named.phone)):
            if not value:
                continue
            old = getattr(person, field)
            first = field not in person.said
            person.said.add(field)
            if old == value or (field == "phone" and person.number == value):
                continue
            if not old:
                person.changes[field] = value
            elif not first:
                text = _("“{value}” differs from an earlier row of {name} (“{old}”); the first is kept")
                remarks.append(_remark(row, named, text.format(value=value, old=old, name=person.name)))
                continue
            else:
                person.changes[field] = value
                text = _("{name}: “{old}” becomes “{value}”")
                remarks.append(_remark(row, named, text.format(name=person.name, old=old, value=value)))
            setattr(person, field, value)
            person.number = phone(person.phone)
        if named.role is Role.LEADER and person.record is not None and not person.record.in_scope:
            text = _("{name} is a leader here, but the duty is not marked as binding for him")
            remarks.append(
                _remark(row, named, text.format(name=person.name), _("Check it in the list of cadres"))
            )
        return person, person.changes != before

    def _new(self, row: RosterRow, named: RosterPerson) -> Person:
        question = person_key(named)
        is_leader = named.role is Role.LEADER
        cadre = Cadre(
            id=self._new_id(),
            name=named.name,
            unit_id=self._units.put(named.unit_name),
            post=named.post,
            phone=named.phone,
            in_scope=self._choices.in_scope.get(question, is_leader),
        )
        person = Person(cadre, None, f"row:{row.sheet}:{row.number}:{named.role}")
        person.said.update(field for field in ("post", "phone") if getattr(cadre, field))
        self._add(person)
        self._added.append(cadre)
        self._others.setdefault(question, person)
        self.keys[cadre.id] = question
        return person

    def added(self) -> list[Cadre]:
        """The cadres who are new, in the order of their rows."""
        return [
            replace(cadre, **changes) if (changes := self._by_id[cadre.id].changes) else cadre
            for cadre in self._added
        ]

    def changed(self) -> list[Cadre]:
        """The known cadres who changed, as they shall be."""
        return [replace(p.record, **p.changes) for p in self._all if p.record is not None and p.changes]


def person_key(named: RosterPerson) -> str:
    """What a question, or a choice, about this person is known by; the same at every reading of the file."""
    kind = "leader" if named.role is Role.LEADER else "officer"
    return f"{kind}:{key(named.name)}|{key(named.unit_name)}|{named.phone}"


def _remark(row: RosterRow, named: RosterPerson, reason: str, suggestion: str = "") -> Fault:
    return Fault(sheet=row.sheet, row=row.number, value=named.name, reason=reason, suggestion=suggestion)
