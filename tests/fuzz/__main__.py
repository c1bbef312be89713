"""Fuzz the readers one after the other: `python -m tests.fuzz [READER ...] [--minutes 10]`; needs atheris.

What was tried stays in build/fuzz/READER and is where the next run begins. A file that something else than `UserError`
came of is kept as build/fuzz/READER-crash-…; `python -m tests.fuzz READER --file FILE` reads it again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

READERS = ("rosters", "packages", "marks", "scans")
_KEPT = Path("build", "fuzz")
_LONGEST = 1 << 17
"""Bytes of one file."""
_MEMORY = 4096
"""MB of the whole process: a large page takes 240 MB while it is looked at."""
_SECONDS = 120
"""For one file."""


def main() -> int:
    """0 when nothing but `UserError` came."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("readers", nargs="*", choices=(*READERS, []), metavar="READER")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--file", type=Path)
    asked = parser.parse_args()
    if asked.file is not None:
        (reader,) = asked.readers
        print(import_module(f"tests.fuzz.{reader}").one(asked.file.read_bytes()))
        return 0
    failed = [reader for reader in asked.readers or READERS if _fuzz(reader, asked.minutes)]
    print(f"something else than UserError came: {', '.join(failed)}" if failed else "nothing but UserError")
    return 1 if failed else 0


def _fuzz(reader: str, minutes: float) -> int:
    """In a process of its own, which the fuzzer ends as it likes."""
    corpus = _KEPT / reader
    corpus.mkdir(parents=True, exist_ok=True)
    return subprocess.run(
        [
            sys.executable, "-m", "tests.fuzz.run", reader, str(corpus), f"-max_total_time={int(minutes * 60)}",
            f"-artifact_prefix={corpus}-", f"-max_len={_LONGEST}", f"-rss_limit_mb={_MEMORY}",
            f"-timeout={_SECONDS}", "-print_final_stats=1",
        ],
        env={**os.environ, "TZ": "CST-8", "LC_ALL": "C.UTF-8"},
        check=False,
    ).returncode  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
