"""Backup with its check of a store of 200 MB, against `VACUUM INTO` of the same store.

python -m benchmarks.backup [--megabytes 200] [--runs 5]
"""

from __future__ import annotations

import argparse
import os
from datetime import date

from benchmarks.export import filled
from benchmarks.measure import alternate, own_folder, seconds, tell
from qingdesk.store import backups
from qingdesk.store.connection import connect

TODAY = date(2026, 11, 22)


def main() -> float:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with own_folder() as folder:
        store = filled(folder / "store", 20_000)
        room = asked.megabytes * 1_000_000
        while store.path.stat().st_size < room:
            with store.transaction("bench") as db:
                db.execute(
                    "INSERT INTO scan_page (id, name, page, media_type, sha256, content, received_at)"
                    " VALUES (?, 'a', 1, 'application/pdf', '', ?, '')",
                    (db.new_id(), os.urandom(2_000_000)),
                )
        print(f"{store.path.stat().st_size / 1e6:.0f} MB")

        def ours() -> float:
            made = []
            taken = seconds(lambda: made.append(backups.make(store, folder / "stick")))
            made[0].unlink()
            return taken

        def vacuum() -> float:
            target = folder / "vacuum.db"
            target.unlink(missing_ok=True)
            db = connect(store.path, store._key, query_only=False)
            taken = seconds(lambda: db.execute(f"VACUUM INTO '{target}'"))
            db.close()
            return taken

        taken = alternate({"ours": ours, "VACUUM INTO": vacuum}, asked.runs)
        store.close()
        return tell(taken, "ours", "VACUUM INTO", 3)


if __name__ == "__main__":
    main()
