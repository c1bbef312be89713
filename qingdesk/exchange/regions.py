"""The table of regions that travels with the program (resources/regions/*.csv)."""

from __future__ import annotations

import csv
from functools import cache

from qingdesk.domain.region import Region, Regions, successor_in
from qingdesk.paths import resource

_LEVELS = {"省级": "province", "地级": "city", "县级": "county"}


@cache
def load_regions() -> Regions:
    """All regions of the tables in resources/regions: codes in force and codes of the past."""
    found: list[Region] = []
    for path in sorted(resource("regions").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                found.append(
                    Region(
                        code=row["代码"],
                        name=row["名称"],
                        province=row["一级行政区"],
                        city=row["二级行政区"],
                        level=_LEVELS[row["级别"]],
                        is_current=row["状态"] == "在用",
                        successor=successor_in(row["新代码"] or ""),
                    )
                )
    return Regions(found)
