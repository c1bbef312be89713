"""The recovery code: a slip of the pen is told from a wrong code, and a change of password leaves it good."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdesk.actions.password import (
    change_password,
    has_recovery_code,
    show_recovery_code,
    use_recovery_code,
)
from qingdesk.errors import UserError, WrongPassword
from qingdesk.store import keys, recovery
from qingdesk.store.database import Store
from qingdesk.store.keys import Cost
from tests.stores import TryDesk

KEY = bytes(range(32))
QUICK = Cost()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keys.lock(tmp_path, KEY, "geheim-geheim", QUICK)
    return tmp_path


def test_a_code_opens_what_the_password_opens(folder: Path) -> None:
    assert not has_recovery_code(folder)
    code = show_recovery_code(folder, "geheim-geheim")
    assert len(code) == 34 and has_recovery_code(folder)
    assert recovery.unlock(folder / keys.FILE_NAME, code) == KEY
    typed = f" {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
    assert recovery.unlock(folder / keys.FILE_NAME, typed) == KEY
    assert code.replace("-", "") not in (folder / keys.FILE_NAME).read_text()


def test_a_slip_is_told_and_never_tried(folder: Path) -> None:
    code = show_recovery_code(folder, "geheim-geheim")
    plain = code.replace("-", "")
    for place in range(len(plain)):
        other = "2" if plain[place] != "2" else "3"
        with pytest.raises(UserError) as caught:
            recovery.unlock(folder / keys.FILE_NAME, plain[:place] + other + plain[place + 1 :])
        assert not isinstance(caught.value, WrongPassword)
    for place in range(len(plain) - 1):
        swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
        if swapped != plain:
            with pytest.raises(UserError):
                recovery.read_code(swapped)
    for other in ("", plain[:-1], plain + "0", "名" * 28):
        with pytest.raises(UserError):
            recovery.read_code(other)
    assert not (folder / keys.TRIES_NAME).exists()


def test_another_code_does_not_open_it_and_is_slowed(folder: Path) -> None:
    old = show_recovery_code(folder, "geheim-geheim")
    show_recovery_code(folder, "geheim-geheim")
    for _try in range(keys.FREE_TRIES):
        with pytest.raises(WrongPassword):
            recovery.unlock(folder / keys.FILE_NAME, old)
    assert keys.seconds_to_wait(folder) > 0
    with pytest.raises(WrongPassword):
        recovery.unlock(folder / keys.FILE_NAME, recovery.new_code())


def test_a_change_of_password_leaves_the_code_good(folder: Path) -> None:
    code = show_recovery_code(folder, "geheim-geheim")
    change_password(folder, "geheim-geheim", "neues-passwort")
    assert recovery.unlock(folder / keys.FILE_NAME, code) == KEY
    assert keys.unlock(folder, "neues-passwort") == KEY


def test_without_a_code_there_is_no_second_way(folder: Path) -> None:
    with pytest.raises(UserError):
        recovery.unlock(folder / keys.FILE_NAME, recovery.new_code())


def test_the_header_is_bound(folder: Path) -> None:
    import json

    code = show_recovery_code(folder, "geheim-geheim")
    path = folder / keys.FILE_NAME
    document = json.loads(path.read_text())
    document[keys.RECOVERY]["kdf"] = "none"
    path.write_text(json.dumps(document))
    with pytest.raises(WrongPassword):
        recovery.unlock(path, code)


def test_the_drill_of_a_lost_password(desk: TryDesk) -> None:
    """A password, a code on paper, a year later: the password is gone, the records are not."""
    desk.store.close()
    change_password(desk.folder, None, "vergessenes-wort")
    code = show_recovery_code(desk.folder, "vergessenes-wort")
    with pytest.raises(WrongPassword):
        keys.unlock(desk.folder, "was war es nur")
    use_recovery_code(desk.folder, code, "ein neues wort")
    desk.store = Store.open(desk.folder, keys.unlock(desk.folder, "ein neues wort"))
    assert desk.get("cadre", desk.cadre).name == "王海涛"
    with pytest.raises(UserError):
        use_recovery_code(desk.folder, code, "kurz")
