"""Every other form by page and place: `page, mm from the left, mm from the top, text`.

After a wanted change: `python -m tests.golden.test_all_forms` writes the files anew; read the difference.
Characters beyond the basic plane are compared by picture (`tests/unit/forms/test_visit_record.py`).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdesk.forms.paper import Paper
from tests.unit.forms.all_forms import ALL, pdf_of
from tests.unit.forms.samples import placed_texts

FOLDER = Path(__file__).parent / "forms"


def _golden() -> dict[str, tuple[str, Paper, str]]:
    found: dict[str, tuple[str, Paper, str]] = {}
    for name, samples in ALL.items():
        if name == "visit_record":  # it has a folder of its own
            continue
        found[f"{name}/filled_zh_CN"] = (name, samples.filled, "zh_CN")
        found[f"{name}/filled_en"] = (name, samples.english, "en")
        found[f"{name}/long_zh_CN"] = (name, samples.long, "zh_CN")
        found[f"{name}/blank_zh_CN"] = (name, samples.blank, "zh_CN")
        found[f"{name}/blank_en"] = (name, samples.blank, "en")
    return found


GOLDEN = _golden()


@pytest.mark.parametrize("key", GOLDEN)
def test_text_stands_where_it_stood(key: str) -> None:
    name, form, lang = GOLDEN[key]
    expected = (FOLDER / f"{key}.txt").read_text(encoding="utf-8").splitlines()
    assert placed_texts(pdf_of(name, form, lang)) == expected


def test_no_golden_file_is_left_over() -> None:
    assert {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.txt")} == set(
        GOLDEN
    )


def _write() -> None:
    from qingdesk.forms.fonts import force_bundled

    force_bundled()
    for key, (name, form, lang) in GOLDEN.items():
        path = FOLDER / f"{key}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(placed_texts(pdf_of(name, form, lang))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
