"""To a new laptop in one sealed file; and the old one wiped."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdesk.actions.backups import back_up
from qingdesk.actions.move import bring_in, take_out, wipe
from qingdesk.actions.open_desk import open_desk
from qingdesk.actions.password import change_password
from qingdesk.errors import Refused, UserError, WrongPassword
from qingdesk.store.tables import TABLES
from tests.stores import TryDesk

PASSWORD = "unterwegs mit dem tisch"


def test_a_desk_arrives_whole(desk: TryDesk, tmp_path: Path) -> None:
    visit = desk.visit()
    out = tmp_path / "tisch.qingdesk"
    take_out(desk.store, out, PASSWORD)
    assert b"desk.db" not in out.read_bytes() and "王海涛".encode() not in out.read_bytes()
    assert sorted(path.name for path in desk.folder.iterdir() if path.name.startswith(".")) == []
    folder = tmp_path / "new laptop"
    with pytest.raises(WrongPassword):
        bring_in(folder, out, "ein anderes")
    bring_in(folder, out, PASSWORD)
    store = open_desk(folder, PASSWORD)
    assert TABLES["visit"].get(store.reader(), visit).number == "DESK-2026-0001"
    assert store.desk_id == desk.store.desk_id
    store.close()
    assert {path.name for path in folder.iterdir()} == {"desk.db", "desk.key", "settings.json"}
    with pytest.raises(Refused):
        bring_in(folder, out, PASSWORD)


def test_with_a_password_of_its_own(desk: TryDesk, tmp_path: Path) -> None:
    change_password(desk.folder, None, PASSWORD)
    with pytest.raises(WrongPassword):
        take_out(desk.store, tmp_path / "x", "nicht dieses")
    take_out(desk.store, tmp_path / "x", PASSWORD)
    bring_in(tmp_path / "there", tmp_path / "x", PASSWORD)


def test_what_is_no_desk(tmp_path: Path) -> None:
    from pyrage import passphrase

    for content in (b"", b"age-encryption.org/v1\n", passphrase.encrypt(b"no zip", PASSWORD)):
        (tmp_path / "x").write_bytes(content)
        with pytest.raises(UserError):
            bring_in(tmp_path / "there", tmp_path / "x", PASSWORD)
    with pytest.raises(UserError):
        bring_in(tmp_path / "there", tmp_path / "none", PASSWORD)
    assert not (tmp_path / "there").exists()


def test_a_weak_password_for_the_journey(desk: TryDesk, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        take_out(desk.store, tmp_path / "x", "kurz")
    assert not (tmp_path / "x").exists()


def test_nothing_is_left_after_wiping(desk: TryDesk, tmp_path: Path) -> None:
    desk.visit()
    back_up(desk.store)
    stick = back_up(desk.store, tmp_path / "stick")
    wipe(desk.store)
    assert not desk.folder.exists()
    assert stick.exists(), "a backup elsewhere is not this computer's"
