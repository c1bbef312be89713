"""The import contracts hold, and each of them bites: a planted fault breaks the one that it should."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# (file, line that is planted at its end, contract that must break)
FAULTS = [
    ("domain/money.py", "import qingdesk.store", "Arrows only downward"),
    ("rules/rule.py", "from qingdesk import store", "Arrows only downward"),
    ("store/audit.py", "def late():\n    import qingdesk.ui", "Arrows only downward"),
    ("helpers_of_all.py", "import os", "Arrows only downward"),
    ("domain/money.py", "import babel.numbers", "The domain knows the standard library and i18n"),
    (
        "domain/money.py",
        "from qingdesk.settings import Settings",
        "The domain knows the standard library and i18n",
    ),
    ("actions/planted.py", "from PySide6.QtCore import QTimer", "Qt only in ui and app"),
    ("cli/planted.py", "import PySide6", "Qt only in ui and app"),
    ("ui/planted.py", "import sqlcipher3", "SQL drivers only in store"),
    ("exchange/planted.py", "def late():\n    import sqlite3", "SQL drivers only in store"),
    ("actions/planted.py", "from reportlab.platypus import Paragraph", "reportlab only in forms"),
    ("domain/money.py", "import qingdesk.domain.planted", "No circles between neighbours"),
]


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter with the project's contracts on the package in `tree`."""
    return subprocess.run(
        [sys.executable, "-c", LINT, "--config", str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_contracts_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("file", "line", "contract"), FAULTS)
def test_a_planted_fault_is_found(file: str, line: str, contract: str, tmp_path: Path) -> None:
    package = tmp_path / "qingdesk"
    shutil.copytree(
        ROOT / "qingdesk", package, ignore=shutil.ignore_patterns("__pycache__", "resources", "i18n")
    )
    (package / "domain" / "planted.py").write_text("import qingdesk.domain.money\n", "utf-8")
    with (package / file).open("a", encoding="utf-8") as target:
        target.write(f"\n{line}\n")
    done = lint(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{contract} BROKEN" in done.stdout, done.stdout
