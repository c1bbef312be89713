"""The window must not wait for what its first paint does not need: what importing it brings in is a short list."""

from __future__ import annotations

import subprocess
import sys

LATER = (
    "qingdesk.cli.program", "qingdesk.rules", "qingdesk.forms", "qingdesk.exchange",
    "qingdesk.domain.nouns", "qingdesk.domain.masking", "qingdesk.domain.policy", "qingdesk.domain.labels",
    "qingdesk.store.table", "qingdesk.store.backups", "qingdesk.store.facts", "qingdesk.store.migrations",
    "qingdesk.actions.doctor", "qingdesk.actions.backups", "qingdesk.actions.visit_page",
    "qingdesk.ui.dialogs", "qingdesk.ui.screens", "qingdesk.ui.models", "qingdesk.ui.set_up",
    "PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtDBus", "PySide6.QtSvg",
    "babel", "click", "cryptography", "hashlib", "pypdfium2", "pypinyin", "platformdirs", "PIL", "python_calamine",
    "reportlab", "segno", "sqlite3", "sqlite_utils", "uuid6", "xlsxwriter", "zxingcpp",
)  # fmt: skip
"""Brought in where they are first used; `benchmarks/startup.py` tells what forgetting one costs."""

START = "import qingdesk.cli, qingdesk.app.start, qingdesk.app.program, sys; print(*sys.modules, sep='\\n')"


def test_the_start_brings_in_nothing_that_can_come_later() -> None:
    told = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    loaded = set(told.stdout.split())
    assert "qingdesk.ui.main_window" in loaded
    early = sorted(name for name in loaded for late in LATER if name == late or name.startswith(f"{late}."))
    assert not early, "import these where they are first used: " + ", ".join(early)
