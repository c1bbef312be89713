"""The full check of a large store in a process of its own.

It makes a million small objects. In the window's own process their room would stay taken for the rest of the day, and
the window would share Python's one thread with them for as long as it lasts (decision 0008). A small store is checked
where one is; so is a large one where no process can be started.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

from qingdesk import log
from qingdesk.actions.check import Checked, check, noted
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.progress import Progress, no_progress
from qingdesk.store import visits
from qingdesk.store.database import Store

_log = log.get(__name__)

LARGE = 5_000
"""Visits from which on a process of its own is worth the second that it takes to start."""
ASKED_FOR = "--check-apart"
"""The one argument of a frozen program that is to be the child."""
_QUIETLY = 0x08004000
"""CREATE_NO_WINDOW and BELOW_NORMAL_PRIORITY_CLASS of Windows."""


def check_everybody(
    store: Store, today: date, progress: Progress = no_progress, *, large: int = LARGE
) -> list[Checked]:
    """Every finding as of `today`, worst first, as `check` gives them. large: visits from which on another process
    does it. Cancelled by `progress`."""
    db = store.reader()
    if visits.count(db) >= large:
        found = find_apart(store, today, progress)
        if found is not None:
            return noted(db, found, today)
    return check(db, today, progress=progress)


def find_apart(store: Store, today: date, progress: Progress = no_progress) -> list[Finding] | None:
    """What the rules find, by a child process; None when it could not be started or did not come to its end."""
    path, key = store.for_child()
    asked = {"path": str(path), "key": key.hex(), "today": today.isoformat()}
    found: list[Finding] = []
    try:
        with _child(asked) as lines:
            for line in lines:
                answer: dict[str, Any] = json.loads(line)
                if "found" in answer:
                    found += map(_finding, answer["found"])
                elif "end" in answer:
                    return found
                else:
                    progress(answer["done"], answer["total"])
    except (OSError, ValueError) as error:
        _log.warning("no check in a process of its own: %s", type(error).__name__)
        return None
    _log.warning("the process that checked ended half-way")
    return None


def command() -> list[str]:
    """The command line of the child."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ASKED_FOR]
    return [sys.executable, "-P", "-m", "qingdesk.actions.check_child"]


@contextmanager
def _child(asked: dict[str, str]) -> Iterator[IO[bytes]]:
    """The child's answers; it is dead when the block ends, whatever happened. What it is asked goes through a pipe:
    the key stands neither in its arguments nor in its environment."""
    process = subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        creationflags=_QUIETLY if sys.platform == "win32" else 0,
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        process.stdin.write(json.dumps(asked).encode() + b"\n")
        process.stdin.flush()
        yield process.stdout
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stdin.close()


def _finding(given: dict[str, Any]) -> Finding:
    due_on = given["due_on"]
    return Finding(
        **{
            **given,
            "side": Side(given["side"]),
            "severity": Severity(given["severity"]),
            "due_on": date.fromisoformat(due_on) if due_on else None,
        }
    )
