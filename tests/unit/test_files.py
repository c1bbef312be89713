"""A file is the old one or the new one, also while a virus scanner of Windows holds it, and what names it may have."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path, PurePath, PureWindowsPath

import pytest

from qingdesk.actions.whereabouts import is_network, is_stick, kind_of_drive
from qingdesk.errors import UserError
from qingdesk.files import write_atomically

ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION, NO_SUCH_DRIVE = 5, 32, 33, 15
Held = Callable[[int, int], list[float]]


class HeldByAnother(PermissionError):
    """As Windows raises it."""

    def __init__(self, winerror: int) -> None:
        super().__init__(13, "held by another program")
        self.winerror = winerror


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """`os.replace` as Windows has it while another program holds the target: `held(winerror, times)`. Gives the
    list into which the waits go, in seconds; none is really waited."""
    waits: list[float] = []
    real = os.replace

    def hold(winerror: int, times: int) -> list[float]:
        left = [times]

        def replace(source: PurePath, target: PurePath) -> None:
            if left[0]:
                left[0] -= 1
                raise HeldByAnother(winerror)
            real(source, target)

        monkeypatch.setattr(os, "replace", replace)
        monkeypatch.setattr(time, "sleep", waits.append)
        return waits

    return hold


@pytest.mark.parametrize("winerror", [ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION])
def test_a_scanner_that_lets_go_again_is_waited_for(winerror: int, held: Held, tmp_path: Path) -> None:
    path = tmp_path / "设置.json"
    path.write_bytes(b"old")
    waits = held(winerror, 3)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert waits == [0.05, 0.1, 0.2]


def test_a_scanner_that_keeps_it_leaves_the_old_file_whole(held: Held, tmp_path: Path) -> None:
    path = tmp_path / "设置.json"
    path.write_bytes(b"old")
    waits = held(SHARING_VIOLATION, 99)
    with pytest.raises(UserError) as refused:
        write_atomically(path, b"new")
    assert path.parent.name in refused.value.title
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == [path.name], "nothing is left beside it"
    assert 1 < sum(waits) < 3


def test_any_other_error_is_told_at_once(held: Held, tmp_path: Path) -> None:
    path = tmp_path / "设置.json"
    path.write_bytes(b"old")
    waits = held(NO_SUCH_DRIVE, 1)
    with pytest.raises(UserError):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old" and not waits


@pytest.mark.parametrize(
    ("folder", "told", "network", "stick"),
    [
        (r"C:\Users\示例\AppData\Local\qingdesk\store", 3, False, False),
        (r"E:\亲清", 2, False, True),
        (r"Z:\共享\亲清", 4, True, False),
        (r"\\fileserver\共享\亲清", 1, True, False),
    ],
)
def test_windows_drives_are_told_apart(folder: str, told: int, network: bool, stick: bool) -> None:
    kind = kind_of_drive(PureWindowsPath(folder).drive, told)
    assert (is_network(kind), is_stick(kind)) == (network, stick)
