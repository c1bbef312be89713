"""After a save: check again only the cadres and firms that it touched, and put the result into the last full one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.actions.changes import Changes
from qingdesk.actions.check import Checked, Measures, noted, of_cadres, of_units
from qingdesk.actions.check_apart import check_everybody
from qingdesk.actions.findings import reopen
from qingdesk.domain.record import Record
from qingdesk.store import cadres, findings
from qingdesk.store.database import Store
from qingdesk.store.touched import touched_by


@dataclass(frozen=True)
class Rechecked:
    """checked: what holds now of these cadres, and of the unit at these firms. is_whole: everybody was checked."""

    checked: tuple[Checked, ...]
    cadre_ids: frozenset[str] = frozenset()
    enterprise_ids: frozenset[str] = frozenset()
    is_whole: bool = False

    def covers(self, entry: Checked) -> bool:
        """Was this finding looked for again?"""
        finding = entry.finding
        if self.is_whole:
            return True
        if finding.cadre_id:
            return finding.cadre_id in self.cadre_ids
        return finding.enterprise_id in self.enterprise_ids or finding.record_id in self.enterprise_ids

    def merged(self, before: Iterable[Checked]) -> list[Checked]:
        """A full result with the part that was checked again in the place of its old one, worst first."""
        kept = [entry for entry in before if not self.covers(entry)]
        return sorted((*kept, *self.checked), key=Checked.sort_key)


def recheck(store: Store, noun: str, records: Sequence[Record], today: date) -> Rechecked:
    """Check whom these records concern; of a record that was changed give it as it was, too.

    A change of the unit itself concerns everybody: then it is a full check.
    """
    db = store.reader()
    touched = touched_by(db, noun, records)
    if touched.everybody:
        return Rechecked(tuple(check_everybody(store, today)), is_whole=True)
    people = [cadre for i in sorted(touched.cadres) if not (cadre := cadres.get(db, i)).is_voided]
    by = Measures.load(db)
    found = of_cadres(db, people, today, by) + of_units(db, today, by, touched.firms)
    return Rechecked(tuple(noted(db, found, today)), frozenset(touched.cadres), frozenset(touched.firms))


def remember_recheck(store: Store, before: Iterable[Checked], again: Rechecked, today: date) -> Changes:
    """Keep what is new since the last full result and what is gone; writes nothing when nothing moved."""
    old = {entry.finding.key: entry.finding.severity for entry in before if again.covers(entry)}
    found = [entry.finding for entry in again.checked]
    if old == {finding.key: finding.severity for finding in found}:
        return Changes()
    gone = old.keys() - {finding.key for finding in found}
    with store.transaction("remember_check") as db:
        reopen(db, found, today)
        findings.remember_some(db, found, gone, today)
    return Changes({"findings"})
