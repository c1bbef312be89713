"""Check the duties: every rule over every cadre's records, with what people have said of the findings."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from qingdesk.domain.cadre import Cadre
from qingdesk.domain.finding import SEVERITY_ORDER, Finding, NoteState, Side
from qingdesk.domain.policy import Policy
from qingdesk.exchange.regions import load_regions
from qingdesk.progress import Progress, no_progress
from qingdesk.rules import check_cadre, check_unit
from qingdesk.store import cadres, finding_notes, policies
from qingdesk.store.connection import Readable
from qingdesk.store.facts import Desk, each_cadre_facts, unit_facts, visiting_units

CLOSED = (NoteState.EXPLAINED, NoteState.CLEARED, NoteState.NOT_APPLICABLE)


@dataclass(frozen=True)
class Checked:
    """A finding, and its state by the newest note."""

    finding: Finding
    state: NoteState
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Still to be dealt with."""
        return self.state not in CLOSED


def check(
    db: Readable, today: date, *, cadre_id: str = "", progress: Progress = no_progress
) -> list[Checked]:
    """Every finding as of `today`, worst first; of one cadre when given (then without the unit's).

    Explained and cleared ones are listed too, with their state. Cancelled by `progress`.
    """
    people = [cadres.get(db, cadre_id)] if cadre_id else cadres.find(db)
    with _no_collector():
        findings = _of_cadres(db, people, today, progress) + ([] if cadre_id else _of_units(db, today))
    return noted(db, findings)


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


def _of_cadres(db: Readable, people: Sequence[Cadre], today: date, progress: Progress) -> list[Finding]:
    desk, policy = Desk.load(db), policies.load(db)
    findings: list[Finding] = []
    progress(0, len(people))
    for done, facts in enumerate(each_cadre_facts(db, people, today, desk), start=1):
        findings += check_cadre(facts, policy, today)
        progress(done, len(people))
    return findings


def _of_units(db: Readable, today: date, firms: Collection[str] | None = None) -> list[Finding]:
    desk, policy, regions = Desk.load(db), policies.load(db), load_regions()
    since = today - timedelta(days=_longest(policy, "over_visit.days"))
    return [
        finding
        for unit in visiting_units(db, since)
        for finding in check_unit(
            unit_facts(db, unit, today, regions, desk, since=since, firms=firms), policy, today
        )
    ]


def _longest(policy: Policy, key: str) -> int:
    """The largest number that a limit ever had: how far back its rule may look."""
    return max((row.value for row in policy.rows(key) if isinstance(row.value, int)), default=0)


def noted(db: Readable, findings: Iterable[Finding]) -> list[Checked]:
    """The findings with their notes' states, worst first, each key once."""
    notes = finding_notes.newest(db)
    seen: dict[tuple[str, str, str, str], Checked] = {}
    for finding in findings:
        note = notes.get(finding.key)
        state = note.state if note else NoteState.OPEN
        seen.setdefault(finding.key, Checked(finding, state, note.text if note else ""))
    return sorted(seen.values(), key=_worst_first)


def _worst_first(checked: Checked) -> tuple[object, ...]:
    finding = checked.finding
    sides = {Side.TOO_CLOSE: 0, Side.TOO_DISTANT: 1, Side.INTEGRITY: 2}
    due = finding.due_on or date.max
    return sides[finding.side], SEVERITY_ORDER[finding.severity], due, finding.code, finding.record_id
