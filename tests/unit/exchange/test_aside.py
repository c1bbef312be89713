"""Rows that are put aside while a package is made: in their order, sealed, and told when the disk takes no more."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qingdesk.errors import UserError
from qingdesk.exchange.aside import IN_MEMORY, Aside


def filled(aside: Aside, rows: int) -> None:
    for number in range(rows):
        aside.put(number % 3, (f"王{number}", number, None, number % 2 == 0))


def test_rows_come_back_by_group_as_often_as_they_are_asked_for(tmp_path: Path) -> None:
    with Aside(tmp_path) as aside:
        filled(aside, 5_000)
        wanted = [(f"王{n}", n, None, n % 2 == 0) for group in range(3) for n in range(group, 5_000, 3)]
        assert aside.count == 5_000
        for _time in range(2):
            assert [row for page in aside.pages() for row in page] == wanted


def test_what_is_much_lies_sealed_in_a_file_without_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    monkeypatch.setattr("qingdesk.exchange.aside.IN_MEMORY", 1)
    with Aside(tmp_path) as aside:
        filled(aside, 5_000)
        aside._file.seek(0)
        seen.append(aside._file.read())
        assert list(tmp_path.iterdir()) == []
    assert len(seen[0]) > 50_000
    assert "王12".encode() not in seen[0]


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond this: what a full disk does, told as EFBIG."""
    old, ignored = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with room_for(IN_MEMORY // 2), pytest.raises(UserError) as told, Aside(tmp_path) as aside:
        for number in range(100_000):
            aside.put(0, ("王" * 100, number))
    assert "磁盘空间不足" in told.value.title
    assert told.value.hint
