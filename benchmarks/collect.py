"""Taking in 500 packages of 200 visits, against `executemany` of the same rows into the same tables with their audit.

python -m benchmarks.collect [--packages 500] [--visits 200]
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from benchmarks.export import filled
from benchmarks.measure import alternate, own_folder, seconds, tell
from qingdesk.actions.collect import collect_packages
from qingdesk.actions.export import export_package
from qingdesk.actions.keys import trust
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.period import Half
from qingdesk.domain.unit import Level
from qingdesk.store.connection import Value
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES

TODAY = date(2026, 11, 22)


def supervisor(folder: Path) -> Store:
    """An empty store of another desk."""
    plan = DeskPlan(unit_name="市督查室", level=Level.CITY, region="411600", desk_code="SUPR")
    return set_up_desk(folder, plan, TODAY)


def main() -> float:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--packages", type=int, default=500)
    parser.add_argument("--visits", type=int, default=200)
    parser.add_argument("--runs", type=int, default=1)
    asked = parser.parse_args()
    with own_folder() as folder:
        paths: list[Path] = []
        rows: list[dict[str, list[list[Value]]]] = []
        for number in range(asked.packages):
            desk = filled(folder / f"desk{number}", asked.visits)
            path = folder / f"{number}.zip"
            export_package(desk, Half(2026, 2), "supervisor", path, today=TODAY)
            paths.append(path)
            read = desk.reader()
            rows.append(
                {
                    noun: [
                        list(row) for row in read.execute(f'SELECT {TABLES[noun].map.columns} FROM "{noun}"')
                    ]
                    for noun in ("unit", "cadre", "enterprise", "visit")
                }
            )
            desk.close()
        turn = iter(range(100))

        def ours() -> float:
            store = supervisor(folder / f"top{next(turn)}")
            for path in paths:
                trust(store, path)

            def work() -> None:
                assert all(outcome.refused is None for outcome in collect_packages(store, paths))

            taken = seconds(work)
            store.close()
            return taken

        def bare() -> float:
            store = supervisor(folder / f"bare{next(turn)}")

            def work() -> None:
                for tables in rows:
                    with store.transaction("bare") as db:
                        for noun, given in tables.items():
                            table = TABLES[noun]
                            marks = ", ".join("?" * len(table.map.names))
                            db.executemany(
                                f'INSERT INTO "{noun}" ({table.map.columns}) VALUES ({marks})', given
                            )

            taken = seconds(work)
            store.close()
            return taken

        taken = alternate({"ours": ours, "executemany": bare}, asked.runs)
        return tell(taken, "ours", "executemany", 3)


if __name__ == "__main__":
    main()
