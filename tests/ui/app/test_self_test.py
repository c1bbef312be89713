"""What an office runs after installing: every part is used once, and one that fails is named."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
STEPS = ["store", "password", "import", "check", "forms", "scan", "export", "audit", "screens"]


def test_everything_that_ships_works_on_a_bare_machine() -> None:
    ran = subprocess.run(
        [ROOT / ".ci" / "bare.sh", sys.executable, "-m", "qingdesk", "self-test"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.splitlines() == [f"✓ {step}" for step in STEPS], ran.stdout + ran.stderr
    assert ran.returncode == 0


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    installed.mkdir()
    for part in ("qingdesk", "resources", "i18n"):
        shutil.copytree(ROOT / part, installed / part, ignore=shutil.ignore_patterns("__pycache__", "*.po*"))
    (installed / "qingdesk" / "forms" / "gift_register.py").unlink()
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "qingdesk", "self-test"],
        cwd=installed,
        env={"HOME": str(tmp_path), "LANG": "C.UTF-8", "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    (forms,) = [line for line in ran.stdout.splitlines() if "forms" in line]
    assert forms.startswith("✗ forms: ModuleNotFoundError") and "gift_register" in forms, ran.stdout
    assert ran.returncode == 1
