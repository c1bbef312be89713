"""The process that checks a large store for `check_apart`: it reads the store and writes nothing but to its parent.

Run as `python -m qingdesk.actions.check_child`, or as the installed program with `--check-apart`. It is asked one line
of JSON on stdin: {"path", "key", "today"}. It answers in lines of JSON: {"done", "total"} again and again, so that it
is heard five times a second and the parent can be stopped by a person; {"found": [finding, …]}; {"end": true}. It ends
when nobody listens any more.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
import threading
from datetime import date
from pathlib import Path

from qingdesk.actions.check import find
from qingdesk.domain.finding import Finding
from qingdesk.store import cadres
from qingdesk.store.connection import connect

HEARD_EVERY = 0.2
"""Seconds."""
AT_ONCE = 500
"""Findings in a line."""


def main() -> None:
    """Answer what stands on stdin."""
    asked = json.loads(sys.stdin.buffer.readline())
    if sys.platform != "win32":
        os.nice(5)
    answers = _Answers()
    answers.begin()
    db = connect(Path(asked["path"]), bytes.fromhex(asked["key"]), query_only=True)
    found = find(db, cadres.find(db), date.fromisoformat(asked["today"]), answers.progress, with_units=True)
    for start in range(0, len(found), AT_ONCE):
        answers.tell(found=[_told(one) for one in found[start : start + AT_ONCE]])
    answers.tell(end=True)
    answers.end()


class _Answers:
    """What is told, by two threads: the work, and a clock that says that it goes on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._done = self._total = 0
        self._clock = threading.Thread(target=self._go_on_saying, daemon=True)
        self._is_over = threading.Event()

    def begin(self) -> None:
        """From now on one is heard."""
        self.tell(done=0, total=0)
        self._clock.start()

    def end(self) -> None:
        """All was said."""
        self._is_over.set()
        self._clock.join()

    def progress(self, done: int, total: int) -> None:
        """How far it is; told by the clock."""
        self._done, self._total = done, total

    def tell(self, **answer: object) -> None:
        """One line; nobody is there any more: it ends."""
        line = json.dumps(answer).encode() + b"\n"
        try:
            with self._lock:
                sys.stdout.buffer.write(line)
                sys.stdout.buffer.flush()
        except OSError:
            os._exit(1)

    def _go_on_saying(self) -> None:
        while not self._is_over.wait(HEARD_EVERY):
            self.tell(done=self._done, total=self._total)


def _told(finding: Finding) -> dict[str, object]:
    told = {each.name: getattr(finding, each.name) for each in dataclasses.fields(finding)}
    told["due_on"] = finding.due_on.isoformat() if finding.due_on else ""
    return told


if __name__ == "__main__":
    main()
