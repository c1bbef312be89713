"""What was written since the last check, by the audit: then only those whom it touched are checked again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from qingdesk.actions.check import Checked, noted
from qingdesk.actions.check_apart import check_everybody
from qingdesk.actions.recheck import recheck
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Record
from qingdesk.errors import NotFound
from qingdesk.progress import Progress, no_progress
from qingdesk.store import audit, audit_of
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES

MOST_RECORDS = 100
"""More than so many (an import) are checked sooner all together."""
_TOUCH_NOTHING = frozenset({"finding_note", "known_key", "responsibility"})
"""Notes change the state of findings, which is read anew each time; keys and who answers for what, none."""


def head(db: Readable) -> int:
    """The place in the audit up to which everything has been checked, when a check begins now."""
    return audit.head(db)[0]


def recheck_since(
    store: Store, seq: int, before: Sequence[Checked], today: date, *, progress: Progress = no_progress
) -> list[Checked]:
    """Every finding as of now, worst first. before: as of the audit's row `seq`, on the same day.

    A change of a limit, the calendar or the unit, an erasure, and a large import are checked as a whole, with
    progress and cancel.
    """
    db = store.reader()
    touched = _written(db, seq)
    if touched is None:
        return check_everybody(store, today, progress)
    merged = list(before)
    for noun, records in touched.items():
        progress(0, 0)
        merged = recheck(store, noun, records, today).merged(merged)
    return noted(db, [entry.finding for entry in merged], today)


def _written(db: Readable, seq: int) -> dict[str, list[Record]] | None:
    """Noun → its records as they are, and as they were; None where only a full check will do."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    rows = audit_of.since(db, seq, MOST_RECORDS + 1)
    if len(rows) > MOST_RECORDS:
        return None
    for noun, record_id, before, after in rows:
        if noun in _TOUCH_NOTHING:
            continue
        if noun not in NOUNS or noun == "unit" or (before is None and after is None):
            return None
        try:
            now = TABLES[noun].get(db, record_id)
        except NotFound:
            return None
        found[noun].append(now)
        if before is not None:
            found[noun].append(_as_it_was(noun, now, before))
    return dict(found)


def _as_it_was(noun: str, now: Record, before: str) -> Record:
    """The record with what an audit row says of its columns before."""
    rows, old = TABLES[noun].map, json.loads(before)
    was: Record = rows.record_of_stored(
        [old.get(name, value) for name, value in zip(rows.names, rows.row(now), strict=True)]
    )
    return was
