"""Verify a package of 500 MB of scans, against `sha256sum` of the same file.

python -m benchmarks.verify [--megabytes 500] [--runs 5]
"""

from __future__ import annotations

import argparse
import os
import subprocess
from datetime import date

from benchmarks.export import filled
from benchmarks.measure import alternate, own_folder, seconds, tell
from qingdesk.actions.export import export_package
from qingdesk.actions.verify import verify_package
from qingdesk.domain.attachment import Attachment, AttachmentRole
from qingdesk.domain.period import Half
from qingdesk.store import attachments
from qingdesk.store.tables import TABLES

TODAY = date(2026, 11, 22)


def main() -> float:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with own_folder() as folder:
        store = filled(folder / "store", 500)
        visits = TABLES["visit"].find(store.reader())
        page = os.urandom(1 << 20)
        for number in range(asked.megabytes):
            with store.transaction("bench") as db:
                visit = visits[number % len(visits)]
                scan = Attachment(
                    noun="visit", record_id=visit.id, record_revision=1, role=AttachmentRole.SIGNED_SCAN,
                    name=f"{number}.pdf", media_type="application/pdf",
                )  # fmt: skip
                attachments.add(db, scan, number.to_bytes(8, "big") + page[8:])
        path = folder / "a.zip"
        export_package(store, Half(2026, 2), "full", path, today=TODAY)
        print(f"{path.stat().st_size / 1e6:.0f} MB")

        def ours() -> None:
            assert verify_package(path, store).faults == ()

        def peer() -> None:
            subprocess.run(["sha256sum", str(path)], check=True, stdout=subprocess.DEVNULL)

        taken = alternate({"ours": lambda: seconds(ours), "sha256sum": lambda: seconds(peer)}, asked.runs)
        store.close()
        return tell(taken, "ours", "sha256sum", 2)


if __name__ == "__main__":
    main()
