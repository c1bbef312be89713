"""LibreOffice opens a package's tables and workbook, saves them, and every cell is what it was."""

from __future__ import annotations

import csv
import io
import math
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from qingdesk.exchange.package.shape import known_shapes
from tests.unit.actions.desks import SmallDesk

_TEXT = 2


def resaved(path: Path, folder: Path, *, as_csv: str = "") -> Any:
    """A file as LibreOffice would save it again, as a workbook. as_csv: how it is told to read a text."""
    out = folder / "resaved"
    done = subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            *([f"--infilter=CSV:{as_csv}"] if as_csv else []), "--convert-to", "xlsx", "--outdir", out, path,
        ],
        capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert (out / f"{path.stem}.xlsx").is_file(), done.stderr
    return openpyxl.load_workbook(out / f"{path.stem}.xlsx")


@pytest.fixture
def opened(desk: SmallDesk, tmp_path: Path) -> Path:
    """A full package, unpacked."""
    with ZipFile(desk.package("full")) as archive:
        archive.extractall(tmp_path / "package")
    return tmp_path / "package"


def cells(sheet: Any) -> list[list[tuple[Any, str]]]:
    """(value, kind) of every cell; kinds: s text, n number, d date, f formula."""
    return [[(read(cell.value), cell.data_type) for cell in row] for row in sheet.iter_rows()]


def read(value: Any) -> Any:
    """openpyxl gives an escaped underscore as it is written."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


def test_the_workbook(opened: Path, tmp_path: Path) -> None:
    ours = openpyxl.load_workbook(opened / "records.xlsx")
    theirs = resaved(opened / "records.xlsx", tmp_path)
    assert theirs.sheetnames == ours.sheetnames
    kinds = set()
    for mine, their in zip(ours.worksheets, theirs.worksheets, strict=True):
        assert cells(their) == cells(mine), mine.title
        kinds |= {kind for row in cells(their) for _value, kind in row}
        assert bool(their.auto_filter.ref) == bool(mine.auto_filter.ref)
    assert kinds == {"s", "n", "d"}, "real dates and amounts, texts, and no formula"


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("noun", ["enterprise", "visit", "meal", "problem", "finding"])
def test_a_table_whose_columns_are_opened_as_text(opened: Path, tmp_path: Path, noun: str) -> None:
    path = opened / "tables" / f"{noun}.csv"
    columns = "/".join(f"{place}/{_TEXT}" for place in range(1, len(known_shapes()[noun].columns) + 1))
    book = resaved(path, tmp_path, as_csv=f"44,34,76,1,{columns}")
    assert [[cell.value or "" for cell in row] for row in book.worksheets[0].iter_rows()] == rows_of(path)


@pytest.mark.parametrize("noun", ["visit", "meal", "problem"])
def test_a_table_opened_without_a_thought(opened: Path, tmp_path: Path, noun: str) -> None:
    """What looks like a number or a day becomes one there (an account of 18 digits loses its last ones), which is why
    there is a workbook; nothing runs, nothing is cut off or moved."""
    path = opened / "tables" / f"{noun}.csv"
    sheet = resaved(path, tmp_path, as_csv="44,34,76,1").worksheets[0]
    given = rows_of(path)
    assert (sheet.max_row, sheet.max_column) == (len(given), len(given[0]))
    for shown, row in zip(sheet.iter_rows(), given, strict=True):
        for cell, text in zip(shown, row, strict=True):
            assert cell.data_type != "f"
            assert same(cell.value, text), (cell.coordinate, cell.value, text)


def same(shown: object, text: str) -> bool:
    """Is it the text, or the number or day that it says?"""
    if shown is None:
        return text == ""
    if isinstance(shown, datetime | date):
        return text.startswith(f"{shown:%Y-%m-%d}")
    if isinstance(shown, bool):
        return text.lower() == str(shown).lower()
    if isinstance(shown, int | float):
        return math.isclose(float(text), shown, rel_tol=1e-14)
    return str(shown) == text
