"""What a built program weighs, and the newest glibc that each of its libraries needs.

    python .ci/release/look.py dist/qingdesk [--most 2.28]

Fails on what must not ship: parts of Qt under the GPL alone, tests, another SQLite beside the store's own; with
`--most`, on a library that needs a newer glibc. What is above 150 MB is explained in docs/release.md.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

NEVER = re.compile(
    r"Qt6?(Charts|DataVisualization|Graphs|VirtualKeyboard|Quick3D|NetworkAuth|Lottie|WebEngine|Qml|Quick|Test)\b"
    r"|virtualkeyboard|libreadline|libsqlite3|(^|/)_sqlite3\.cpython|(^|/)(tests?|_test\w*)/|_testcapi|libqgtk3"
)
OWN_DRIVER = "sqlcipher3/"
BIG = 1_000_000


def main() -> int:
    """0 when nothing is wrong."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--most", default="", metavar="GLIBC")
    given = asked.parse_args()
    files = sorted(path for path in given.folder.rglob("*") if path.is_file() and not path.is_symlink())
    tell_sizes(given.folder, files)
    newest = tell_glibc(given.folder, files)
    faults = [
        f"must not ship: {place}"
        for place in (path.relative_to(given.folder).as_posix() for path in files)
        if NEVER.search(place) and OWN_DRIVER not in place
    ]
    if given.most:
        faults += [
            f"needs glibc {'.'.join(map(str, needed))}: {place}"
            for place, needed in newest.items()
            if needed > numbers(given.most)
        ]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def tell_sizes(folder: Path, files: list[Path]) -> None:
    """The parts above 1 MB, and the sum with and without fonts."""
    parts: dict[str, int] = defaultdict(int)
    for path in files:
        parts[part_of(path.relative_to(folder).as_posix())] += path.stat().st_size
    small = 0
    for name, size in sorted(parts.items(), key=lambda each: -each[1]):
        if size < BIG:
            small += size
        else:
            print(f"{size / 1e6:7.1f} MB  {name}")
    print(f"{small / 1e6:7.1f} MB  all the rest")
    whole = sum(parts.values())
    print(f"{whole / 1e6:7.1f} MB  in all, {(whole - parts['fonts']) / 1e6:.1f} MB without fonts")


def part_of(place: str) -> str:
    """The name under which a file is weighed."""
    place = place.removeprefix("_internal/")
    if place.startswith("resources/fonts/"):
        return "fonts"
    if re.search(r"libicu\w+\.so", place):
        return "ICU (asked for by Qt)"
    if re.match(r"PySide6/(Qt|[^/]*Qt6|plugins|translations)|libQt6", place):
        return "Qt and PySide6"
    return re.split(r"[/.]", place)[0]


def tell_glibc(folder: Path, files: list[Path]) -> dict[str, tuple[int, ...]]:
    """The newest version of glibc's symbols that each library asks for, by its place."""
    newest: dict[str, tuple[int, ...]] = {}
    for path in files:
        if path.open("rb").read(4) != b"\x7fELF":
            continue
        told = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
        asked = [numbers(each) for each in re.findall(r"\bGLIBC_(\d[\d.]*)", told)]
        newest[path.relative_to(folder).as_posix()] = max(asked, default=(0,))
    print()
    for place, needed in sorted(newest.items(), key=lambda each: (-each[1][-1], each[0])):
        print(f"  glibc {'.'.join(map(str, needed)):>5}  {place}")
    highest = max(newest.values(), default=(0,))
    print(f"  the highest: glibc {'.'.join(map(str, highest))}")
    return newest


def numbers(version: str) -> tuple[int, ...]:
    """`2.28` as (2, 28)."""
    return tuple(int(part) for part in version.split("."))


if __name__ == "__main__":
    sys.exit(main())
