"""What the binaries of a built program ask for of the system, as a .deb declares it.

    python .ci/release/needs.py dist/qingdesk

Every library that an ELF file names and the program does not bring along, under the package that has it on this
machine. The version is the one whose symbols are really used: a machine that builds is newer than those it builds
for. Two lines: Depends (what it cannot start without), Recommends (printers).
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

OPTIONAL = re.compile(r"/plugins/(printsupport|platformthemes)/")
OTHER_NAMES = {  # of the same library on older and newer systems
    "libgcc-s1": "libgcc-s1 | libgcc1",
    "libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64",
    "libcups2": "libcups2 | libcups2t64",
}
OF_GCC = {
    "3.4.22": 6,
    "3.4.23": 7,
    "3.4.24": 7,
    "3.4.25": 8,
    "3.4.26": 9,
    "3.4.28": 9,
    "3.4.29": 11,
    "3.4.30": 12,
}
"""The GCC that brought a version of libstdc++'s symbols; those before it are everywhere."""


@dataclass
class Asked:
    """libraries: by their names for the loader. versions: of symbols, as `GLIBC_2.28`."""

    libraries: set[str] = field(default_factory=set)
    versions: set[str] = field(default_factory=set)


def main() -> int:
    """0, or 1 when a library is on nobody's list."""
    folder = Path(sys.argv[1])
    elves = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.open("rb").read(4) == b"\x7fELF"
    ]
    brought = {path.name for path in folder.rglob("*.so*")}
    always = asked_by(path for path in elves if not OPTIONAL.search(str(path)))
    sometimes = asked_by(path for path in elves if OPTIONAL.search(str(path)))
    depends = packages(always.libraries - brought)
    recommends = packages(sometimes.libraries - brought) - depends
    print(", ".join(sorted(declared(name, always.versions) for name in depends)))
    print(", ".join(sorted(declared(name, sometimes.versions) for name in recommends)))
    return 0


def asked_by(elves: Iterable[Path]) -> Asked:
    """What these files name."""
    asked = Asked()
    for path in elves:
        told = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
        asked.libraries |= set(re.findall(r"^\s+NEEDED\s+(\S+)", told, re.MULTILINE))
        asked.versions |= set(re.findall(r"\b(?:GLIBC|GLIBCXX)_[\d.]+", told))
    return asked


def packages(libraries: Iterable[str]) -> set[str]:
    """The packages that have them here. Raises `LookupError` for a library that no package has."""
    found = set()
    for library in libraries:
        told = subprocess.run(
            ["dpkg-query", "--search", f"*/{library}"], capture_output=True, text=True, check=False
        ).stdout
        names = {
            line.partition(":")[0] for line in told.splitlines() if "/lib" in line and "cross" not in line
        }
        if not names:
            raise LookupError(f"no package of this machine has {library}")
        found.add(min(names, key=len))
    return found


def declared(package: str, versions: set[str]) -> str:
    """The package with the oldest version that has the symbols which are used."""
    if package == "libc6":
        newest = max(numbers(each) for each in versions if each.startswith("GLIBC_"))
        return f"libc6 (>= {'.'.join(map(str, newest))})"
    if package == "libstdc++6":
        gcc = max((OF_GCC.get(each.removeprefix("GLIBCXX_"), 0) for each in versions), default=0)
        return f"libstdc++6 (>= {gcc})" if gcc else package
    return OTHER_NAMES.get(package, package)


def numbers(version: str) -> tuple[int, ...]:
    """`GLIBC_2.28` as (2, 28)."""
    return tuple(int(part) for part in version.partition("_")[2].split("."))


if __name__ == "__main__":
    sys.exit(main())
