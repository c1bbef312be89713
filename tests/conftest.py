"""What holds for every test: no screen, no fonts and no settings of this machine, no unexpected log line."""

from __future__ import annotations

import logging
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# Before Qt or the C library look at them. TZ in the form that needs no table of zones: China's time.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", TZ="CST-8", QT_IM_MODULES="", QT_SCALE_FACTOR="1")
os.environ["QINGDESK_FONTS"] = "bundled"
if hasattr(time, "tzset"):
    time.tzset()
for _name in ("QINGDESK_STORE", "QT_IM_MODULE", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"):
    os.environ.pop(_name, None)

hypothesis_settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no fault
)
hypothesis_settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own() -> Iterator[None]:
    """No test reads or writes the settings or the store of the person who runs it."""
    folders = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    with tempfile.TemporaryDirectory(prefix="qingdesk-") as home, pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", home)
        for name in (*folders, "APPDATA", "LOCALAPPDATA"):
            folder = Path(home, name.lower())
            folder.mkdir(mode=0o700)  # Qt warns of a runtime folder that others may read
            patch.setenv(name, str(folder))
        yield


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    """Every test begins in Chinese, whatever the one before it spoke."""
    from qingdesk.i18n import set_language

    set_language("zh_CN")
    yield
    set_language("zh_CN")


class ExpectedLogs:
    """The warnings that a test provokes on purpose, as regular expressions."""

    def __init__(self) -> None:
        self.patterns: list[str] = []

    def expect(self, pattern: str) -> None:
        """A record of WARNING or above whose text matches is wanted, and its absence fails the test."""
        self.patterns.append(pattern)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name} {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def expected_logs() -> Iterator[ExpectedLogs]:
    """Fail on any log record of WARNING or above that the test did not `expect`."""
    expected = ExpectedLogs()
    collector = _Collector()
    # Our own logger keeps its records to itself once it writes to a file, so both are heard.
    ours, root = logging.getLogger("qingdesk"), logging.getLogger()
    before = list(ours.handlers)
    root.addHandler(collector)
    ours.addHandler(collector)
    yield expected
    root.removeHandler(collector)
    for handler in set(ours.handlers) - set(before):
        ours.removeHandler(handler)
        handler.close()
    ours.propagate = True
    unexpected = [m for m in collector.messages if not any(re.search(p, m) for p in expected.patterns)]
    missing = [p for p in expected.patterns if not any(re.search(p, m) for m in collector.messages)]
    assert not unexpected, f"unexpected log: {unexpected}"
    assert not missing, f"expected log never came: {missing}"


@pytest.fixture(scope="session")
def bundled_fonts(qapp: QApplication) -> None:
    """Chinese is drawn with the fonts of `resources/fonts`, whatever this machine has."""
    from PySide6.QtGui import QFont, QFontDatabase

    for font in sorted((ROOT / "resources" / "fonts").glob("NotoSansSC-*.ttf")):
        assert QFontDatabase.addApplicationFont(str(font)) >= 0, font.name
    qapp.setFont(QFont("Noto Sans SC"))
