"""The public validator of Data Packages finds nothing to say, and reads every value as the store holds it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from qingdesk.domain.fields import Field, Kind
from qingdesk.domain.masking import mask_rows
from qingdesk.exchange.package.csv_text import restore
from qingdesk.exchange.package.shape import known_shapes
from qingdesk.store.tables import TABLES
from tests.unit.actions.desks import SmallDesk


def frictionless(command: str, path: Path) -> Any:
    """What it says of a package, from a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", command, path, "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("profile", ["full", "supervisor", "statistics"])
def test_it_is_valid(desk: SmallDesk, profile: str) -> None:
    report = frictionless("validate", desk.package(profile))
    assert report["valid"], report
    assert (report["stats"]["errors"], report["stats"]["warnings"]) == (0, 0)
    assert report["stats"]["tasks"] >= 2


def test_a_changed_table_is_not(desk: SmallDesk, tmp_path: Path) -> None:
    """It does look: a table with another digest, and a cell that its column cannot hold."""
    folder = tmp_path / "out"
    with ZipFile(desk.package("full")) as archive:
        archive.extractall(folder)
    table = folder / "tables" / "meal.csv"
    table.write_bytes(table.read_bytes().replace(b",lunch,", b",brunch,", 1))
    report = frictionless("validate", folder / "datapackage.json")
    assert not report["valid"]


@pytest.mark.parametrize("profile", ["full", "supervisor"])
def test_it_reads_what_the_store_holds(desk: SmallDesk, tmp_path: Path, profile: str) -> None:
    folder = tmp_path / "out"
    with ZipFile(desk.package(profile)) as archive:
        archive.extractall(folder)
    read = frictionless("extract", folder / "datapackage.json")
    shapes, seen = known_shapes(), 0
    for noun in ("unit", "cadre", "enterprise", "assignment", "visit", "meal", "problem"):
        fields = shapes[noun].fields
        columns = shapes[noun].columns
        stored = [
            list(row)
            for row in desk.store.reader().execute(
                f'SELECT {TABLES[noun].map.columns} FROM "{noun}" ORDER BY seq'
            )
        ]
        if profile == "supervisor":
            stored = mask_rows(noun, columns, stored)
        assert [[as_stored(row[field.name], field) for field in fields] for row in read[noun]] == stored
        seen += len(stored)
    assert seen > 40


def as_stored(value: Any, field: Field) -> Any:
    """A value that the validator read, as the store writes it."""
    if value is None:
        return None
    if field.kind is Kind.BOOLEAN:
        return int(value)
    if field.kind is Kind.JSON:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return restore(value) if field.kind is Kind.TEXT else value
