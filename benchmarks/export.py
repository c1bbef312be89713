"""Export of 100,000 visits, against bare xlsxwriter plus csv of the same cells; peak memory is told too.

The peer writes the cells of the same visits into one workbook (constant memory) and one CSV, deflates nothing else, and
signs, masks and checks nothing.

    python -m benchmarks.export [--visits 100000] [--runs 3]
"""

from __future__ import annotations

import argparse
import csv
import resource
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from benchmarks.measure import alternate, own_folder, seconds, tell
from qingdesk.actions.export import export_package
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.period import Half
from qingdesk.domain.unit import Level
from qingdesk.domain.visit import Visit, VisitMode, Visitor, VisitState
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES

TODAY = date(2026, 11, 22)


def filled(folder: Path, visits: int) -> Store:
    """A store with so many visits of a half-year, to a hundredth as many firms."""
    plan = DeskPlan(
        unit_name="示例县工商联", level=Level.COUNTY, region="411625", records_from=date(2025, 1, 1)
    )
    store = set_up_desk(folder, plan, TODAY)
    home = TABLES["unit"].find(store.reader())[0].id
    with store.transaction("bench") as db:
        cadres = TABLES["cadre"].add_all(db, [Cadre(name=f"王{n}", unit_id=home) for n in range(50)])
        firms = TABLES["enterprise"].add_all(
            db, [Enterprise(name=f"第{n}厂") for n in range(max(1, visits // 100))]
        )
        TABLES["visit"].add_all(
            db,
            [
                Visit(
                    enterprise_id=firms[n % len(firms)].id, unit_id=home, mode=VisitMode.ONSITE, at_enterprise=True,
                    started_at=datetime(2026, 7 + n % 4, 1 + n % 28, 9, n % 60),
                    ended_at=datetime(2026, 7 + n % 4, 1 + n % 28, 11), state=VisitState.SIGNED,
                    visitors=(Visitor(cadres[n % 50].id, cadres[n % 50].name, "副县长"),),
                    situation="经营平稳，用工充足，新上一条生产线。", opinions="希望降低用电成本，协调银行续贷。",
                    number=f"DESK-2026-{n:06}",
                )
                for n in range(visits)
            ],
        )  # fmt: skip
    return store


def bare(store: Store, folder: Path) -> float:
    """The same cells of the visits by the two libraries alone."""
    table = TABLES["visit"]
    reader = store.reader()

    def work() -> None:
        book = xlsxwriter.Workbook(
            str(folder / "bare.xlsx"),
            {"constant_memory": True, "strings_to_formulas": False, "tmpdir": str(folder)},
        )
        page = book.add_worksheet()
        with (folder / "bare.csv").open("w", encoding="utf-8-sig", newline="") as out:
            lines = csv.writer(out)
            for number, row in enumerate(
                reader.execute(f"SELECT {table.map.columns} FROM visit ORDER BY seq")
            ):
                lines.writerow(row)
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        page.write_string(number, column, value)
                    elif value is not None:
                        page.write_number(number, column, value)
        book.close()

    return seconds(work)


def main() -> float:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--visits", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with own_folder() as folder:
        store = filled(folder / "store", asked.visits)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

        def ours() -> float:
            return seconds(
                lambda: export_package(store, Half(2026, 2), "supervisor", folder / "a.zip", today=TODAY)
            )

        first = ours()
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
        print(
            f"first export {first:.1f} s, memory grew by {grown} MB, {(folder / 'a.zip').stat().st_size} bytes"
        )
        taken = alternate({"ours": ours, "xlsxwriter + csv": lambda: bare(store, folder)}, asked.runs)
        store.close()
        return tell(taken, "ours", "xlsxwriter + csv", 1.5)


if __name__ == "__main__":
    main()
