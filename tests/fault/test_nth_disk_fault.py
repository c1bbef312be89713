"""The n-th write, sync or rename fails, for every n until none does: a clear message, and nothing lost.

Both a full disk (ENOSPC) and one that fails (EIO), below Python and SQLite alike, in save, import, export, backup,
restore and migration. `make test` tries some n, `make soak` each of them.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from qingdesk.actions.backups import back_up
from qingdesk.store import audit
from qingdesk.store.audit_records import strays
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from tests.migrations.schemas import HERE as DUMPS
from tests.migrations.schemas import load
from tests.stores import TryDesk

_HERE = Path(__file__).parent
_FEW = () if os.environ.get("QINGDESK_SOAK") else (1, 3, 8, 21, 55, 144)

_WORK = """
import ctypes, json, os, sys, traceback
from datetime import date, datetime
from pathlib import Path
from qingdesk.actions.attach import attach
from qingdesk.actions.backups import back_up
from qingdesk.actions.export import export_package
from qingdesk.actions.keys import own_keys
from qingdesk.actions.record import record
from qingdesk.actions.restore import restore
from qingdesk.domain.period import Half
from qingdesk.errors import UserError
from qingdesk.store.database import Store

what, folder, key, cadre, firm, armed, extra, library = sys.argv[1:]
folder, today = Path(folder), date(2026, 11, 22)
visit = {"enterprise_id": firm, "mode": "onsite", "started_at": "2026-11-20T09:30", "state": "completed",
    "visitors": [{"cadre_id": cadre, "name": "王海涛"}], "situation": "经营平稳" * 100}

def work(at):
    ctypes.CDLL(library).fail_at(at)
    store = None if what in ("restore", "migrate") else Store.open(folder, bytes.fromhex(key))
    if what == "export":
        own_keys(store)
    Path(armed).touch()
    try:
        if what == "save":
            done = [record(store, "visit", [visit], today).ids[0] for _turn in range(3)]
        elif what == "import":
            record(store, "enterprise", [{"name": f"第{n}厂"} for n in range(300)], today)
        elif what == "export":
            export_package(store, Half(2026, 2), "full", Path(extra), today=today)
        elif what == "backup":
            back_up(store)
        elif what == "restore":
            restore(folder, None, Path(extra), datetime(2026, 11, 22, 12))
        else:
            store = Store.open(folder, bytes.fromhex(key))
        return "done"
    except UserError as error:
        assert error.title and error.hint, error
        return "told"
    finally:
        Path(armed).unlink()
        if store is not None:
            store.close()

# A fork for each n: to start the program a thousand times took hours.
for line in sys.stdin:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            said = work(int(line))
        except BaseException:
            said = traceback.format_exc()
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with open(reading) as answer:
        print(json.dumps(answer.read()), flush=True)
    os.waitpid(child, 0)
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("failing") / "failing.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(made), str(_HERE / "failing.c")], check=True)
    return made


@contextmanager
def _worker(
    library: Path, desk: TryDesk, tmp_path: Path, what: str, fault: int, extra: str
) -> Iterator[Callable[[int], str]]:
    """Does the work with the n-th write failing, as often as it is asked to; gives what came of it."""
    armed = tmp_path / "armed"
    environment = os.environ | {
        "LD_PRELOAD": str(library), "FAIL_DIR": str(tmp_path / "here"), "FAIL_ARMED": str(armed),
        "FAIL_WITH": str(fault), "FAIL_HIT": str(tmp_path / "hit"), "PYTHONPATH": str(_HERE.parent.parent),
    }  # fmt: skip
    words = (what, str(desk.folder), desk.key.hex(), desk.cadre, desk.firm, str(armed), extra, str(library))
    with subprocess.Popen(
        [sys.executable, "-c", _WORK, *words], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True,
    ) as running:  # fmt: skip
        asked, answers = running.stdin, running.stdout
        assert asked is not None and answers is not None

        def run(at: int) -> str:
            print(at, file=asked, flush=True)
            said = str(json.loads(answers.readline()))
            assert said in ("done", "told"), said
            return said

        yield run
        asked.close()


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO], ids=["full", "failing"])
@pytest.mark.parametrize("what", ["save", "import", "export", "backup", "restore", "migrate"])
def test_nothing_is_lost(desk: TryDesk, tmp_path: Path, library: Path, what: str, fault: int) -> None:
    visit = desk.visit()
    copy = back_up(desk.store, tmp_path / "stick")
    desk.store.close()
    desk.folder = desk.folder.rename(tmp_path / "kept")
    if what == "migrate":
        (desk.folder / "desk.db").unlink()
        raw = desk.raw()
        load(raw, DUMPS / "version-1.sql")
        raw.close()
    here = tmp_path / "here" / "store"
    desk.folder = here
    told = 0
    extra = str(copy) if what == "restore" else str(tmp_path / "here" / "a.zip")
    with _worker(library, desk, tmp_path, what, fault, extra) as run:
        for at in _FEW or count(1):
            shutil.rmtree(tmp_path / "here", ignore_errors=True)
            shutil.copytree(tmp_path / "kept", here)
            said = run(at)
            told += said == "told"
            store = Store.open(here, desk.key)
            reader = store.reader()
            assert store.quick_check() == "ok"
            assert audit.verify(reader)[1] == [] and strays(reader) == []
            if what == "migrate":
                assert TABLES["visit"].count(reader, with_voided=True) == 2
            else:
                assert TABLES["visit"].get(reader, visit).number == "DESK-2026-0001"
            if what == "import":
                assert TABLES["enterprise"].count(reader) == (301 if said == "done" else 1), "all or nothing"
            if what == "export" and said == "told":
                assert not (tmp_path / "here" / "a.zip").exists()
            store.close()
            left = [path.name for path in (tmp_path / "here").rglob("*") if path.name.endswith(".part")]
            assert left == []
            if not (tmp_path / "hit").exists():  # the work has fewer writes than that
                assert said == "done"
                break
            (tmp_path / "hit").unlink()
    assert told, "no fault was met at all"
