"""What the database only calls an I/O error, by what its folder shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from qingdesk.i18n import set_language
from qingdesk.store.faults import explained


def title(sentence: str, folder: Path | None) -> str:
    """What a person is told when SQLite says this sentence."""
    set_language("en")
    found = explained(dbapi2.OperationalError(sentence), folder)
    return found.title if found is not None else ""


@pytest.mark.parametrize("sentence", ["disk I/O error", "unable to open database file"])
def test_a_disk_without_room_is_named(sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert title(sentence, tmp_path) == "The store can no longer be reached."
    usage = type(shutil.disk_usage(tmp_path))
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage(1 << 30, 1 << 30, 4096))
    assert title(sentence, tmp_path) == "There is no space left on the disk."
    assert title("database is locked", tmp_path).startswith("The store is in use")


def test_a_folder_that_is_gone_cannot_be_reached(tmp_path: Path) -> None:
    assert title("disk I/O error", tmp_path / "gone") == "The store can no longer be reached."
    assert title("disk I/O error", None) == "The store can no longer be reached."


def test_a_bug_of_ours_stays_one(tmp_path: Path) -> None:
    assert title("no such table: meels", tmp_path) == ""
