"""The visit record by page and place: `page, mm from the left, mm from the top, text`.

After a wanted change: `python -m tests.golden.test_visit_record` writes the files anew; read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdesk.forms.visit_record import VisitRecordForm
from tests.unit.forms.samples import BLANK, ENGLISH, FILLED, LONG, placed_texts, printed

FOLDER = Path(__file__).parent / "visit_record"
GOLDEN: dict[str, tuple[VisitRecordForm, str]] = {
    "filled_zh_CN": (FILLED, "zh_CN"),
    "blank_zh_CN": (BLANK, "zh_CN"),
    "long_zh_CN": (LONG, "zh_CN"),
    "filled_en": (ENGLISH, "en"),
    "blank_en": (BLANK, "en"),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_text_stands_where_it_stood(name: str) -> None:
    form, lang = GOLDEN[name]
    expected = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert placed_texts(printed(form, lang)) == expected


def _write() -> None:
    from qingdesk.forms.fonts import force_bundled

    force_bundled()
    FOLDER.mkdir(exist_ok=True)
    for name, (form, lang) in GOLDEN.items():
        lines = placed_texts(printed(form, lang))
        (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
