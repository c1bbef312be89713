"""The measured set, in small: turned, shaded, cropped, blurred pages come back, and none to a wrong record."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.match_scans import RESOLUTIONS, judged, papers, spoiled


@pytest.mark.parametrize("seed", [1, 2])
def test_spoiled_pages_come_back(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    store, printed = papers(tmp_path, 9)
    try:
        found = [
            judged(store.reader(), spoiled(paper, RESOLUTIONS[at % 3], chance), paper)[0]
            for at, paper in enumerate(printed)
        ]
    finally:
        store.close()
    assert found == ["right"] * len(printed)
    assert {paper.place for paper in printed} >= {1, 2}
