"""A note of every package that left."""

from __future__ import annotations

from pathlib import Path

from qingdesk.store import export_log, keys
from qingdesk.store.database import Store
from qingdesk.store.export_log import Export


def test_noted_found_and_taken_back(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", keys.new_data_key(), desk_code="DESK")
    notes = []
    for period in ("2025H2", "2026H1"):
        export = Export(period=period, profile="full", package_id="p", sha256="0" * 64, size=9, rows=3)
        with store.transaction("export") as db:
            notes.append(export_log.add(db, export))
    newest, oldest = export_log.find(store.reader())
    assert (newest.period, oldest.period) == ("2026H1", "2025H2")
    assert (newest.by, newest.size, newest.rows, newest.exported_at[-1]) == ("desk", 9, 3, "Z")
    with store.transaction("export") as db:
        export_log.take_back(db, notes[1])
    assert export_log.find(store.reader()) == [oldest]
    store.close()
