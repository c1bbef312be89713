"""A store that goes away in the midst of work: a stick pulled out, a folder moved, a file damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdesk.actions.open_desk import open_desk
from qingdesk.errors import UserError
from qingdesk.i18n import set_language
from qingdesk.store import audit, backups
from qingdesk.store.database import FILE_NAME, Store
from tests.stores import TryDesk


def gone(desk: TryDesk) -> Path:
    """The folder is there no more; where it went."""
    away = desk.folder.with_name("away")
    desk.folder.rename(away)
    return away


def test_nothing_is_written_to_a_store_that_has_gone(desk: TryDesk) -> None:
    desk.visit()
    set_language("en")
    away = gone(desk)
    for _ in range(2):
        with pytest.raises(UserError, match="no longer be reached") as caught:
            desk.visit()
        assert "Nothing of this step was saved" in caught.value.hint
        assert not desk.folder.exists(), "no new folder or empty store in its place"
    away.rename(desk.folder)
    assert len(desk.all("visit")) == 1
    desk.visit()
    assert len(desk.again().reader().execute("SELECT id FROM visit").fetchall()) == 2
    assert audit.verify(desk.store.reader())[1] == []


def test_work_begun_before_it_went_is_not_acknowledged_by_half(desk: TryDesk) -> None:
    """The files are still open when the folder goes: what is committed is in the folder where it went."""
    with desk.store.transaction("test") as db:
        db.execute("UPDATE cadre SET phone = '1'")
        away = gone(desk)
    desk.store.close()
    store = Store.open(away, desk.key)
    assert store.reader().execute("SELECT phone FROM cadre").fetchone() == ("1",)
    store.close()


def test_a_store_that_went_before_its_first_write(desk: TryDesk) -> None:
    assert len(desk.all("cadre")) == 1
    gone(desk)
    for work in (desk.visit, lambda: backups.make(desk.store), lambda: open_desk(desk.folder)):
        with pytest.raises(UserError) as caught:
            work()
        assert caught.value.hint
    assert not (desk.folder / FILE_NAME).exists()


def test_closing_a_store_that_has_gone_is_quiet(desk: TryDesk) -> None:
    desk.visit()
    away = gone(desk)
    desk.store.close()
    assert Store.open(away, desk.key).desk_code == "DESK"


def _damage(desk: TryDesk) -> None:
    """The later pages hold noise, as after a bad sector."""
    content = bytearray(desk.store.path.read_bytes())
    for place in range(len(content) // 4096 * 9 // 10 * 4096, len(content), 4096):
        content[place + 100 : place + 200] = bytes(100)
    desk.store.path.write_bytes(bytes(content))


def test_a_damaged_page_is_told_where_it_is_read(desk: TryDesk) -> None:
    desk.store.close()
    _damage(desk)
    set_language("en")
    store = Store.open(desk.folder, desk.key)
    db = store.reader()
    rows = db.execute("SELECT * FROM audit")
    assert len(rows.fetchone()) == 14, "it begins well"
    with pytest.raises(UserError):
        rows.fetchall()
    with pytest.raises(UserError):
        list(db.execute("SELECT * FROM audit"))
    with pytest.raises(UserError):
        rows = db.execute("SELECT * FROM audit")
        while rows.fetchone():
            pass
    for read in (
        lambda: db.execute("SELECT * FROM audit").fetchall(),
        lambda: list(db.execute("SELECT * FROM audit")),
        lambda: db.execute("SELECT count(*) FROM audit WHERE reason LIKE '%x%'").fetchone(),
        lambda: audit.verify(db),
        store.quick_check,
    ):
        try:
            assert read() != "ok"
        except UserError as error:
            assert "damaged" in error.title and "newest backup" in error.hint
        else:
            assert read is store.quick_check or read == store.quick_check
    with pytest.raises(UserError, match="thrown away"):
        backups.make(store)
    assert not list((desk.folder / "backups").glob("*")), "a damaged file is never backed up"
    store.close()


@pytest.mark.parametrize("size", [0, 100, 4096, 50_000])
def test_a_truncated_file_is_told(desk: TryDesk, size: int) -> None:
    desk.store.close()
    with desk.store.path.open("r+b") as file:
        file.truncate(size)
    with pytest.raises(UserError) as caught:
        store = Store.open(desk.folder, desk.key)
        try:
            assert store.quick_check() != "ok"
            desk.store = store
            desk.all("visit")
            audit.verify(store.reader())
        finally:
            store.close()
    assert caught.value.hint
