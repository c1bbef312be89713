"""The restore drill: looked into, put into a new file, checked, swapped; the old pair is kept."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from qingdesk.actions.backups import Occasion as Occasion
from qingdesk.actions.backups import (
    back_up,
    delete_old_copies,
    keep_safe,
    list_backups,
    old_copies,
    second_place,
)  # fmt: skip
from qingdesk.actions.doctor import examine
from qingdesk.actions.restore import preview, restore
from qingdesk.errors import Refused, UserError
from qingdesk.store import anchors, audit, backups, keys
from qingdesk.store.audit_records import strays
from qingdesk.store.database import Store
from tests.migrations.schemas import rows
from tests.stores import TODAY, TryDesk

NOW = datetime(2026, 11, 22, 12)


def test_the_drill(desk: TryDesk) -> None:
    visit = desk.visit()
    copy = back_up(desk.store)
    before = rows(desk.raw())
    later = desk.visit()
    shown = preview(desk.store, copy)
    assert (shown.inside.counts["visit"], shown.now["visit"]) == (1, 2)
    assert shown.rows_lost == 1 and shown.is_of_this_desk
    desk.store.close()
    restored = restore(desk.folder, None, copy, NOW)
    assert restored.inside.counts["visit"] == 1
    desk.store = Store.open(desk.folder, desk.key)
    assert [found.id for found in desk.all("visit")] == [visit]
    after = rows(desk.raw())
    assert {**after, "number_series": []} == {**before, "number_series": []}
    assert desk.get("visit", desk.visit()).number == "DESK-2026-0003", (
        "0002 was given, and is not given again"
    )
    assert audit.verify(desk.store.reader())[1] == [] and strays(desk.store.reader()) == []
    kept = restored.kept
    assert kept is not None
    assert desk.store.contents_of(kept).counts["visit"] == 2
    assert kept.with_suffix(".key").exists()
    desk.store.close()
    restore(desk.folder, None, kept, datetime(2026, 11, 22, 13))
    desk.store = Store.open(desk.folder, desk.key)
    assert {found.id for found in desk.all("visit")} == {visit, later}


def test_a_damaged_store_and_a_store_that_is_gone(desk: TryDesk) -> None:
    desk.visit()
    copy = back_up(desk.store)
    desk.store.close()
    damaged = desk.folder / "desk.db"
    damaged.write_bytes(b"x" * 8192)
    restored = restore(desk.folder, None, copy, NOW)
    assert restored.kept is not None and restored.kept.read_bytes() == b"x" * 8192, "the damaged file is kept"
    (desk.folder / "desk.db").unlink()
    restore(desk.folder, None, copy, NOW)
    desk.store = Store.open(desk.folder, desk.key)
    assert len(desk.all("visit")) == 1


def test_into_an_empty_folder_with_the_key_beside(desk: TryDesk, tmp_path: Path) -> None:
    copy = back_up(desk.store, tmp_path / "stick")
    desk.store.close()
    folder = tmp_path / "new laptop"
    restored = restore(folder, None, copy, NOW)
    assert restored.kept is None
    store = Store.open(folder, keys.unlock(folder, None))
    assert store.desk_id
    store.close()


def test_a_left_over_wal_does_not_come_back(desk: TryDesk) -> None:
    copy = back_up(desk.store)
    desk.visit()
    wal = desk.folder / "desk.db-wal"
    held = wal.read_bytes()
    assert held
    desk.store.close()
    wal.write_bytes(held)
    restored = restore(desk.folder, None, copy, NOW)
    desk.store = Store.open(desk.folder, desk.key)
    assert desk.all("visit") == []
    assert desk.store.quick_check() == "ok"
    assert (
        restored.kept is not None
        and restored.kept.with_name(restored.kept.name + "-wal").read_bytes() == held
    )


def test_what_is_refused_leaves_the_store_as_it_was(desk: TryDesk, tmp_path: Path) -> None:
    desk.visit()
    copy = back_up(desk.store)
    with pytest.raises(Refused):
        restore(desk.folder, None, copy, NOW)
    desk.store.close()
    before = (desk.folder / "desk.db").read_bytes()
    torn = tmp_path / "torn.db"
    content = bytearray(copy.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = bytes(4096)
    torn.write_bytes(content)
    shutil.copy(copy.with_suffix(".key"), torn.with_suffix(".key"))
    for path in (torn, tmp_path / "none.db", tmp_path):
        with pytest.raises(UserError):
            restore(desk.folder, None, path, NOW)
    newer = tmp_path / "newer.db"
    shutil.copy(copy, newer)
    raw = TryDesk(tmp_path, desk.key, desk.store, "", "", "", "")
    newer.rename(tmp_path / "desk.db")
    connection = raw.raw()
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(UserError):
        restore(desk.folder, None, tmp_path / "desk.db", NOW)
    assert (desk.folder / "desk.db").read_bytes() == before
    assert not list(desk.folder.glob(".desk*"))


def test_after_a_restore_older_heads_are_not_missed(desk: TryDesk) -> None:
    copy = back_up(desk.store)
    desk.visit()
    desk.store.close()
    assert any(each.kind == "close" for each in anchors.find(desk.folder, desk.store.desk_id))
    shutil.copy(copy, desk.folder / "desk.db")
    desk.store = Store.open(desk.folder, desk.key)
    kept = anchors.find(desk.folder, desk.store.desk_id)
    lost = anchors.lost(desk.store.reader(), kept)
    assert lost is not None and lost.kind == "close", "an older copy put in its place is found out"
    desk.store.close()
    restore(desk.folder, None, copy, NOW)
    desk.store = Store.open(desk.folder, desk.key)
    assert anchors.lost(desk.store.reader(), anchors.find(desk.folder, desk.store.desk_id)) is None


def test_backups_are_made_when_something_changed(desk: TryDesk) -> None:
    now = datetime.now().replace(microsecond=0)
    assert keep_safe(desk.store, Occasion.START, now) is not None
    assert keep_safe(desk.store, Occasion.QUIT, datetime.now()) is None, "nothing changed"
    desk.visit()
    assert keep_safe(desk.store, Occasion.CHANGE, datetime.now()) is None, "not yet 30 minutes"
    (first,) = backups.find(desk.folder / backups.FOLDER)
    old = first.path.with_name("qingdesk-2026-01-01-080000.db")
    first.path.rename(old)
    assert keep_safe(desk.store, Occasion.CHANGE, datetime.now()) is not None
    listed = list_backups(desk.store)
    assert [entry.counts["visit"] for entry in listed] == [1, 0]
    old.write_bytes(b"no backup")
    assert [entry.is_readable for entry in list_backups(desk.store)] == [True, False]


def test_the_rotation_takes_copies_and_keys_and_nothing_else(desk: TryDesk) -> None:
    folder = desk.folder / backups.FOLDER
    kept = back_up(desk.store)
    for hour in range(20):
        for name in (
            f"qingdesk-2026-11-20-{hour:02}0000",
            f"before-version-{hour}",
            f"replaced-2026-11-20-{hour:02}0000",
        ):
            shutil.copy(kept, folder / f"{name}.db")
            shutil.copy(kept.with_suffix(".key"), folder / f"{name}.key")
    gone = backups.prune(desk.folder, TODAY)
    assert len(gone) == 19
    left = {path.name for path in folder.iterdir()}
    assert {"qingdesk-2026-11-20-190000.db", "qingdesk-2026-11-20-190000.key", kept.name} <= left
    assert sum(name.startswith(("before", "replaced")) for name in left) == 80


def test_the_second_place_is_remembered(desk: TryDesk, tmp_path: Path) -> None:
    assert second_place(desk.folder, TODAY).is_due
    back_up(desk.store, tmp_path / "stick")
    today = datetime.now().date()
    place = second_place(desk.folder, today)
    assert (place.folder, place.days, place.is_due) == (str(tmp_path / "stick"), 0, False)
    from datetime import timedelta

    assert second_place(desk.folder, today + timedelta(days=7)).is_due
    assert place.sentence()


def test_old_copies_are_deleted_only_from_beside_a_whole_store_and_a_backup(desk: TryDesk) -> None:
    folder = desk.folder / backups.FOLDER
    first = back_up(desk.store)
    desk.visit()
    for name in ("replaced-2026-11-20-080000", "damaged-2026-11-21-080000", "before-version-2"):
        shutil.copy(first, folder / f"{name}.db")
        shutil.copy(first.with_suffix(".key"), folder / f"{name}.key")
    (folder / "replaced-2026-11-20-080000.db-wal").write_bytes(b"left over")
    assert {copy.path.name for copy in old_copies(desk.folder)} == {
        "replaced-2026-11-20-080000.db", "damaged-2026-11-21-080000.db",
    }  # fmt: skip
    points = [point for point in examine(desk.store) if "doctor --delete-old" in point.hint]
    assert [point.is_well for point in points] == [True] and "2" in points[0].title

    gone = delete_old_copies(desk.store)
    assert len(gone) == 2
    assert not list(folder.glob("replaced-*")) and not list(folder.glob("damaged-*"))
    assert (folder / "before-version-2.db").exists() and (folder / "before-version-2.key").exists()
    newest = backups.newest(desk.folder)
    assert newest is not None and desk.store.contents_of(newest).counts["visit"] == 1
    assert delete_old_copies(desk.store) == []
    assert not [point for point in examine(desk.store) if "doctor --delete-old" in point.hint]
