"""Copies of the store: whole, encrypted, with their key, and never half."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qingdesk.errors import UserError
from qingdesk.store import audit, backups, keys
from qingdesk.store.database import Store
from tests.migrations.schemas import rows
from tests.stores import TryDesk


def test_a_copy_can_be_opened_in_its_own_right(desk: TryDesk, tmp_path: Path) -> None:
    desk.visit()
    copy = backups.make(desk.store, tmp_path / "stick")
    assert sorted(path.name for path in copy.parent.iterdir()) == sorted(
        [copy.name, copy.with_suffix(".key").name]
    )
    again = tmp_path / "again"
    again.mkdir()
    copy.rename(again / "desk.db")
    copy.with_suffix(".key").rename(again / keys.FILE_NAME)
    store = Store.open(again, keys.unlock(again, None))
    assert audit.head(store.reader()) == audit.head(desk.store.reader())
    with store.transaction("test") as db:
        db.execute("UPDATE cadre SET phone = '1'")
    store.close()


def test_the_copy_is_of_the_moment_and_the_work_goes_on(desk: TryDesk) -> None:
    before = rows(desk.raw())
    with desk.store.transaction("test") as db:
        db.execute("UPDATE cadre SET phone = '1'")
        copy = backups.make(desk.store)
    made = TryDesk(copy.parent, desk.key, desk.store, "", "", "", "")
    (copy.parent / "desk.db").write_bytes(copy.read_bytes())
    assert rows(made.raw()) == before
    assert desk.get("cadre", desk.cadre).phone == "1"
    assert backups.newest(desk.folder) == copy


def test_no_copy_is_none(desk: TryDesk) -> None:
    assert backups.newest(desk.folder) is None


def test_the_copy_of_the_key_is_as_good_as_the_key(desk: TryDesk) -> None:
    keys.lock(desk.folder, desk.key, "geheim", keys.Cost(64, 1, 1))
    copy = backups.make(desk.store)
    assert json.loads(copy.with_suffix(".key").read_text("utf-8"))["kind"] == "password"


def test_a_copy_that_cannot_be_read_back_is_thrown_away(
    desk: TryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file system gives back other bytes than it was given."""

    class Liar(Store):
        def backup_to(self, target: Path) -> None:
            super().backup_to(target)
            content = bytearray(target.read_bytes())
            content[5 * 4096 : 5 * 4096 + 50] = bytes(50)
            target.write_bytes(bytes(content))

    liar = Liar(desk.folder, desk.key)
    with pytest.raises(UserError) as caught:
        backups.make(liar)
    assert caught.value.hint
    assert list((desk.folder / backups.FOLDER).iterdir()) == []
    liar.close()
