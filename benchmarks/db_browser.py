"""From the start of the process until 100,000 visits stand on the screen: our list against DB Browser for SQLite on
the same rows, which are left unencrypted for it.

Neither program is asked: both are started under the same Xvfb, and the moment is the one after which the picture
keeps still, a line as high as a status bar apart. DB Browser shows bare cells; ours has already counted the chips.

    python -m benchmarks.db_browser [--visits 100000] [--runs 5]
"""

from __future__ import annotations

import argparse
import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path

from benchmarks.desks import folder_of, kept, listed
from benchmarks.measure import alternate, own_folder, tell
from qingdesk.actions.open_desk import open_desk
from qingdesk.store.database import Store
from qingdesk.store.marker import PREFIX

GOAL = 2.0
STILL = 1.5  # seconds without a change before a picture counts as settled
PATIENCE = 60.0  # seconds
STATUS_BAR = 32  # pixels: what may go on moving
PROGRAMS = ("Xvfb", "sqlitebrowser")

OURS = """
import sys
from qingdesk.app import start
import qingdesk.app.program as program
from qingdesk.ui.screen import Target

class AtVisits(program.Program):
    def _begin(self, store):
        super()._begin(store)
        self._window.go(Target("visits"))

program.Program = AtVisits
from qingdesk.cli import run
sys.exit(run(["--store", sys.argv[1]]))
"""


class Screen:
    """The picture of an Xvfb that keeps it in a file (XWD: a header that tells its own length, then the rows)."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._memory = mmap(opened.fileno(), 0, access=ACCESS_READ)
        header = struct.unpack(">25I", self._memory[:100])
        self._start = header[0] + header[19] * 12
        self._height, self._stride = header[5], header[12]
        self._blank = self.rows()

    def rows(self) -> list[bytes]:
        """Every row of pixels as it is now."""
        picture = self._memory[self._start : self._start + self._height * self._stride]
        return [picture[at : at + self._stride] for at in range(0, len(picture), self._stride)]

    def cleared(self) -> None:
        """Wait until the last program's windows are gone."""
        ends = time.perf_counter() + PATIENCE
        while self.rows() != self._blank:
            assert time.perf_counter() < ends, "a window stayed"

    def settled(self, began: float) -> float:
        """Seconds from began to the last change of more rows than a status bar has."""
        before, last = self._blank, began
        while (now := time.perf_counter()) - last < STILL or before == self._blank:
            assert now - began < PATIENCE, "it took too long"
            rows = self.rows()
            if sum(old != new for old, new in zip(before, rows, strict=True)) > STATUS_BAR:
                before, last = rows, time.perf_counter()
        return last - began


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """An empty screen of 1366 × 768; DISPLAY names it meanwhile."""
    told, tell_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell_end), "-screen", "0", "1366x768x24", "-fbdir", str(folder)],
        pass_fds=(tell_end,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(tell_end)
    with os.fdopen(told) as display:
        os.environ["DISPLAY"] = f":{display.readline().strip()}"
    try:
        yield Screen(folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait()


def shown_after(seen: Screen, command: list[str]) -> float:
    """Seconds until the program's picture keeps still; it is ended then."""
    seen.cleared()
    began = time.perf_counter()
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return seen.settled(began)
    finally:
        program.kill()
        program.wait()


def plain_copy(store: Store, file: Path) -> None:
    """The visits as DB Browser can open them: the same columns and rows, without encryption."""
    db = store.reader()
    db.execute("ATTACH DATABASE ? AS plain KEY ''", (str(file),))
    db.execute("PRAGMA query_only = 0")
    db.execute("CREATE TABLE plain.visit AS SELECT * FROM main.visit")
    db.execute("DETACH DATABASE plain")


def main() -> float:
    """Measure and print; gives the ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--visits", type=int, default=100_000)
    options.add_argument("--runs", type=int, default=5)
    asked = options.parse_args()
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        sys.exit(
            f"This needs {' and '.join(missing)} (Debian: xvfb, sqlitebrowser); make bench installs them."
        )
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    with own_folder() as folder, folder_of(kept()) as stores:
        place = listed(stores, asked.visits)
        store = open_desk(place)
        plain_copy(store, folder / "plain.sqlite")
        store.close()
        ours = [sys.executable, "-c", OURS, str(place)]
        theirs = ["sqlitebrowser", "--read-only", "--table", "visit", str(folder / "plain.sqlite")]
        with screen(folder) as seen:

            def our_list() -> float:
                for left in place.glob(
                    f"{PREFIX}*"
                ):  # the run before was killed: no check of the whole file for that
                    left.unlink()
                return shown_after(seen, ours)

            def their_list() -> float:
                return shown_after(seen, theirs)

            our_list(), their_list()  # once each, for compiled code and the page cache
            taken = alternate({"ours": our_list, "DB Browser for SQLite": their_list}, asked.runs)
        return tell(taken, "ours", "DB Browser for SQLite", GOAL)


if __name__ == "__main__":
    main()
