"""A draft as a record, within a transaction: computed fields, numbers, what must be unique.

Every way to save (window, command line, import) comes through here, so a record never depends on its way in.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from qingdesk.actions.entry import reference_mistakes
from qingdesk.actions.extend import term_of
from qingdesk.actions.mistakes import refusal
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.event import Event
from qingdesk.domain.fields import fields_of
from qingdesk.domain.meal import Meal
from qingdesk.domain.meal_due import KEYS as MEAL_KEYS
from qingdesk.domain.meal_due import Due, allowance_city, due
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.problem import Problem
from qingdesk.domain.record import Draft, Numbered, Record
from qingdesk.domain.self_check import SelfCheck
from qingdesk.domain.text import key
from qingdesk.domain.visit import Visit, VisitDraft, VisitState
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import enterprises, events, numbers, policies, self_checks, units
from qingdesk.store.connection import Readable
from qingdesk.store.tables import TABLES
from qingdesk.store.writer import Writer


def save_new(db: Writer, noun: str, draft: Draft, today: date, *, row: int | None = None) -> Record:
    """Save a new record; raises `Mistaken` (row: its place in a list, for the message) or `Refused`."""
    refuse_mistakes(db, noun, draft, today, row=row)
    record = NOUNS[noun].record(
        **{field.name: getattr(draft, field.name) for field in fields_of(type(draft))}
    )
    record = _computed(db, record)
    _refuse_double(db, record)
    if isinstance(record, Numbered) and _is_due_a_number(record):
        record = replace(record, number=numbers.next_number(db, noun, today.year))
    saved: Record = TABLES[noun].add(db, record)
    return saved


def save_changed(
    db: Writer, noun: str, old: Record, draft: Draft, today: date, *, corrects: bool = False
) -> Record:
    """Save a change over `old`; corrects: 更正, the form_revision goes up and a signed visit is completed again."""
    judged = draft
    if (
        isinstance(old, Visit)
        and isinstance(draft, VisitDraft)
        and old.state is draft.state is VisitState.SIGNED
    ):
        judged = replace(
            draft, state=VisitState.COMPLETED
        )  # it became signed by its scan, not by this change
    refuse_mistakes(db, noun, judged, today, old=old)
    values: dict[str, Any] = {field.name: getattr(draft, field.name) for field in fields_of(type(draft))}
    record = _computed(db, replace(old, **values), old)
    if record == old:
        return old
    _refuse_double(db, record)
    if isinstance(record, Numbered) and not record.number and _is_due_a_number(record):
        record = replace(record, number=numbers.next_number(db, noun, today.year))
    if corrects and isinstance(record, Numbered):
        record = replace(record, form_revision=record.form_revision + 1)
    saved: Record = TABLES[noun].update(db, record)
    return saved


def refuse_mistakes(
    db: Readable, noun: str, draft: Draft, today: date, *, row: int | None = None, old: Record | None = None
) -> None:
    """Raise `Mistaken` when the draft cannot be saved as it is. old: what it changes."""
    mistakes = draft.mistakes(today) or reference_mistakes(db, draft, old)
    if mistakes:
        raise refusal(noun, mistakes, row=row)


def meal_due_now(db: Readable, meal: Meal) -> Due:
    """What a meal costs by the table in force on its day: event's city, else the firm's, else the home unit's."""
    home = units.home(db)
    event = events.get(db, meal.event_id) if meal.event_id else None
    if event is not None and event.is_voided:
        event = None
    firm = enterprises.get(db, meal.enterprise_id) if meal.enterprise_id else None
    city = allowance_city(
        event_city=event.city if event else "",
        enterprise_region=firm.region if firm else "",
        home_region=home.region if home else "",
    )
    policy = policies.load(db, *MEAL_KEYS)
    return due(meal, policy, city=city, unit_id=home.id if home else "")


def _computed(db: Readable, record: Record, old: Record | None = None) -> Record:
    if isinstance(record, Meal):
        owed = meal_due_now(db, record)
        return replace(record, basis=owed.basis, due_fen=owed.fen)
    if isinstance(record, Problem):
        return replace(record, due_on=_due_on(db, record, old))
    if isinstance(record, Enterprise) and isinstance(old, Enterprise):
        return replace(record, former_names=_former_names(record, old))
    return record


def _former_names(firm: Enterprise, old: Enterprise) -> tuple[str, ...]:
    """A renamed firm is found by its former name too; a list that was given as such is left as it is."""
    names = firm.former_names
    if key(firm.name) == key(old.name) or names != old.former_names or key(old.name) in map(key, names):
        return names
    return (*names, old.name)


def _due_on(db: Readable, problem: Problem, old: Record | None) -> date | None:
    """The profile's term; a date that did not come from it (an extension, an old ledger) outlives a new grade."""
    if isinstance(old, Problem):
        if (old.raised_on, old.grade) == (problem.raised_on, problem.grade):
            return old.due_on
        if old.due_on is not None and old.due_on != term_of(db, old):
            return old.due_on
    elif problem.due_on is not None:
        return problem.due_on
    return term_of(db, problem)


def _is_due_a_number(record: Numbered) -> bool:
    """A visit when it is completed, an event when it is submitted, the rest at once."""
    if isinstance(record, Visit):
        return record.state is not VisitState.DRAFT
    if isinstance(record, Event):
        return record.submitted_on is not None
    return True


def _refuse_double(db: Readable, record: Record) -> None:
    if isinstance(record, Enterprise) and record.uscc and not record.is_voided:
        other = enterprises.by_uscc(db, record.uscc, desk_id=record.desk_id)
        if other is not None and other.id != record.id:
            raise Refused(
                _("The code {uscc} belongs to {name} already.").format(uscc=record.uscc, name=other.name),
                _("Open that firm instead; if it was renamed, change its name there. Nothing was saved."),
            )
    if isinstance(record, SelfCheck) and not record.is_voided:
        of_half = self_checks.find(db, "cadre_id = ? AND period = ?", (record.cadre_id, record.period))
        if any(other.id != record.id for other in of_half):
            raise Refused(
                _("There is a self-check of this cadre for {period} already.").format(period=record.period),
                _("Open and change that one. Nothing was saved."),
            )
