"""The store as a whole: made, opened, read from many threads, written by one at a time, closed."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from qingdesk.errors import Refused, UserError
from qingdesk.i18n import set_language
from qingdesk.progress import giving_way
from qingdesk.store import audit, connection, keys
from qingdesk.store.connection import connect
from qingdesk.store.database import Store
from tests.stores import TryDesk, reader


def pragma(db: connection.Readable, name: str) -> object:
    row = db.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


def test_the_writer_keeps_every_acknowledged_word(desk: TryDesk) -> None:
    with desk.store.transaction("test") as db:
        assert pragma(db, "journal_mode") == "wal"
        assert pragma(db, "synchronous") == 2
        assert pragma(db, "foreign_keys") == 1
        assert pragma(db, "recursive_triggers") == 1
        assert pragma(db, "temp_store") == 2, "nothing spills into a plain file"


GET_READY = """
import sys
from pathlib import Path
from qingdesk.errors import UserError
from qingdesk.store.database import Store
store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print("sqlite_utils" in sys.modules)
store.get_ready_to_write()
there = set(sys.modules)
with store.transaction("test"):
    pass
print([name for name in set(sys.modules) - there if name.startswith("sqlite_utils")])
store.lock()
try:
    store.get_ready_to_write()
except UserError as error:
    print("locked")
"""


def test_what_the_first_write_brings_in_is_brought_in_beforehand(desk: TryDesk) -> None:
    done = subprocess.run(
        [sys.executable, "-c", GET_READY, str(desk.folder), desk.key.hex()],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split("\n") == ["False", "[]", "locked", ""]


def test_reading_gives_way_before_each_question_and_between_some_hundred_rows(desk: TryDesk) -> None:
    db, waits = desk.store.reader(), list[int]()
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n"
    with giving_way(lambda: waits.append(1)):
        rows = db.execute(numbers)
        assert len(waits) == 1
        assert [row[0] for row in rows] == list(range(1, 1001)), "and no row is lost"
        assert len(waits) == 1 + 4
    db.execute(numbers)
    assert len(waits) == 1 + 4, "only what was asked to"


def test_writing_gives_way_to_nobody(desk: TryDesk) -> None:
    """Whoever waits for the writer would wait for himself."""
    waits: list[int] = []
    with giving_way(lambda: waits.append(1)):
        with desk.store.transaction("test") as db:
            db.execute("SELECT count(*) FROM visit")
        assert waits == []
        desk.store.reader().execute("SELECT count(*) FROM visit")
        assert waits == [1]


def test_a_reader_reads_only(desk: TryDesk) -> None:
    db = desk.store.reader()
    assert pragma(db, "query_only") == 1
    assert pragma(db, "trusted_schema") == 0
    assert pragma(db, "foreign_keys") == 1


def test_a_store_is_made_once(tmp_path: Path) -> None:
    key = keys.new_data_key()
    Store.create(tmp_path / "a", key, desk_code="ZKGS", is_sample=True).close()
    store = Store.open(tmp_path / "a", key)
    assert (store.desk_code, store.is_sample, len(store.desk_id)) == ("ZKGS", True, 36)
    store.close()
    before = (tmp_path / "a" / "desk.db").read_bytes()
    with pytest.raises(UserError, match="a"):
        Store.create(tmp_path / "a", key, desk_code="DESK")
    assert (tmp_path / "a" / "desk.db").read_bytes() == before


def test_a_lone_key_file_is_never_written_over(tmp_path: Path) -> None:
    keys.lock(tmp_path, keys.new_data_key(), "x", keys.Cost(64, 1, 1))
    before = (tmp_path / keys.FILE_NAME).read_bytes()
    with pytest.raises(UserError):
        Store.create(tmp_path, keys.new_data_key(), desk_code="DESK")
    assert (tmp_path / keys.FILE_NAME).read_bytes() == before
    assert not (tmp_path / "desk.db").exists()


def test_a_store_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise UserError("full")

    monkeypatch.setattr(audit, "begin_chain", full)
    with pytest.raises(UserError, match="full"):
        Store.create(tmp_path / "new", keys.new_data_key(), desk_code="DESK")
    assert list((tmp_path / "new").iterdir()) == []


def test_where_there_is_none_it_says_so_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        Store.open(tmp_path, keys.new_data_key())
    assert str(tmp_path) in caught.value.title and caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_reading_makes_no_file(desk: TryDesk) -> None:
    """An empty file under the store's name would be taken for the store, and hide the lost one."""
    store = Store(desk.folder, desk.key)
    desk.store.close()
    desk.store.path.rename(desk.folder / "moved.db")
    with pytest.raises(UserError) as caught:
        store.reader().execute("SELECT 1 FROM desk")
    assert caught.value.hint
    assert not desk.store.path.exists()


def test_another_key_opens_nothing(desk: TryDesk) -> None:
    desk.store.close()
    with pytest.raises(UserError) as caught:
        Store.open(desk.folder, keys.new_data_key())
    assert caught.value.hint


def test_a_plain_database_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"SQLite format 3\x00" + bytes(4096))
    with pytest.raises(UserError):
        Store.open(tmp_path, keys.new_data_key())


