"""总览 opens: a store of 100,000 visits against an empty one, from the start of the process until it can be used.

Usable: painted, and the event loop at rest once. The figures are counted and the rules checked in the background; how
long that takes after the start is printed beside it, with the counting of the figures alone.

    python -m benchmarks.overview [--runs 5] [--keep FOLDER]
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from pathlib import Path

from benchmarks.desks import LARGE, TODAY, desk, folder_of, options
from benchmarks.measure import alternate, seconds, tell
from benchmarks.startup import OURS, moments
from qingdesk.actions.overview import overview
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.period import Half
from qingdesk.domain.unit import Level
from qingdesk.store.database import Store, is_store


def empty_desk(folder: Path) -> None:
    """A store with a unit and nothing else."""
    if not is_store(folder):
        set_up_desk(
            folder, DeskPlan(unit_name="示例县工商联", level=Level.COUNTY, region="411625"), TODAY
        ).close()


def counting(store: Store) -> float:
    """Seconds that the figures alone take."""
    return seconds(lambda: overview(store.reader(), TODAY, Half.of(TODAY)))


def main() -> float:
    """Measure and print; gives the ratio."""
    asked = options(__doc__)
    size = LARGE.part(asked.part)
    with folder_of(asked.keep) as folder:
        store, empty = desk(folder, size), folder / "desk-empty"
        print(f"the figures of {size.visits} visits are counted in {counting(store):.2f} s")
        store.close()
        empty_desk(empty)
        filled: defaultdict[str, list[float]] = defaultdict(list)

        def opened(name: str, place: Path) -> float:
            usable, *later = moments(OURS, str(place))
            filled[name] += later[:1]
            return usable

        taken = alternate(
            {
                "large": lambda: opened("large", folder / f"desk-{size.visits}"),
                "empty": lambda: opened("empty", empty),
            },
            asked.runs,
        )
        for name, times in filled.items():
            print(f"{name}: its findings after {statistics.median(times):.2f} s")
        return tell(taken, "large", "empty", 1.5)


if __name__ == "__main__":
    main()
