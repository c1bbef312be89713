"""Check the duties: every rule over every cadre's records, with what people have said of the findings."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from qingdesk.domain.cadre import Cadre
from qingdesk.domain.finding import SEVERITY_ORDER, Finding, NoteState, Side
from qingdesk.domain.policy import Policy
from qingdesk.exchange.regions import load_regions
from qingdesk.progress import Progress, no_progress
from qingdesk.rules import check_cadre, check_unit
from qingdesk.store import cadres, finding_notes, findings, policies
from qingdesk.store.connection import Readable
from qingdesk.store.facts import Desk, each_cadre_facts, unit_facts, visiting_units
from qingdesk.store.finding_notes import FindingNote, Key

CLOSED = (NoteState.EXPLAINED, NoteState.CLEARED, NoteState.NOT_APPLICABLE)


@dataclass(frozen=True)
class Checked:
    """A finding, and its state by the newest note: its text, who wrote it, and when (UTC)."""

    finding: Finding
    state: NoteState
    note: str = ""
    noted_by: str = ""
    noted_at: str = ""

    @property
    def is_open(self) -> bool:
        """Still to be dealt with."""
        return self.state not in CLOSED

    def sort_key(self) -> tuple[object, ...]:
        """Worst first: by side, severity, day, code and record."""
        finding = self.finding
        due = finding.due_on or date.max
        return (
            _SIDES[finding.side], SEVERITY_ORDER[finding.severity], due, finding.code, finding.record_id,
            finding.cadre_id, finding.period,
        )  # fmt: skip


_SIDES = {Side.TOO_CLOSE: 0, Side.TOO_DISTANT: 1, Side.INTEGRITY: 2}


def check(
    db: Readable, today: date, *, cadre_id: str = "", progress: Progress = no_progress
) -> list[Checked]:
    """Every finding as of `today`, worst first; of one cadre when given (then without the unit's).

    Explained and cleared ones are listed too, with their state. Cancelled by `progress`.
    """
    people = [cadres.get(db, cadre_id)] if cadre_id else cadres.find(db)
    return noted(db, find(db, people, today, progress, with_units=not cadre_id), today)


def find(
    db: Readable, people: Sequence[Cadre], today: date, progress: Progress = no_progress, *, with_units: bool
) -> list[Finding]:
    """What the rules find at these cadres, and at the units, in no order and without what was said of it."""
    with _no_collector():
        by = Measures.load(db)
        return of_cadres(db, people, today, by, progress) + (of_units(db, today, by) if with_units else [])


@dataclass(frozen=True)
class Measures:
    """What everybody is measured by: the limits, the working days, whose desk it is."""

    desk: Desk
    policy: Policy

    @classmethod
    def load(cls, db: Readable) -> Measures:
        """As they are now."""
        return cls(Desk.load(db), policies.load(db))


@contextmanager
def _no_collector() -> Iterator[None]:
    """A full check makes a million small objects and no circle among them: looking for circles all the while
    took a third of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def of_cadres(
    db: Readable, people: Sequence[Cadre], today: date, by: Measures, progress: Progress = no_progress
) -> list[Finding]:
    """What the rules find at these cadres, in no order."""
    found: list[Finding] = []
    progress(0, len(people))
    for done, facts in enumerate(each_cadre_facts(db, people, today, by.desk), start=1):
        found += check_cadre(facts, by.policy, today)
        progress(done, len(people))
    return found


def of_units(db: Readable, today: date, by: Measures, firms: Collection[str] | None = None) -> list[Finding]:
    """What the rules find at the units that visit, in no order. firms: at these alone."""
    regions = load_regions()
    since = today - timedelta(days=_longest(by.policy, "over_visit.days"))
    return [
        finding
        for unit in visiting_units(db, since, firms)
        for finding in check_unit(
            unit_facts(db, unit, today, regions, by.desk, since=since, firms=firms), by.policy, today
        )
    ]


def _longest(policy: Policy, key: str) -> int:
    """The largest number that a limit ever had: how far back its rule may look."""
    return max((row.value for row in policy.rows(key) if isinstance(row.value, int)), default=0)


def noted(db: Readable, found: Iterable[Finding], today: date) -> list[Checked]:
    """The findings with their notes' states, worst first, each key once."""
    return sorted(_with_notes(db, found, finding_notes.newest(db), today), key=Checked.sort_key)


def noted_some(db: Readable, found: Collection[Finding], today: date) -> list[Checked]:
    """Some findings with their notes' states, in their order, each key once; only their own notes are read."""
    return _with_notes(db, found, finding_notes.newest(db, [finding.key for finding in found]), today)


def come_again(db: Readable, notes: Mapping[Key, FindingNote], today: date) -> set[Key]:
    """What was put right on an earlier day, after the note that closed it, and is found again: the note was about
    the time before."""
    closing = [key for key, note in notes.items() if note.state in CLOSED]
    gone = findings.gone_before(db, closing, today) if closing else {}
    return {key for key, gone_on in gone.items() if notes[key].noted_on <= gone_on}


def _with_notes(
    db: Readable, found: Iterable[Finding], notes: Mapping[Key, FindingNote], today: date
) -> list[Checked]:
    again = come_again(db, notes, today)
    seen: dict[tuple[str, str, str, str], Checked] = {}
    for finding in found:
        note = notes.get(finding.key) if finding.key not in again else None
        entry = Checked(finding, note.state, note.text, note.by, note.noted_at) if note else None
        seen.setdefault(finding.key, entry or Checked(finding, NoteState.OPEN))
    return list(seen.values())
