"""Drills, as an office would hold them: a laptop that broke, a password that was lost, a desk that moves on."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdesk.cli import run
from qingdesk.store import keys
from tests.stores import TryDesk

PASSWORD, NEXT = "correct horse", "battery stapled"


@pytest.fixture
def office(desk: TryDesk, monkeypatch: pytest.MonkeyPatch) -> TryDesk:
    """A desk with a password and a visit, closed."""
    desk.visit()
    desk.store.close()
    keys.lock(desk.folder, desk.key, PASSWORD, keys.Cost())
    monkeypatch.setenv("QINGDESK_PASSWORD", PASSWORD)
    return desk


def _run(folder: Path, *words: str) -> int:
    return run(["--store", str(folder), "--lang", "en", *words])


def _visits(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert _run(folder, "list", "visit") == 0
    return capsys.readouterr().out


def test_the_laptop_broke(office: TryDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new laptop, the stick, the password: everything is there, whole."""
    stick, laptop = tmp_path / "stick", tmp_path / "new laptop"
    assert _run(office.folder, "backup", str(stick)) == 0
    before = _visits(office.folder, capsys)
    (copy,) = stick.glob("*.db")
    assert _run(laptop, "restore", str(copy)) == 0
    said = capsys.readouterr().out
    assert "1 visits" in said
    assert _visits(laptop, capsys) == before != ""
    assert _run(laptop, "audit", "verify") == 0
    assert _run(laptop, "doctor") == 0


def test_the_password_is_lost(
    office: TryDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The code is on paper; wrong tries cost time; a slip of the pen costs none; then a new password."""
    before = _visits(office.folder, capsys)
    sheet = tmp_path / "sheet.pdf"
    assert _run(office.folder, "recovery", "show", "-o", str(sheet)) == 0
    code = capsys.readouterr().out.strip()
    assert sheet.read_bytes().startswith(b"%PDF")
    monkeypatch.setenv("QINGDESK_PASSWORD", "I do not know any more")
    assert _run(office.folder, "list", "visit") == 1
    monkeypatch.setenv("QINGDESK_NEW_PASSWORD", NEXT)
    slip = code[:-1] + ("2" if code[-1] != "2" else "3")
    monkeypatch.setenv("QINGDESK_RECOVERY_CODE", slip)
    for _try in range(5):
        capsys.readouterr()
        assert _run(office.folder, "recovery", "use") == 1
        assert "slip" in capsys.readouterr().err
    monkeypatch.setenv("QINGDESK_RECOVERY_CODE", code.lower().replace("-", " "))
    assert _run(office.folder, "recovery", "use") == 0
    monkeypatch.setenv("QINGDESK_PASSWORD", PASSWORD)
    assert _run(office.folder, "list", "visit") == 1, "the old one opens nothing"
    monkeypatch.setenv("QINGDESK_PASSWORD", NEXT)
    assert _visits(office.folder, capsys) == before
    assert _run(office.folder, "audit", "verify") == 0


def test_without_password_and_code_nothing_opens(
    office: TryDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QINGDESK_RECOVERY_CODE", "0000-0000-0000-0000-0000-0000-0000")
    monkeypatch.setenv("QINGDESK_NEW_PASSWORD", NEXT)
    assert _run(office.folder, "recovery", "use") == 1
    assert "No recovery code was ever made" in capsys.readouterr().err


def test_the_desk_moves_on(office: TryDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _visits(office.folder, capsys)
    packed, laptop = tmp_path / "desk.qdmove", tmp_path / "new laptop"
    assert _run(office.folder, "move", "-o", str(packed)) == 0
    assert _run(laptop, "move", "--in", str(packed)) == 0
    assert _visits(laptop, capsys) == before
    assert _run(office.folder, "wipe", "--yes", "WRONG") == 1
    assert _run(office.folder, "wipe", "--yes", "DESK") == 0
    left = [path.name for path in office.folder.rglob("*") if path.is_file()]
    assert left == [], "nothing of the desk is left"
    assert _visits(laptop, capsys) == before


def test_a_damaged_store_is_repaired_or_a_backup_is_named(
    office: TryDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(office.folder, "doctor", "--repair") == 0
    assert "nothing to repair" in capsys.readouterr().err
    assert _run(office.folder, "backup") == 0
    (office.folder / "desk.db").write_bytes(b"x" * 8192)
    capsys.readouterr()
    assert _run(office.folder, "doctor") == 1
    assert "--repair" in capsys.readouterr().err
    assert _run(office.folder, "doctor", "--repair") == 1
    said = capsys.readouterr().err
    (copy,) = (office.folder / "backups").glob("qingdesk-*.db")
    assert str(copy) in said
    assert _run(office.folder, "restore", str(copy)) == 0
    assert _run(office.folder, "audit", "verify") == 0


def test_what_left_the_desk_is_listed(
    office: TryDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(office.folder, "print", "visit_record", "--blank", "2", "-o", str(tmp_path / "a.pdf")) == 0
    package = tmp_path / "a.zip"
    assert _run(office.folder, "export", "--period", "2026H2", "--profile", "full", "-o", str(package)) == 0
    notice = tmp_path / "notice.pdf"
    assert _run(office.folder, "print", "privacy-notice", "-o", str(notice)) == 0
    assert notice.read_bytes().startswith(b"%PDF")
    capsys.readouterr()
    assert _run(office.folder, "audit", "left") == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum("Paper" in line and "Visit record" in line for line in lines) == 2
    assert sum("Package" in line and "2026H2" in line for line in lines) == 1
