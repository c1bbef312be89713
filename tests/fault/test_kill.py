"""`kill -9` in the midst of writing: every record that was acknowledged is there, whole, and the chain holds.

This tests the transactions, not the fsync: the system's cache outlives the process.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys

from qingdesk.store import audit
from qingdesk.store.audit_records import strays
from tests.stores import TryDesk

ROUNDS = 200 if os.environ.get("QINGDESK_SOAK") else 20

_WRITER = """
import sys
from datetime import date
from pathlib import Path
from qingdesk.actions.record import record
from qingdesk.store.database import Store
store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
cadre, firm = sys.argv[3:5]
while True:
    saved = record(store, "visit", [{
        "enterprise_id": firm, "mode": "onsite", "started_at": "2026-11-20T09:30", "state": "completed",
        "visitors": [{"cadre_id": cadre, "name": "王海涛"}], "situation": "经营平稳" * 200,
        "meals": [{"kind": "lunch", "place": "canteen", "heads": 1}] * 3,
    }], date(2026, 11, 22))
    print(*saved.ids, flush=True)
"""


def test_no_acknowledged_record_is_lost(desk: TryDesk) -> None:
    chance = random.Random(20261122)
    acknowledged: list[list[str]] = []
    desk.store.close()
    for _round in range(ROUNDS):
        child = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(desk.folder), desk.key.hex(), desk.cadre, desk.firm],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdout is not None
        for _ in range(chance.randint(1, 12)):
            acknowledged.append(child.stdout.readline().split())
        os.kill(child.pid, signal.SIGKILL)
        rest, _nothing = child.communicate()
        # the last line may have been cut in the midst
        acknowledged += [line.split() for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        store = desk.again()
        assert store.quick_check() == "ok"
        assert store.reader().execute("PRAGMA foreign_key_check").fetchall() == []
        assert audit.verify(store.reader())[1] == []
        assert strays(store.reader()) == []
        saved = {visit.id: visit for visit in desk.all("visit")}
        eaten = {meal.id: meal.visit_id for meal in desk.all("meal")}
        for visit, *meals in acknowledged:
            assert saved[visit].number
            assert [eaten[meal] for meal in meals] == [visit] * 3
        assert len(eaten) == 3 * len(saved), "no visit without its meals"
        assert len({visit.number for visit in saved.values()}) == len(saved)
        store.close()
    assert len(acknowledged) > 20
