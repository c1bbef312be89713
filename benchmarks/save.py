"""Saving a visit with audit, chain, search index and FULL sync, against a bare FULL insert of the same row.

python -m benchmarks.save [--turns 200]
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from benchmarks.export import filled
from benchmarks.measure import alternate, own_folder, seconds, tell
from qingdesk.store.connection import Connection, connect
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES

TODAY = date(2026, 11, 22)


def _bare(folder: Path, key: bytes, columns: str) -> Connection:
    db = connect(folder / "bare.db", key, query_only=False, is_new=True)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute(f"CREATE TABLE visit ({columns})")
    return db


def main() -> float:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with own_folder() as folder:
        store: Store = filled(folder / "store", 1000)
        table = TABLES["visit"]
        (visit,) = table.find(store.reader(), limit=1)
        bare = _bare(folder, store._key, table.map.columns)
        row = table.map.row(visit)
        marks = ", ".join("?" * len(row))

        def ours() -> float:
            def work() -> None:
                for _turn in range(asked.turns):
                    with store.transaction("record") as db:
                        from dataclasses import replace

                        table.add(db, replace(visit, id="", number=""))

            return seconds(work)

        def insert() -> float:
            def work() -> None:
                for _turn in range(asked.turns):
                    bare.execute(f"INSERT INTO visit VALUES ({marks})", row)

            return seconds(work)

        taken = alternate({"ours": ours, "bare FULL insert": insert}, asked.runs)
        bare.close()
        store.close()
        return tell(taken, "ours", "bare FULL insert", 4)


if __name__ == "__main__":
    main()
