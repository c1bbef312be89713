"""Import of a roster of 100,000 rows, against a bare calamine read plus `executemany` of the same records.

The peer writes into the same encrypted tables with their audit triggers, in one transaction. The share of the
audit is the peer's time with its triggers, less its time without.

    python -m benchmarks.import_roster [--rows 100000] [--runs 5]
"""

from __future__ import annotations

import argparse
import statistics
from datetime import date
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from benchmarks.measure import alternate, own_folder, seconds, tell
from qingdesk.actions.import_roster import import_roster, preview_roster
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.unit import Level
from qingdesk.domain.uscc import check_character
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES

TODAY = date(2026, 11, 22)
NOUNS = ("unit", "cadre", "enterprise", "assignment")
FIRMS_A_LEADER = 20
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "海文志秀国建丽永晓桂春明宏雪淑伟敏军强洁"


def make_workbook(path: Path, rows: int) -> None:
    """A roster as offices make them: one leader for twenty firms, an officer a row, codes that check."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("分工表")
    titles = (
        "序号",
        "领导姓名",
        "单位",
        "职务",
        "企业名称",
        "统一社会信用代码",
        "地址",
        "联系人及电话",
        "联络员姓名",
        "联络员电话",
    )
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title)
    for row in range(1, rows + 1):
        leader = (row - 1) // FIRMS_A_LEADER
        sheet.write_number(row, 0, row)
        sheet.write_string(row, 1, name(leader))
        sheet.write_string(row, 2, f"示例县第{leader % 90}局")
        sheet.write_string(row, 3, "局长")
        sheet.write_string(row, 4, f"示例第{row}号机械制造有限公司")
        sheet.write_string(row, 5, code(row))
        sheet.write_string(row, 6, f"示例县产业大道{row}号")
        sheet.write_string(row, 7, f"李经理 138{row:08d}")
        sheet.write_string(row, 8, name(row % 4000 + 7))
        sheet.write_string(row, 9, f"139{row % 4000:08d}")
    book.close()


def name(number: int) -> str:
    """One of 8,000 made-up names."""
    return SURNAMES[number % 20] + GIVEN[number // 20 % 20] + GIVEN[number // 400 % 20]


def code(number: int) -> str:
    """A credit code with a right check character."""
    first = f"91411627{number:08d}X"
    return first + check_character(first)


def new_store(folder: Path) -> Store:
    """An empty desk."""
    plan = DeskPlan(unit_name="示例县委办公室", level=Level.COUNTY, region="411627")
    return set_up_desk(folder, plan, TODAY)


def main() -> float:
    """Measure and print; gives the ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--runs", type=int, default=5)
    asked = options.parse_args()
    with own_folder() as folder:
        workbook = folder / "roster.xlsx"
        make_workbook(workbook, asked.rows)
        made = iter(range(1000))
        first = new_store(folder / "pattern")
        import_roster(first, preview_roster(first, workbook, TODAY), TODAY)
        records = {noun: TABLES[noun].find(first.reader()) for noun in NOUNS}
        first.close()
        print(f"{asked.rows} rows; " + ", ".join(f"{len(found)} {noun}s" for noun, found in records.items()))

        def ours() -> float:
            store = new_store(folder / f"store{next(made)}")
            taken = seconds(lambda: import_roster(store, preview_roster(store, workbook, TODAY), TODAY))
            store.close()
            return taken

        def bare(audited: bool) -> float:
            store = new_store(folder / f"store{next(made)}")
            tables = [(TABLES[noun], [TABLES[noun].map.row(r) for r in records[noun]]) for noun in NOUNS]

            def work() -> None:
                CalamineWorkbook.from_path(str(workbook)).get_sheet_by_index(0).to_python()
                with store.transaction("bare") as db:
                    if not audited:
                        for noun in NOUNS:
                            db.execute(f"DROP TRIGGER audit_{noun}_insert")
                    for table, rows in tables:
                        marks = ", ".join("?" * len(table.map.names))
                        db.executemany(
                            f'INSERT INTO "{table.name}" ({table.map.columns}) VALUES ({marks})', rows
                        )

            taken = seconds(work)
            store.close()
            return taken

        taken = alternate(
            {
                "ours": ours,
                "calamine + executemany": lambda: bare(True),
                "the same without audit": lambda: bare(False),
            },
            asked.runs,
        )
        with_audit = statistics.median(taken["calamine + executemany"])
        without = statistics.median(taken["the same without audit"])
        print(f"share of the audit: {(with_audit - without) / with_audit:.0%} of the peer's time")
        return tell(taken, "ours", "calamine + executemany", 3)


if __name__ == "__main__":
    main()
