"""A full check of 5,000 cadres, 20,000 firms, 100,000 visits and 60,000 meals.

Two figures: the time a visit against that of a store a tenth the size, and the time in all against reading the same
rows into plain tuples through the same driver.

    python -m benchmarks.full_check [--runs 5] [--keep FOLDER]
"""

from __future__ import annotations

from benchmarks.desks import LARGE, TODAY, desk, folder_of, options
from benchmarks.measure import alternate, seconds, tell
from qingdesk.actions.check import check
from qingdesk.store.connection import Readable

TABLES = (
    "unit", "cadre", "enterprise", "assignment", "visit", "visit_cadre", "event", "event_cadre", "meal", "cost",
    "problem", "progress", "commitment", "gift", "offer", "declaration", "handover", "policy", "workday",
    "finding_note",
)  # fmt: skip
RECEIPTS = "SELECT record_id FROM attachment WHERE role = 'receipt' AND record_id IN (SELECT id FROM meal)"
SHARE = 10


def read(db: Readable) -> int:
    """The rows that a check looks at, as plain tuples; how many."""
    tables = [db.execute(f'SELECT * FROM "{table}"').fetchall() for table in TABLES]
    return sum(map(len, tables)) + len(db.execute(RECEIPTS).fetchall())


def main() -> tuple[float, float]:
    """Measure and print; gives both ratios."""
    asked = options(__doc__)
    size = LARGE.part(asked.part)
    with folder_of(asked.keep) as folder:
        large, small = desk(folder, size), desk(folder, size.part(SHARE))
        db, small_db = large.reader(), small.reader()
        print(f"{read(db)} rows, {len(check(db, TODAY))} findings")
        check(small_db, TODAY)
        taken = alternate(
            {
                "full check": lambda: seconds(lambda: check(db, TODAY)),
                "plain tuples": lambda: seconds(lambda: read(db)),
                "a tenth, ten times": lambda: sum(
                    seconds(lambda: check(small_db, TODAY)) for _run in range(SHARE)
                ),
            },
            asked.runs,
        )
        print("\nagainst reading the same rows:")
        whole = tell(taken, "full check", "plain tuples", 5)
        print("\na visit, against a store a tenth the size:")
        a_visit = tell(taken, "full check", "a tenth, ten times", 1.3)
        large.close()
        small.close()
    return whole, a_visit


if __name__ == "__main__":
    main()
