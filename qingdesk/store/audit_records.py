"""Are the records still as the audit says they were left? A chain that holds says nothing of the tables beside it."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter

from qingdesk.store.audit import AUDITED, AuditFault, columns_of, row_json
from qingdesk.store.connection import Readable

_ROWS = """SELECT record_id, noun, seq, after, before_digest IS NOT NULL, after_digest IS NOT NULL
    FROM audit WHERE noun <> 'desk' ORDER BY record_id, seq"""


def strays(db: Readable, most: int = 100) -> list[AuditFault]:
    """Records that somebody changed, added or took away where no trigger saw it: `record` with the row that last
    wrote of it, `unheard` (seq -1) for one that no row speaks of. What was erased from the audit is not compared.
    """
    selects = {
        table: f'SELECT {row_json(columns_of(db, table), "t")} FROM "{table}" t WHERE id = ?'
        for table in AUDITED
    }
    faults: list[AuditFault] = []
    for (record_id, noun), rows in groupby(db.execute(_ROWS), key=itemgetter(0, 1)):
        seq, left = _left(list(rows))
        found = db.execute(selects[str(noun)], (record_id,)).fetchone()
        is_there = None if found is None else json.loads(str(found[0]))
        if not _agree(left, is_there):
            faults.append(AuditFault(seq, "record"))
            if len(faults) >= most:
                return faults
    for table in AUDITED:
        unheard = f"""SELECT count(*) FROM "{table}" t WHERE NOT EXISTS
            (SELECT 1 FROM audit WHERE record_id = t.id AND noun = ?)"""
        row = db.execute(unheard, (table,)).fetchone()
        if row and row[0]:
            faults.append(AuditFault(-1, "unheard"))
    return faults


def _left(rows: list[tuple[object, ...]]) -> tuple[int, dict[str, object] | None]:
    """(the last row's seq, what the rows say the record holds: as much as was not erased; None: it was deleted)."""
    seq = -1
    state: dict[str, object] | None = None
    for _id, _noun, number, after, had_before, had_after in rows:
        seq = number if isinstance(number, int) else seq
        if not had_after:
            state = None
        elif after is None:
            state = {}
        else:
            state = {**(state or {}), **json.loads(str(after))} if had_before else json.loads(str(after))
    return seq, state


def _agree(left: dict[str, object] | None, found: dict[str, object] | None) -> bool:
    if left is None or found is None:
        return left is None and found is None
    return all(name not in found or found[name] == value for name, value in left.items())
