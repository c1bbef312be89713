"""Power cuts under mixed writing: no acknowledged record is lost, none is half there, the chain holds.

50 in `make test`, 1,000 in `make soak`. What is played back is what really was written and synced, by SQLCipher.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path

import pytest

from qingdesk.actions.doctor import examine
from qingdesk.actions.open_desk import check_after_sudden_end
from qingdesk.errors import UserError
from qingdesk.store import audit, drafts
from qingdesk.store.audit_records import strays
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from tests.fault.power import Disk, build, read_log, run_recorded
from tests.stores import TryDesk

CUTS = 1000 if os.environ.get("QINGDESK_SOAK") else 50
ACKNOWLEDGED = "acknowledged"

_WORK = """
import json, os, sys
from datetime import date
from pathlib import Path
from qingdesk.actions.life import void
from qingdesk.actions.record import edit, record
from qingdesk.store import drafts
from qingdesk.store.database import Store

folder, key, cadre, firm = sys.argv[1:5]
today = date(2026, 11, 22)
store = Store.open(Path(folder), bytes.fromhex(key))
heard = os.open(Path(folder, "acknowledged"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)

def acknowledge(*words):
    os.write(heard, (json.dumps(words) + "\\n").encode())

with store.transaction("test") as db:
    db.execute("PRAGMA wal_autocheckpoint = 60")
store._writer.execute(f"PRAGMA synchronous = {sys.argv[6]}")
for turn in range(int(sys.argv[5])):
    saved = record(store, "visit", [{
        "enterprise_id": firm, "mode": "onsite", "started_at": "2026-11-20T09:30", "state": "completed",
        "visitors": [{"cadre_id": cadre, "name": "王海涛"}], "situation": "经营平稳" * 100,
        "meals": [{"kind": "lunch", "place": "canteen", "heads": 1}] * 2,
    }], today)
    acknowledge("visit", *saved.ids)
    if turn % 3 == 0:
        edit(store, "visit", saved.ids[0], {"opinions": f"第{turn}条"}, today, reason="漏记")
        acknowledge("edit", saved.ids[0], f"第{turn}条")
    if turn % 7 == 0:
        void(store, "visit", saved.ids[0], "重复")
        acknowledge("void", saved.ids[0])
    if turn % 2 == 0:
        with store.transaction("keep_draft") as db:
            drafts.keep(db, "visit", "", 0, f"稿{turn}")
        acknowledge("draft", f"稿{turn}")
"""


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("recorder"))


def test_nothing_acknowledged_is_lost(desk: TryDesk, tmp_path: Path, recorder: Path) -> None:
    assert _cut(desk, tmp_path, recorder, "FULL", CUTS) > CUTS // 2


@pytest.mark.parametrize("sync", ["NORMAL", "OFF"])
def test_a_lost_sync_would_be_found(desk: TryDesk, tmp_path: Path, recorder: Path, sync: str) -> None:
    """So that the test above is known to bite."""
    with pytest.raises((AssertionError, UserError)):
        _cut(desk, tmp_path, recorder, sync, 50)


def _cut(desk: TryDesk, tmp_path: Path, recorder: Path, sync: str, cuts: int) -> int:
    """Record once, cut often; how many moments had something acknowledged. Raises what does not hold."""
    desk.store.close()
    base, log, image = tmp_path / "base", tmp_path / "log", tmp_path / "image"
    shutil.copytree(desk.folder, base)
    given = (str(desk.folder), desk.key.hex(), desk.cadre, desk.firm, "40", sync)
    run_recorded(recorder, desk.folder, log, _WORK, *given)
    operations = read_log(log)
    chance = random.Random(20261122)
    disk, said, played, told = Disk(base), b"", 0, 0
    for moment in sorted(chance.choices(range(len(operations)), k=cuts)):
        for operation in operations[played:moment]:
            disk.play(operation)
            if operation.path == ACKNOWLEDGED and operation.what == "W":
                said += operation.content
        played = moment
        disk.after_cut(image, chance)
        _holds(image, desk.key, [json.loads(line) for line in said.decode().splitlines()])
        told += bool(said)
    return told


def _holds(image: Path, key: bytes, acknowledged: list[list[str]]) -> None:
    store = Store.open(image, key)
    try:
        check_after_sudden_end(store)
        reader = store.reader()
        assert store.quick_check() == "ok"
        assert reader.execute("PRAGMA foreign_key_check").fetchall() == []
        assert audit.verify(reader)[1] == []
        assert strays(reader) == []
        visits = {visit.id: visit for visit in TABLES["visit"].find(reader, with_voided=True)}
        meals = TABLES["meal"].find(reader, with_voided=True)
        last_draft = ""
        for what, *words in acknowledged:
            if what == "visit":
                assert words[0] in visits, "an acknowledged visit is lost"
                assert sum(meal.visit_id == words[0] for meal in meals) == 2
            elif what == "edit":
                assert visits[words[0]].opinions == words[1]
            elif what == "void":
                assert visits[words[0]].is_voided
            else:
                last_draft = words[0]
        assert [point.title for point in examine(store) if not point.is_well] == [], "the doctor is content"
        if last_draft:
            kept = drafts.find(reader, "visit", "")
            assert kept is not None
            assert int(kept.content[1:]) >= int(last_draft[1:])
        assert len(meals) == 2 * len(visits), "no visit without its meals"
    finally:
        store.close()
