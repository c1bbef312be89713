"""When a finding was first seen, and when it was gone: kept by the program, never by hand."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.finding import Finding, Severity
from qingdesk.store.connection import Readable
from qingdesk.store.finding_notes import Key
from qingdesk.store.writer import Writer


@dataclass(frozen=True)
class SeenFinding:
    """key: (rule_id, record_id, cadre_id, period). gone_on: the day on which a check no longer found it."""

    key: Key
    code: str
    severity: Severity
    first_seen_on: date
    gone_on: date | None


def remember(
    db: Writer, found: Iterable[Finding], today: date, cadre_ids: Collection[str] | None = None
) -> None:
    """Take note of a check's result. cadre_ids: whose findings were checked (None: everybody's and the
    units'); a finding of theirs that was not found again is gone since today."""
    present = {finding.key: finding for finding in found}
    gone = [
        seen.key
        for seen in find(db)
        if seen.gone_on is None
        and seen.key not in present
        and (cadre_ids is None or seen.key[2] in cadre_ids)
    ]
    remember_some(db, present.values(), gone, today)


def remember_some(db: Writer, found: Iterable[Finding], gone: Iterable[Key], today: date) -> None:
    """Of a part: what was found, and which of those known before were not found again."""
    present = {finding.key: finding for finding in found}
    db.executemany(
        "INSERT INTO finding (id, rule_id, record_id, cadre_id, period, code, severity, first_seen_on)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (rule_id, record_id, cadre_id, period)"
        " DO UPDATE SET severity = excluded.severity, gone_on = NULL",
        [
            (db.new_id(), *key, finding.code, finding.severity.value, today.isoformat())
            for key, finding in present.items()
        ],
    )
    db.executemany(
        "UPDATE finding SET gone_on = ? WHERE rule_id = ? AND record_id = ? AND cadre_id = ? AND period = ?",
        [(today.isoformat(), *key) for key in gone],
    )


def differs(db: Readable, found: Iterable[Finding], cadre_ids: Collection[str] | None = None) -> bool:
    """Would `remember` change anything? Asked first, so that a look at 总览 writes nothing as a rule."""
    present = {finding.key: finding.severity for finding in found}
    known = {
        seen.key: seen.severity
        for seen in find(db)
        if seen.gone_on is None and (cadre_ids is None or seen.key[2] in cadre_ids)
    }
    return present != known


def gone_before(db: Readable, keys: Collection[Key], today: date) -> dict[Key, date]:
    """Which of these went before today, and on which day: what went today an undo may have brought back."""
    rows = db.execute(
        "SELECT rule_id, record_id, cadre_id, period, gone_on FROM json_each(?) asked CROSS JOIN finding"
        " ON rule_id = asked.value ->> 0 AND record_id = asked.value ->> 1 AND cadre_id = asked.value ->> 2"
        " AND period = asked.value ->> 3 WHERE gone_on < ?",
        (json.dumps(list(keys)), today.isoformat()),
    )
    return {
        (str(row[0]), str(row[1]), str(row[2]), str(row[3])): date.fromisoformat(str(row[4])) for row in rows
    }


def first_seen(db: Readable, keys: Collection[Key]) -> dict[Key, str]:
    """The day (ISO) on which each of these was first seen."""
    rows = db.execute(
        "SELECT rule_id, record_id, cadre_id, period, first_seen_on FROM json_each(?) asked CROSS JOIN finding"
        " ON rule_id = asked.value ->> 0 AND record_id = asked.value ->> 1 AND cadre_id = asked.value ->> 2"
        " AND period = asked.value ->> 3",
        (json.dumps(list(keys)),),
    )
    return {(str(row[0]), str(row[1]), str(row[2]), str(row[3])): str(row[4]) for row in rows}


def find(db: Readable, *, gone_since: date | None = None) -> list[SeenFinding]:
    """All that were ever seen; gone_since: only those put right on that day or later, the newest first."""
    where = "" if gone_since is None else "WHERE gone_on >= ?"
    rows = db.execute(
        "SELECT rule_id, record_id, cadre_id, period, code, severity, first_seen_on, gone_on FROM finding"
        f" {where} ORDER BY gone_on DESC, first_seen_on, code, record_id",
        () if gone_since is None else (gone_since.isoformat(),),
    )
    return [
        SeenFinding(
            (str(row[0]), str(row[1]), str(row[2]), str(row[3])),
            str(row[4]),
            Severity(str(row[5])),
            date.fromisoformat(str(row[6])),
            date.fromisoformat(str(row[7])) if row[7] else None,
        )
        for row in rows
    ]