def test_a_newer_store_is_left_as_it_is(desk: TryDesk) -> None:
    desk.store.close()
    raw = desk.raw()
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = desk.store.path.read_bytes()
    set_language("en")
    with pytest.raises(UserError, match="newer version") as caught:
        Store.open(desk.folder, desk.key)
    assert "newest version" in caught.value.hint
    assert desk.store.path.read_bytes() == before
    assert sorted(path.name for path in desk.folder.iterdir()) == ["desk.db", "desk.heads", "desk.key"]


def test_an_older_sqlite_is_refused(desk: TryDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(UserError, match="SQLite"):
        connect(desk.store.path, desk.key, query_only=True)


def test_after_close_only_store_and_key_remain(desk: TryDesk) -> None:
    desk.visit()
    desk.store.close()
    assert sorted(path.name for path in desk.folder.iterdir()) == ["desk.db", "desk.heads", "desk.key"]
    desk.store.close()


def test_a_thread_keeps_its_reader_and_leaves_it_to_the_next(desk: TryDesk) -> None:
    """Qt's pool looks like a new thread to Python with every job: a connection a job would never end."""
    mine = desk.store.reader()
    assert desk.store.reader() is mine
    met = []

    def job() -> None:
        met.append(desk.store.reader())
        assert desk.store.reader() is met[-1]

    for _ in range(5):
        thread = threading.Thread(target=job)
        thread.start()
        thread.join()
    assert len({id(one) for one in met}) == 1
    assert met[0] is not mine


def test_threads_at_once_have_readers_of_their_own(desk: TryDesk) -> None:
    both = threading.Barrier(2)
    met = []

    def job() -> None:
        db = desk.store.reader()
        both.wait(30)
        met.append(db)

    threads = [threading.Thread(target=job) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert met[0] is not met[1]


def test_a_reader_from_before_the_close_is_not_lent_again(desk: TryDesk) -> None:
    before = desk.store.reader()
    desk.store.close()
    after = desk.store.reader()
    assert after is not before
    assert after.execute("SELECT count(*) FROM cadre").fetchone() == (1,)


def test_all_or_nothing(desk: TryDesk) -> None:
    with pytest.raises(Refused), desk.store.transaction("test") as db:
        db.execute("UPDATE cadre SET name = '甲'")
        db.execute("INSERT INTO draft VALUES ('d', 's', '', 0, '{}', 'now')")
        raise Refused("no")
    assert desk.get("cadre", desk.cadre).name == "王海涛"
    assert desk.store.reader().execute("SELECT count(*) FROM draft").fetchone() == (0,)
    desk.edit("cadre", desk.cadre, name="乙")
    assert desk.get("cadre", desk.cadre).name == "乙", "the next one begins anew"


def test_a_reader_sees_nothing_half_done(desk: TryDesk) -> None:
    with desk.store.transaction("test") as db:
        db.execute("UPDATE cadre SET name = '甲'")
        assert desk.get("cadre", desk.cadre).name == "王海涛"
    assert desk.get("cadre", desk.cadre).name == "甲"


def test_foreign_keys_hold(desk: TryDesk) -> None:
    with (
        pytest.raises(dbapi2.IntegrityError, match="FOREIGN KEY"),
        desk.store.transaction("t") as db,
    ):
        db.execute("DELETE FROM enterprise")


def test_two_threads_write_one_after_the_other(desk: TryDesk) -> None:
    def write(name: str) -> None:
        for number in range(5):
            desk.record("enterprise", name=f"{name}{number}")

    threads = [threading.Thread(target=write, args=(name,)) for name in "甲乙丙"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desk.all("enterprise")) == 16


_OTHER_PROCESS = """
import sys
from pathlib import Path
from qingdesk.store.database import Store
store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
with store.transaction("other") as db:
    db.execute("UPDATE cadre SET phone = '1'")
    print("holding", flush=True)
    sys.stdin.readline()
store.close()
"""


@pytest.fixture
def other_writer(desk: TryDesk) -> subprocess.Popen[str]:
    """Another process in the midst of a transaction on the same store; a line on its stdin ends it."""
    process = subprocess.Popen(
        [sys.executable, "-c", _OTHER_PROCESS, str(desk.folder), desk.key.hex()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "holding\n"
    return process


def test_a_second_process_waits_for_the_first(desk: TryDesk, other_writer: subprocess.Popen[str]) -> None:
    done = threading.Event()

    def write() -> None:
        desk.edit("cadre", desk.cadre, post="县长")
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    assert not done.wait(0.3), "it waits"
    other_writer.communicate("go\n", timeout=60)
    thread.join(60)
    assert done.is_set()
    assert (desk.get("cadre", desk.cadre).post, desk.get("cadre", desk.cadre).phone) == ("县长", "1")


def test_a_second_process_that_waited_long_enough_says_so_plainly(
    desk: TryDesk, other_writer: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)
    with pytest.raises(UserError) as caught:
        desk.edit("cadre", desk.cadre, post="县长")
    assert caught.value.hint
    other_writer.communicate("go\n", timeout=60)
    desk.edit("cadre", desk.cadre, post="县长")
    assert desk.get("cadre", desk.cadre).post == "县长"


def test_another_reader_sees_what_was_written(desk: TryDesk) -> None:
    other = reader(desk)
    desk.edit("cadre", desk.cadre, post="县长")
    assert other.execute("SELECT post FROM cadre").fetchone() == ("县长",)
    other.close()
