"""All that stands on the page of a visit: the visit with its meals, problems and commitments, not yet saved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Generic, TypeVar

from qingdesk.actions.entry import day_of
from qingdesk.domain.commitment import CommitmentDraft
from qingdesk.domain.fields import BadValue, fields_of
from qingdesk.domain.meal import MealDraft
from qingdesk.domain.mistakes import EMPTY
from qingdesk.domain.problem import ProblemDraft, ProblemSource
from qingdesk.domain.record import Draft, Mistake
from qingdesk.domain.visit import VisitDraft, VisitMode, VisitState
from qingdesk.i18n import N_

D = TypeVar("D", bound=Draft)

NO_EATER = N_("A meal belongs to a cadre of this desk: name one among the visitors.")

_DAYS = {"meal": "eaten_on", "problem": "raised_on", "commitment": "promised_on"}
_FOLLOWING = frozenset({"enterprise_id", "visit_id", "source", *_DAYS.values()})


@dataclass(frozen=True)
class Line(Generic[D]):
    """A record below the visit. id, revision: of the record; empty and 0 while it is new. What it leaves
    empty of firm, day, eater and channel follows the visit."""

    draft: D
    id: str = ""
    revision: int = 0


@dataclass(frozen=True, kw_only=True)
class VisitEntry:
    """id, revision: of the visit; empty and 0 while it is new. removed: (noun, id) of lines taken off the page.
    blank_id: the print of the blank form that it is being entered from, and that waits in the tray."""

    draft: VisitDraft = field(default_factory=VisitDraft)
    id: str = ""
    revision: int = 0
    meals: tuple[Line[MealDraft], ...] = ()
    problems: tuple[Line[ProblemDraft], ...] = ()
    commitments: tuple[Line[CommitmentDraft], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    blank_id: str = ""

    def lines(self) -> list[tuple[str, str, int, Line[Any]]]:
        """Every line as (key in a mistake's name, noun, place, line)."""
        groups: tuple[tuple[str, str, Sequence[Line[Any]]], ...] = (
            ("meals", "meal", self.meals),
            ("problems", "problem", self.problems),
            ("commitments", "commitment", self.commitments),
        )
        return [(key, noun, at, line) for key, noun, lines in groups for at, line in enumerate(lines)]


def completed_from(noun: str, draft: D, visit: VisitDraft, visit_id: str = "") -> D:
    """The line's draft with what it takes from the visit: firm, day, eater, channel."""
    values: dict[str, object] = {"enterprise_id": visit.enterprise_id, "visit_id": visit_id}
    day = _DAYS[noun]
    if getattr(draft, day) is None:
        values[day] = day_of(visit.started_at)
    if noun == "meal" and not getattr(draft, "cadre_id", ""):
        values["cadre_id"] = eater(visit)
    if noun == "problem" and getattr(draft, "source", None) is None:
        values["source"] = _channel(visit)
    return replace(draft, **values)


def loosened(noun: str, draft: D, visit: VisitDraft) -> D:
    """The reverse: what is as the visit says is emptied again, so that it goes on following it."""
    values: dict[str, object] = {}
    day = _DAYS[noun]
    if getattr(draft, day) == day_of(visit.started_at):
        values[day] = None
    if noun == "meal" and getattr(draft, "cadre_id", "") == eater(visit):
        values["cadre_id"] = ""
    if noun == "problem" and getattr(draft, "source", None) is _channel(visit):
        values["source"] = None
    return replace(draft, **values)


def eater(visit: VisitDraft) -> str:
    """The first visitor that the store knows: whose meal it is where nobody says otherwise."""
    return next((visitor.cadre_id for visitor in visit.visitors if visitor.cadre_id), "")


def _channel(visit: VisitDraft) -> ProblemSource:
    if visit.mode is VisitMode.SERVICE_DAY:
        return ProblemSource.SERVICE_DAY
    return ProblemSource.TALK_DAY if visit.mode is VisitMode.TALK_DAY else ProblemSource.VISIT


def mistakes_of(entry: VisitEntry, today: date) -> list[Mistake]:
    """What keeps the page from being saved, in its order; of a line as `meals[0].heads`.

    What a line only repeats of the visit (its firm, its day) is told once, at the visit.
    """
    visit = entry.draft
    signed = visit.state is VisitState.SIGNED and bool(entry.id)  # it became so by its scan, not here
    found = [m for m in visit.mistakes(today) if not (signed and m.field == "state")]
    has_visitors = not any(m.field == "visitors" for m in found)
    for key, noun, at, line in entry.lines():
        for mistake in completed_from(noun, line.draft, visit).mistakes(today):
            if mistake.field in _FOLLOWING:
                continue
            if mistake.field == "cadre_id" and mistake.reason == EMPTY:
                if has_visitors:
                    found.append(Mistake("visitors", NO_EATER))
                    has_visitors = False
                continue
            found.append(replace(mistake, field=f"{key}[{at}].{mistake.field}"))
    return found


def to_content(entry: VisitEntry, unread: Mapping[str, str]) -> str:
    """The page as JSON, for its autosave. unread: what was typed and could not be understood, by field."""
    page: dict[str, object] = {
        "visit": _plain(entry.draft),
        "id": entry.id,
        "revision": entry.revision,
        "removed": [list(pair) for pair in entry.removed],
        "unread": dict(unread),
        "blank_id": entry.blank_id,
    }
    for key, _noun, _at, line in entry.lines():
        listed = page.setdefault(key, [])
        assert isinstance(listed, list)
        listed.append({"id": line.id, "revision": line.revision, "draft": _plain(line.draft)})
    return json.dumps(page, ensure_ascii=False, sort_keys=True)


def from_content(content: str) -> tuple[VisitEntry, dict[str, str]]:
    """The page as it was typed, and what of it could not be understood.

    Fields that this program does not know, or no longer reads, are left out: a draft is never lost as a whole.
    """
    page = json.loads(content)
    entry = VisitEntry(
        draft=_draft(VisitDraft, page["visit"]),
        id=page["id"],
        revision=page["revision"],
        meals=_lines(MealDraft, page.get("meals", [])),
        problems=_lines(ProblemDraft, page.get("problems", [])),
        commitments=_lines(CommitmentDraft, page.get("commitments", [])),
        removed=tuple((noun, record_id) for noun, record_id in page["removed"]),
        blank_id=page.get("blank_id", ""),
    )
    return entry, dict(page["unread"])


def _plain(draft: Draft) -> dict[str, object]:
    plain = {f.name: f.plain(getattr(draft, f.name)) for f in fields_of(type(draft))}
    return {name: value for name, value in plain.items() if value is not None}


def _lines(cls: type[D], given: Sequence[Mapping[str, Any]]) -> tuple[Line[D], ...]:
    return tuple(Line(_draft(cls, line["draft"]), line["id"], line["revision"]) for line in given)


def _draft(cls: type[D], given: Mapping[str, object]) -> D:
    values: dict[str, Any] = {}
    for known in fields_of(cls):
        if known.name in given:
            try:
                values[known.name] = known.parse(given[known.name])
            except BadValue:
                continue
    return cls(**values)
