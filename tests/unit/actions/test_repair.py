"""A damaged store is mended on copies, in order; what was there is kept, and nothing is tried on the only copy."""

from __future__ import annotations

from datetime import datetime

import pytest

from qingdesk.actions.backups import back_up
from qingdesk.actions.doctor import examine
from qingdesk.actions.repair import repair, repair_open
from qingdesk.errors import Refused, UserError, WrongPassword
from qingdesk.i18n import set_language
from qingdesk.store import anchors, audit, keys
from qingdesk.store.database import Store
from qingdesk.store.mending import Way
from tests.stores import TryDesk

NOW = datetime(2026, 11, 22, 12)


def _is_whole(desk: TryDesk) -> bool:
    desk.store = Store.open(desk.folder, desk.key)
    reader = desk.store.reader()
    return desk.store.quick_check() == "ok" and audit.verify(reader)[1] == []


def test_a_whole_store_is_left_alone(desk: TryDesk) -> None:
    desk.visit()
    desk.store.close()
    before = desk.store.path.read_bytes()
    done = repair(desk.folder, None, NOW)
    assert not done.was_needed and done.way is Way.AS_IS and done.kept is None
    assert desk.store.path.read_bytes() == before
    assert not list(desk.folder.glob(".desk*")), "no copy is left behind"


def test_an_index_is_made_anew_and_no_record_is_lost(desk: TryDesk) -> None:
    visits = {desk.visit() for _turn in range(5)}
    desk.store.close()
    raw = desk.raw()
    raw.execute("PRAGMA writable_schema = ON")
    # the index says that it is of an expression it was not built of
    raw.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, '(enterprise_id)', '(mode)') WHERE type = 'index'"
        " AND tbl_name = 'visit' AND sql LIKE '%(enterprise_id)'"
    )
    assert raw.execute("SELECT changes()").fetchone() == (1,)
    raw.execute("PRAGMA writable_schema = RESET")
    raw.close()
    store = Store.open(desk.folder, desk.key)
    assert store.quick_check() != "ok" or store.reader().execute("PRAGMA integrity_check").fetchone() != (
        "ok",
    )
    store.close()
    done = repair(desk.folder, None, NOW)
    assert done.was_needed and done.way is Way.REINDEXED
    assert done.kept is not None and done.kept.name.startswith("damaged-") and done.kept.exists()
    assert _is_whole(desk)
    assert {each.id for each in desk.all("visit")} == visits


def test_a_damaged_journal_is_left_out(desk: TryDesk) -> None:
    """The WAL holds pages of another future, such as a restored file beside a left-over one."""
    first = desk.visit()
    desk.store.close()
    early = desk.store.path.read_bytes()
    desk.store = Store.open(desk.folder, desk.key)
    for _turn in range(30):
        desk.visit(situation="长" * 500)
    desk.store.close()
    desk.store = Store.open(desk.folder, desk.key)
    desk.edit("visit", first, reason="漏记", situation="短")
    wal = desk.folder / "desk.db-wal"
    held = wal.read_bytes()
    desk.store.close()
    desk.store.path.write_bytes(early)
    wal.write_bytes(held)
    done = repair(desk.folder, None, NOW)
    assert done.was_needed and done.way is Way.WITHOUT_WAL
    assert done.kept is not None
    assert done.kept.read_bytes() == early
    assert done.kept.with_name(done.kept.name + "-wal").read_bytes() == held
    assert _is_whole(desk)
    assert [each.id for each in desk.all("visit")] == [first]
    assert anchors.lost(desk.store.reader(), anchors.find(desk.folder, desk.store.desk_id)) is None


def test_what_cannot_be_mended_is_left_and_a_backup_is_named(desk: TryDesk) -> None:
    desk.visit()
    copy = back_up(desk.store)
    desk.store.close()
    desk.store.path.write_bytes(b"x" * 8192)
    set_language("en")
    with pytest.raises(UserError, match="cannot be repaired") as caught:
        repair(desk.folder, None, NOW)
    assert str(copy) in caught.value.hint
    assert desk.store.path.read_bytes() == b"x" * 8192
    assert not list(desk.folder.glob(".desk*"))
    copy.write_bytes(b"y")
    with pytest.raises(UserError, match="cannot be repaired") as caught:
        repair(desk.folder, None, NOW)
    assert "stick" in caught.value.hint


def test_it_is_refused_while_the_store_is_open_or_the_password_is_wrong(desk: TryDesk) -> None:
    with pytest.raises(Refused):
        repair(desk.folder, None, NOW)
    keys.lock(desk.folder, desk.key, "correct horse", keys.Cost())
    with pytest.raises(WrongPassword):
        repair_open(desk.store, "wrong horse", NOW)
    assert repair_open(desk.store, "correct horse", NOW).way is Way.AS_IS
    desk.visit()  # the store is open again
    assert not [point.title for point in examine(desk.store) if not point.is_well]
