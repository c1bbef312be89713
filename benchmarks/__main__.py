"""Run every benchmark, or those that are named, one after the other, and keep what they print in docs/benchmarks.md.

python -m benchmarks [startup import_roster …]
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.desks import STORES

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
VERSIONS = ("PySide6-Essentials", "sqlcipher3", "reportlab", "XlsxWriter", "python-calamine")
JUDGED = re.compile(r"^(.+?): (.+?)  \(goal (.+?): (met|missed)\)$", re.MULTILINE)
HEAD = """# Benchmarks

Each figure is a ratio against a bare floor or a peer, taken in one run, alternating, the median of five where not said
otherwise; `make bench` makes this page anew. Goals that are missed stand here too.
"""


def main(named: list[str]) -> int:
    """Write the page; 1 when a script failed."""
    with shared_stores():
        return run(named)


@contextmanager
def shared_stores() -> Iterator[None]:
    """The large sample stores are built once for all of them; `QINGDESK_BENCH_STORES` keeps them for the next run."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault(STORES, folder)
        yield


def run(named: list[str]) -> int:
    """The same, with the stores where the environment says."""
    names = named or sorted(path.stem for path in HERE.glob("*.py") if "__main__" in path.read_text("utf-8"))
    kept = sections()
    failed = 0
    for name in names:
        if name == "__main__":
            continue
        print(f"== {name}", flush=True)
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], capture_output=True, text=True)
        print(done.stdout or done.stderr, flush=True)
        failed += bool(done.returncode)
        if not done.returncode:
            kept[name] = f"{date.today()}, {machine()}\n\n```\n{done.stdout.strip()}\n```"
    lines = [HEAD, table(kept)] + [f"## {name}\n\n{text}\n" for name, text in sorted(kept.items())]
    PAGE.write_text("\n".join(lines), "utf-8")
    return 1 if failed else 0


def machine() -> str:
    """What the figures were taken on and with."""
    versions = ", ".join(f"{name} {version(name)}" for name in VERSIONS)
    return (
        f"{platform.machine()} with {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, {versions}"
    )


def table(kept: dict[str, str]) -> str:
    """Every figure that has a goal, from the lines that `measure.judge` prints."""
    rows = ["| benchmark | figure | value | goal | |", "|---|---|---|---|---|"]
    for name, text in sorted(kept.items()):
        for what, value, goal, verdict in JUDGED.findall(text):
            rows.append(
                f"| [{name}](#{name}) | {what} | {value.strip()} | {goal} | "
                f"{'✓' if verdict == 'met' else '**missed**'} |"
            )
    return "\n".join(rows) + "\n"


def sections() -> dict[str, str]:
    """What the page says now, by benchmark: a run of some leaves the others as they are."""
    if not PAGE.exists():
        return {}
    parts = PAGE.read_text("utf-8").split("\n## ")[1:]
    return {name.strip(): text.strip() for name, _line, text in (part.partition("\n") for part in parts)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
