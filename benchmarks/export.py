"""Export of 100,000 visits, against bare xlsxwriter plus csv of the same cells; and its memory beside a tenth of them.

The peer writes the cells of the same visits into one workbook (constant memory) and one CSV, deflates nothing else, and
signs, masks and checks nothing. Memory is what a process of its own grows by while it exports: nearly every visit has
a finding, and neither may be held together.

    python -m benchmarks.export [--visits 100000] [--runs 3]
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from benchmarks.measure import alternate, judge, own_folder, seconds, tell
from qingdesk.actions.export import export_package
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.period import Half
from qingdesk.domain.unit import Level
from qingdesk.domain.visit import Visit, VisitMode, Visitor, VisitState
from qingdesk.store import keys
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES

TODAY = date(2026, 11, 22)
MEMORY_GOAL, SHARE = 1.25, 10


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


def exported(store: Store, out: Path) -> None:
    """The package that is measured."""
    export_package(store, Half(2026, 2), "supervisor", out, today=TODAY)


def grown(folder: Path) -> float:
    """MB that a process grows by while it exports the store in this folder."""
    words = [sys.executable, "-m", "benchmarks.export", "--only", str(folder)]
    return float(subprocess.run(words, capture_output=True, text=True, check=True).stdout)


def _peak() -> float:
    """MB, of this process alone: what `getrusage` tells begins with the peak of the process that started it."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def _tell_growth(folder: Path) -> None:
    store = Store.open(folder, keys.unlock(folder, None))
    before = _peak()
    exported(store, folder.parent / "only.zip")
    print(_peak() - before)
    store.close()


def main() -> float:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--visits", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        _tell_growth(asked.only)
        return 0.0
    with own_folder() as folder:
        filled(folder / "few", asked.visits // SHARE).close()
        filled(folder / "store", asked.visits).close()
        few, many = grown(folder / "few"), grown(folder / "store")
        print(
            f"memory grew by {few:.0f} MB at {asked.visits // SHARE} visits, {many:.0f} MB at {asked.visits}"
        )
        judge("memory", many / few, MEMORY_GOAL, beside=f" to a {SHARE}th of the visits")
        store = Store.open(folder / "store", keys.unlock(folder / "store", None))

        def ours() -> float:
            return seconds(lambda: exported(store, folder / "a.zip"))

        print(f"first export {ours():.1f} s, {(folder / 'a.zip').stat().st_size} bytes")
        taken = alternate({"ours": ours, "xlsxwriter + csv": lambda: bare(store, folder)}, asked.runs)
        store.close()
        return tell(taken, "ours", "xlsxwriter + csv", 1.5)


if __name__ == "__main__":
    main()
