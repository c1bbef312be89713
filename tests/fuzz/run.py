"""One reader under atheris: `python -m tests.fuzz.run READER CORPUS -option=…`, as `tests.fuzz` starts it."""

from __future__ import annotations

import hashlib
import sys
from importlib import import_module
from pathlib import Path

import atheris

_LOOKED_INTO = ["qingdesk", "zipfile", "csv", "json", "PIL"]


def main() -> None:
    """Never returns: the fuzzer ends the process."""
    reader, corpus = sys.argv[1], Path(sys.argv[2])
    with atheris.instrument_imports(include=_LOOKED_INTO):
        module = import_module(f"tests.fuzz.{reader}")
    for seed in module.seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], module.one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
