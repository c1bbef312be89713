"""Check the duties: every rule over every cadre's records, with what people have said of the findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from qingdesk.domain.finding import SEVERITY_ORDER, Finding, NoteState, Side
from qingdesk.domain.policy import Policy
from qingdesk.exchange.regions import load_regions
from qingdesk.progress import Progress, no_progress
from qingdesk.rules import check_cadre, check_unit
from qingdesk.store import cadres, finding_notes, policies
from qingdesk.store.connection import Readable
from qingdesk.store.facts import Desk, cadre_facts, unit_facts, visiting_units

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
    desk, policy = Desk.load(db), policies.load(db)
    people = [cadres.get(db, cadre_id)] if cadre_id else cadres.find(db)
    findings: list[Finding] = []
    for done, cadre in enumerate(people):
        progress(done, len(people))
        findings += check_cadre(cadre_facts(db, cadre.id, today, desk), policy, today)
    if not cadre_id:
        regions = load_regions()
        since = today - timedelta(days=_longest(policy, "over_visit.days"))
        for unit in visiting_units(db, since):
            facts = unit_facts(db, unit, today, regions, desk, since=since)
            findings += check_unit(facts, policy, today)
    progress(len(people), len(people))
    return noted(db, findings)


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
