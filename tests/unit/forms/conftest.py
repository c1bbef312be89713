"""Forms are printed with the fonts that travel with the program, whatever this machine has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="package")
def _bundled_fonts() -> Iterator[None]:
    from qingdesk.forms.fonts import force_bundled

    force_bundled()
    yield
    force_bundled(False)
