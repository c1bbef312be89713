"""What every benchmark shares: alternating runs, medians, the machine's name, one line `ratio: N`."""

from __future__ import annotations

import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

RUNS = 5


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, by the wall clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def alternate(works: dict[str, Callable[[], float]], runs: int = RUNS) -> dict[str, list[float]]:
    """Run all in turn, so that a noisy minute falls on each alike; every work gives its own seconds."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _run in range(runs):
        for name, work in works.items():
            taken[name].append(work())
    return taken


def tell(taken: dict[str, list[float]], ours: str, peer: str, goal: float) -> float:
    """Print each median with its range, then `ratio: N` and whether the goal is met; gives the ratio."""
    print(f"{platform.machine()}, Python {platform.python_version()}, {sys.platform}")
    for name, values in taken.items():
        middle = statistics.median(values)
        print(f"{name}: {middle:.3f} s (from {min(values):.3f} to {max(values):.3f}, {len(values)} runs)")
    ratio = statistics.median(taken[ours]) / statistics.median(taken[peer])
    judge("ratio", ratio, goal, beside=f" to {peer}")
    return ratio


def judge(
    what: str, value: float, goal: float, unit: str = "", *, beside: str = "", is_floor: bool = False
) -> bool:
    """Print `what: value unit (goal ≤ goal unit: met)`, which the page's table is made from; whether it is met.
    beside: what the value is held against. is_floor: the goal is the least."""
    is_met = value >= goal if is_floor else value <= goal
    unit = unit and f" {unit}"
    limit = f"{'≥' if is_floor else '≤'} {goal:.3g}{unit}"
    print(f"{what}: {value:.3g}{unit}{beside}  (goal {limit}: {'met' if is_met else 'missed'})")
    return is_met


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that goes away again; the user's own configuration is never touched."""
    import os

    with tempfile.TemporaryDirectory(prefix="qingdesk-bench-") as name:
        folder = Path(name)
        os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
        yield folder
