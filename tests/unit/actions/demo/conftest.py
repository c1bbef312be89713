"""One small sample for the tests that only look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qingdesk.actions.demo.build import build_sample
from qingdesk.store.database import Store

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="package")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """12 cadres, 40 firms, 120 visits."""
    folder: Path = tmp_path_factory.mktemp("sample") / "store"
    store = build_sample(folder, cadres=12, enterprises=40, visits=120, today=TODAY)
    yield store
    store.close()
