"""The command line. No command opens the desktop app; everything else calls the same actions as the windows.

Nothing heavy is imported here: the window must not wait for what only a command needs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

OPTIONS_WITH_VALUE = ("--store", "--lang")
OPENED = (".zip", ".zip.age")


def run(arguments: Sequence[str]) -> int:
    """The exit code: 0 done, 1 the request could not be met, 2 wrong usage."""
    _speak_utf8()
    options = _only_options(arguments)
    if options is not None:
        return _open_window(options)
    from qingdesk.cli.program import run_command

    return run_command(list(arguments))


def _only_options(arguments: Sequence[str]) -> dict[str, str] | None:
    """`--store DIR --lang L FILE.zip` and nothing else; None when there is a command, or anything else to look at.

    The file is what a double click opens: a package or an update.
    """
    found: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, _equals, value = rest.pop(0).partition("=")
        if not rest and name.endswith(OPENED) and os.path.isfile(name):
            found["file"] = name
            return found
        if name not in OPTIONS_WITH_VALUE or (not value and not rest):
            return None
        found[name] = value or rest.pop(0)
    return found


def _open_window(options: dict[str, str]) -> int:
    from qingdesk.app.start import run as open_window
    from qingdesk.paths import default_store

    folder = Path(options["--store"]) if "--store" in options else default_store()
    file = Path(options["file"]) if "file" in options else None
    return open_window(folder, options.get("--lang", ""), file)


def _speak_utf8() -> None:
    """A console of another encoding (old Windows, LC_ALL=C) must not break on Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
