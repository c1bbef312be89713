"""From the start of the process to a window that can be used, 10,000 visits in the store, against a bare window.

Usable: the window has painted and its event loop has come to rest once, so that a key or a click is answered.
Both processes are started alike, without a password, and tell the moment themselves. The first answer of 总览's
figures, which are counted in the background, is printed beside it.

    python -m benchmarks.startup [--visits 10000] [--runs 5]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.measure import alternate, own_folder, tell
from qingdesk.actions.demo.build import build_sample

BARE = """
import sys, time
from PySide6.QtCore import QTimer, QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    seen = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not Window.seen:
            Window.seen = True
            QTimer.singleShot(0, tell)

def tell():
    print(time.time(), flush=True)
    application.quit()

application = QApplication(sys.argv[:1])
window = Window()
window.setCentralWidget(QLabel("QingDesk"))
window.resize(1366, 768)
window.show()
application.exec()
"""

OURS = """
import sys, time
from qingdesk.app import start  # sets the environment before Qt is there
import gc; gc.disable()  # as start.run does, before anything of the window is imported
from PySide6.QtCore import QTimer
import qingdesk.app.program as program
from qingdesk.ui.main_window import MainWindow

painted = MainWindow.paintEvent
seen = []

def paint(self, event):
    painted(self, event)
    if not seen:
        seen.append(self)
        QTimer.singleShot(0, tell)

def tell():
    print(time.time(), flush=True)

def filled():
    print(time.time(), flush=True)
    seen[0].close()

class Watched(program.Program):
    def _begin(self, store):
        super()._begin(store)
        self._findings.updated.connect(filled)
        self._findings.failed.connect(lambda error: filled())

MainWindow.paintEvent = paint
program.Program = Watched
from qingdesk.cli import run
sys.exit(run(["--store", sys.argv[1]]))
"""


def moments(script: str, *arguments: str) -> list[float]:
    """Seconds from the start of the process to each moment that it tells."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # an installed program is compiled once, not at every start
    started = time.time()
    told = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(line) - started for line in told.stdout.split()]


def main() -> float:
    """Measure and print; gives the ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--visits", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=5)
    asked = options.parse_args()
    with own_folder() as folder:
        store = folder / "store"
        make_store(store, asked.visits)
        moments(OURS, str(store)), moments(BARE)  # once each, so that both are compiled and in the page cache
        filled: list[float] = []

        def ours() -> float:
            usable, *later = moments(OURS, str(store))
            filled.extend(later[:1])
            return usable

        taken = alternate({"ours": ours, "bare PySide6": lambda: moments(BARE)[0]}, asked.runs)
        if filled:
            print(f"总览 has its findings after {statistics.median(filled):.3f} s")
        return tell(taken, "ours", "bare PySide6", 2)


def make_store(folder: Path, visits: int) -> None:
    """A sample store of the size asked for."""
    build_sample(folder, cadres=200, enterprises=800, visits=visits, seed=1, today=date.today()).close()


if __name__ == "__main__":
    main()
