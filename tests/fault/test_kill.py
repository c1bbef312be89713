"""`kill -9` in the midst of writing: every record that was acknowledged is there, whole, and the chain holds.

This tests the transactions, not the fsync: the system's cache outlives the process.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading

from qingdesk.actions.doctor import examine
from qingdesk.actions.open_desk import check_after_sudden_end
from qingdesk.store import drafts
from qingdesk.store.audit_records import strays
from qingdesk.store.tables import TABLES
from tests.stores import TryDesk

ROUNDS = 200 if os.environ.get("QINGDESK_SOAK") else 20

_WRITER = """
import sys
from datetime import date
from pathlib import Path
from qingdesk.actions.life import void
from qingdesk.actions.record import edit, record
from qingdesk.store import drafts
from qingdesk.store.database import Store
store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
cadre, firm = sys.argv[3:5]
turn = 0
while True:
    turn += 1
    with store.transaction("keep_draft") as db:
        drafts.keep(db, "visit", "", 0, f"稿{turn}")
    print("draft", turn, flush=True)
    saved = record(store, "visit", [{
        "enterprise_id": firm, "mode": "onsite", "started_at": "2026-11-20T09:30", "state": "completed",
        "visitors": [{"cadre_id": cadre, "name": "王海涛"}], "situation": "经营平稳" * 200,
        "meals": [{"kind": "lunch", "place": "canteen", "heads": 1}] * 3,
    }], date(2026, 11, 22))
    print("visit", *saved.ids, flush=True)
    if turn % 3 == 0:
        edit(store, "visit", saved.ids[0], {"opinions": f"第{turn}条"}, date(2026, 11, 22), reason="漏记")
        print("edit", saved.ids[0], turn, flush=True)
    if turn % 5 == 0:
        void(store, "visit", saved.ids[0], "重复")
        print("void", saved.ids[0], flush=True)
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
        heard = [child.stdout.readline()]
        # at any moment from then on: in the midst of a write, a commit, or between two
        threading.Timer(chance.uniform(0, 0.15), os.kill, (child.pid, signal.SIGKILL)).start()
        rest, _nothing = child.communicate()
        # the last line may have been cut in the midst
        heard += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        said = [line.split() for line in heard]
        acknowledged += said
        _holds(desk, acknowledged, [int(words[1]) for words in said if words[0] == "draft"][-1])
    assert len(acknowledged) > 20


def _holds(desk: TryDesk, acknowledged: list[list[str]], last_draft: int) -> None:
    store = desk.again()
    assert store.marker is not None and store.marker.left_over, "the sudden end is known"
    check_after_sudden_end(store)
    assert [point.title for point in examine(store) if not point.is_well] == [], "the doctor is content"
    assert strays(store.reader()) == []
    saved = {visit.id: visit for visit in TABLES["visit"].find(store.reader(), with_voided=True)}
    meals = TABLES["meal"].find(store.reader(), with_voided=True)
    eaten = {meal.id: meal.visit_id for meal in meals}
    for what, record_id, *rest in acknowledged:
        if what == "visit":
            assert saved[record_id].number
            assert [eaten[meal] for meal in rest] == [record_id] * 3
        elif what == "edit":
            assert saved[record_id].opinions == f"第{rest[0]}条"
        elif what == "void":
            assert saved[record_id].is_voided
    assert len(eaten) == 3 * len(saved), "no visit without its meals"
    assert len({visit.number for visit in saved.values()}) == len(saved)
    kept = drafts.find(store.reader(), "visit", "")
    assert kept is not None and int(kept.content[1:]) >= last_draft
    store.close()
