"""The key of the store: wrapped by the password or by this machine, and nothing else opens it."""

from __future__ import annotations

import base64
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from qingdesk.errors import UserError, WrongPassword
from qingdesk.store import keys
from tests.stores import TryDesk

QUICK = keys.Cost(memory_kib=64, iterations=1, lanes=1)
"""So that a test need not wait; what people get is held by `test_the_cost_that_people_get`."""


@pytest.fixture
def locked(tmp_path: Path) -> tuple[Path, bytes]:
    key = keys.new_data_key()
    keys.lock(tmp_path, key, "密码 Pass-1", QUICK)
    return tmp_path, key


def header(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / keys.FILE_NAME).read_text("utf-8"))
    return found


def set_header(folder: Path, **changes: object) -> None:
    (folder / keys.FILE_NAME).write_text(json.dumps({**header(folder), **changes}), "utf-8")


def test_the_right_password_opens(locked: tuple[Path, bytes]) -> None:
    folder, key = locked
    assert keys.has_password(folder)
    assert keys.unlock(folder, "密码 Pass-1") == key
    assert len(key) == 32


def test_two_spellings_that_look_alike_are_one_password(tmp_path: Path) -> None:
    key = keys.new_data_key()
    keys.lock(tmp_path, key, "caf\u00e9", QUICK)
    assert keys.unlock(tmp_path, "cafe\u0301") == key


def test_a_password_of_any_bytes_is_only_wrong(locked: tuple[Path, bytes]) -> None:
    with pytest.raises(WrongPassword):
        keys.unlock(locked[0], os.fsdecode(b"\xff\xfe"))


@pytest.mark.parametrize("password", ["密码 Pass-2", "", "密码 Pass-1 "])
def test_a_wrong_password_is_told_after_the_same_work(
    locked: tuple[Path, bytes], password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []
    derive = keys._derive

    def counted(given: str, salt: bytes, cost: keys.Cost) -> bytes:
        worked.append(given)
        assert cost == QUICK, "the parameters are those of the key file"
        return derive(given, salt, cost)

    monkeypatch.setattr(keys, "_derive", counted)
    with pytest.raises(WrongPassword) as caught:
        keys.unlock(locked[0], password)
    assert worked == [password]
    assert caught.value.title and caught.value.hint


def test_no_password_is_asked_for(locked: tuple[Path, bytes]) -> None:
    with pytest.raises(WrongPassword):
        keys.unlock(locked[0], None)
    assert not (locked[0] / keys.TRIES_NAME).exists(), "nobody has tried yet"


def test_wrong_tries_make_the_next_one_wait_ever_longer(
    locked: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, key = locked
    clock = [1_000_000.0]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    waits = []
    for _ in range(12):
        with pytest.raises(WrongPassword):
            keys.unlock(folder, "falsch")
        waits.append(keys.seconds_to_wait(folder))
        if waits[-1]:
            before = (folder / keys.TRIES_NAME).read_bytes()
            with pytest.raises(WrongPassword) as caught:
                keys.unlock(folder, "密码 Pass-1")  # even the right one is not looked at in haste
            assert str(waits[-1]) in caught.value.hint
            assert (folder / keys.TRIES_NAME).read_bytes() == before
            clock[0] += waits[-1]
    assert waits[:5] == [0, 0, 5, 10, 20]
    assert waits[-1] == keys.LONGEST_WAIT
    assert waits == sorted(waits)
    assert keys.unlock(folder, "密码 Pass-1") == key
    assert keys.seconds_to_wait(folder) == 0, "the right one begins anew"


@pytest.mark.parametrize(
    "content", ["", "{}", "[1]", "[1, 2, 3]", '["x", 1]', "[1e999, 1]", "[5, 1e999]", "\x00"]
)
def test_a_damaged_count_of_tries_locks_nobody_out(locked: tuple[Path, bytes], content: str) -> None:
    folder, key = locked
    (folder / keys.TRIES_NAME).write_text(content, "utf-8")
    assert keys.unlock(folder, "密码 Pass-1") == key
    (folder / keys.TRIES_NAME).write_text(content, "utf-8")
    with pytest.raises(WrongPassword):
        keys.unlock(folder, "falsch")


def test_an_absurd_count_waits_no_longer_than_the_longest(locked: tuple[Path, bytes]) -> None:
    (locked[0] / keys.TRIES_NAME).write_text("[1000000000, 5000]", "utf-8")
    assert keys.seconds_to_wait(locked[0], now=5000) == keys.LONGEST_WAIT
    # a clock that was set back makes nobody wait for years
    assert keys.seconds_to_wait(locked[0], now=0) == keys.LONGEST_WAIT


def test_the_parameters_are_stored_and_cannot_be_lowered(locked: tuple[Path, bytes]) -> None:
    folder, _key = locked
    found = header(folder)
    assert (found["kdf"], found["memory_kib"], found["iterations"], found["lanes"]) == ("argon2id", 64, 1, 1)
    assert len(base64.b64decode(found["salt"])) == 16
    set_header(folder, iterations=2)
    with pytest.raises(WrongPassword):
        keys.unlock(folder, "密码 Pass-1")


def test_the_cost_that_people_get_is_never_below_the_least() -> None:
    cost = keys.calibrate()
    assert cost.memory_kib >= 64 * 1024
    assert cost.iterations >= 3


@pytest.mark.parametrize(
    "changes",
    [
        {"salt": "AAAA"},
        {"salt": None},
        {"memory_kib": 1},
        {"memory_kib": "65536"},
        {"memory_kib": 2**40},
        {"iterations": 0},
        {"lanes": -1},
        {"kind": "magic"},
        {"version": 2},
        {"version": None},
    ],
)
def test_a_damaged_key_file_is_told_as_such(locked: tuple[Path, bytes], changes: dict[str, object]) -> None:
    set_header(locked[0], **changes)
    with pytest.raises(UserError) as caught:
        keys.unlock(locked[0], "密码 Pass-1")
    assert not isinstance(caught.value, WrongPassword)
    assert caught.value.hint


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"[]", b'{"version": 1', b"null"])
def test_a_key_file_that_is_none(locked: tuple[Path, bytes], content: bytes) -> None:
    (locked[0] / keys.FILE_NAME).write_bytes(content)
    with pytest.raises(UserError) as caught:
        keys.has_password(locked[0])
    assert caught.value.hint


