"""What every test of the window stands on: our style and fonts, and both threads."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from qingdesk.ui.jobs import Jobs
from qingdesk.ui.style import Appearance

os.environ["QINGDESK_FONTS"] = "bundled"


@pytest.fixture(scope="session")
def appearance(qapp: QApplication) -> Appearance:
    """Our look, once for all tests of the window."""
    made = Appearance(qapp)
    made.use("light", 100)
    return made


@pytest.fixture(autouse=True)
def _our_look(appearance: Appearance) -> None:
    appearance.use("light", 100)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Both threads; waited for at the end."""
    made = Jobs(qapp)
    yield made
    made.close()
