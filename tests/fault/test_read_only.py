"""A folder that may only be read, or is no folder at all: said in plain words, and nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qingdesk import settings
from qingdesk.actions.open_desk import open_desk
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.unit import Level
from qingdesk.errors import UserError, WrongPassword
from qingdesk.files import write_atomically
from qingdesk.i18n import set_language
from qingdesk.store import backups, keys
from qingdesk.store.database import Store
from tests.fault.ordinary import ordinary_user
from tests.stores import TODAY, TryDesk

PLAN = DeskPlan(unit_name="示例县工商联", level=Level.COUNTY, region="411625")


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that may be read, and not written to."""
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    set_language("en")
    with ordinary_user():
        yield folder
    folder.chmod(0o755)


def test_the_lock_holds(locked: Path) -> None:
    with pytest.raises(PermissionError):
        (locked / "x").touch()


def test_no_store_is_made_there(locked: Path) -> None:
    for folder in (locked, locked / "store"):
        with pytest.raises(UserError, match="cannot be written to") as caught:
            set_up_desk(folder, PLAN, TODAY)
        assert str(locked) in caught.value.title
        assert caught.value.hint.startswith("Nothing was changed.")
    assert list(locked.iterdir()) == []


def test_where_a_file_stands_no_store_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "store"):
        with pytest.raises(UserError) as caught:
            set_up_desk(folder, PLAN, TODAY)
        assert caught.value.hint
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_a_file_cannot_be_written_there(locked: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    for path in (locked / "a.pdf", tmp_path / "file" / "a.pdf", tmp_path / "gone" / "a.pdf"):
        with pytest.raises(UserError) as caught:
            write_atomically(path, b"x")
        assert caught.value.hint
    with pytest.raises(UserError):
        settings.save(locked, settings.Settings())


@pytest.fixture
def locked_desk(desk: TryDesk) -> Iterator[TryDesk]:
    """A store whose folder and files may only be read."""
    keys.lock(desk.folder, desk.key, "geheim", keys.Cost(64, 1, 1))
    desk.store.close()
    for path in desk.folder.iterdir():
        path.chmod(0o444)
    desk.folder.chmod(0o555)
    set_language("en")
    with ordinary_user():
        yield desk
    desk.folder.chmod(0o755)
    for path in desk.folder.iterdir():
        path.chmod(0o644)


def test_a_store_that_may_only_be_read_says_so(locked_desk: TryDesk) -> None:
    before = locked_desk.store.path.read_bytes()
    with pytest.raises(UserError) as caught:
        store = Store.open(locked_desk.folder, locked_desk.key)
        try:
            with store.transaction("test") as db:
                db.execute("DELETE FROM draft")
        finally:
            store.close()
    assert caught.value.title == "The store may be read, but not written to."
    assert "folder" in caught.value.hint
    assert locked_desk.store.path.read_bytes() == before


def test_a_wrong_password_is_wrong_there_too(locked_desk: TryDesk) -> None:
    with pytest.raises(WrongPassword):
        open_desk(locked_desk.folder, "falsch")
    assert keys.unlock(locked_desk.folder, "geheim") == locked_desk.key


def test_a_backup_to_where_nothing_can_be_written(desk: TryDesk, locked: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    for folder in (locked, locked / "more", tmp_path / "file"):
        with pytest.raises(UserError) as caught:
            backups.make(desk.store, folder)
        assert caught.value.hint
    assert list(locked.iterdir()) == []
    assert desk.store.quick_check() == "ok"