def test_a_lost_key_file_names_where_it_should_be(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        keys.unlock(tmp_path, "x")
    assert str(tmp_path / keys.FILE_NAME) in caught.value.title


@pytest.mark.parametrize("name", ["wrapped", "nonce"])
def test_a_wrapped_key_that_was_touched_opens_nothing(locked: tuple[Path, bytes], name: str) -> None:
    folder, _key = locked
    value = bytearray(base64.b64decode(header(folder)[name]))
    value[0] ^= 1
    set_header(folder, **{name: base64.b64encode(bytes(value)).decode()})
    with pytest.raises(WrongPassword):
        keys.unlock(folder, "密码 Pass-1")


def test_the_machine_opens_its_own_store_and_another_machine_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, here, there = tmp_path / "store", tmp_path / "here", tmp_path / "there"
    for folder in (store, here, there):
        folder.mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(here))
    key = keys.new_data_key()
    keys.lock(store, key, None)
    assert not keys.has_password(store)
    assert keys.unlock(store, None) == key
    (kept,) = here.rglob("machine.key")
    assert kept.stat().st_mode & 0o077 == 0, "nobody else on this machine reads it"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(there))
    with pytest.raises(UserError) as caught:
        keys.unlock(store, None)
    assert not isinstance(caught.value, WrongPassword)
    assert caught.value.hint
    assert not list(there.rglob("machine.key")), "looking makes nothing"


@pytest.mark.parametrize("content", ["", "AAAA", "not base64 !"])
def test_a_damaged_machine_key_wraps_nothing_weak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    keys.lock(tmp_path, keys.new_data_key(), None)
    (kept,) = tmp_path.rglob("machine.key")
    kept.write_text(content, "ascii")
    with pytest.raises(UserError):
        keys.unlock(tmp_path, None)
    key = keys.new_data_key()
    keys.lock(tmp_path, key, None)
    assert len(base64.b64decode(kept.read_text("ascii"))) == 32
    assert keys.unlock(tmp_path, None) == key


def test_a_new_password_leaves_the_store_itself_untouched(desk: TryDesk) -> None:
    desk.store.close()
    before = desk.store.path.read_bytes()
    keys.lock(desk.folder, desk.key, "neu-1", QUICK)
    keys.lock(desk.folder, keys.unlock(desk.folder, "neu-1"), "neu-2", QUICK)
    assert desk.store.path.read_bytes() == before
    with pytest.raises(WrongPassword):
        keys.unlock(desk.folder, "neu-1")
    assert keys.unlock(desk.folder, "neu-2") == desk.key


def test_neither_key_nor_password_stands_in_the_key_file(locked: tuple[Path, bytes]) -> None:
    folder, key = locked
    content = (folder / keys.FILE_NAME).read_bytes()
    for secret in (key, base64.b64encode(key), key.hex().encode(), "密码".encode(), b"Pass-1"):
        assert secret not in content


@pytest.mark.parametrize(
    ("taken", "iterations"), [(0.7, 12), (0.4, 12), (1.3, 12), (0.07, 120), (7.0, 3), (70.0, 3)]
)
def test_a_change_keeps_what_a_password_costs_unless_the_machine_is_another(
    tmp_path: Path, taken: float, iterations: int
) -> None:
    keys.lock(tmp_path, keys.new_data_key(), "correct horse", keys.Cost(iterations=12))
    assert keys.cost_after(tmp_path, taken) == keys.Cost(iterations=iterations)


def test_the_first_password_is_calibrated(tmp_path: Path) -> None:
    keys.lock(tmp_path, keys.new_data_key(), None)
    assert keys.cost_after(tmp_path, 0.7) is None
