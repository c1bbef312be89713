"""The list of 100,000 visits against a bare QTableView on the same page of rows; and the idle window's memory
against a bare one.

Opening is from the call to the end of the table's first paint event, both in a window that stands already: our screen
built and shown as the program does it, theirs a view with the texts of the same page of rows read by the same query.
The counts of the chips and the record beside our list come after that. Memory is taken when the first check has been
made and everything is at rest.

    python -m benchmarks.list_open [--visits 100000] [--runs 5]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QStackedWidget, QTableView, QWidget

from benchmarks.desks import folder_of, kept, listed
from benchmarks.measure import alternate, judge, tell
from benchmarks.window import Window
from qingdesk.actions.open_desk import open_desk
from qingdesk.actions.search import catch_up
from qingdesk.store.database import Store
from qingdesk.ui.models.rows import PAGE
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.visits import VisitsScreen

GOAL = 1.5
SIZE = (1150, 700)
MEMORY_GOAL = 2.5
_Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

BARE_MEMORY = """
import resource, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QLabel("QingDesk"))
window.resize(1366, 768)
window.show()
QTimer.singleShot(2000, application.quit)
application.exec()
"""
OUR_MEMORY = """
import sys
from pathlib import Path
from benchmarks.window import Window
from qingdesk.actions.open_desk import open_desk
window = Window(open_desk(Path(sys.argv[1])))
window.rest(2.0)
window.desk.findings.look_again()
window.until(lambda: window.desk.findings.checked_at is not None)
window.rest(2.0)
"""
TELL = """
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")))
"""


class Bare(QAbstractTableModel):
    """The texts of a page of rows and nothing else."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: _Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows[0])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


class Painted(QObject):
    """Notes when the first paint event of this table is done. at: seconds of `perf_counter`."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.at = 0.0
        self._is_painting = False
        self._viewport = table.viewport()
        self._viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or self._is_painting or self.at:
            return False
        self._is_painting = True
        QCoreApplication.sendEvent(watched, event)
        self.at = time.perf_counter()
        return True


def page(store: Store, half_first: str, half_last: str) -> list[tuple[str, ...]]:
    """The same page as the list shows, with what stands in its columns."""
    rows = store.reader().execute(
        "SELECT v.started_at, f.name, v.visitors, v.mode, v.number, v.state FROM visit v"
        " LEFT JOIN enterprise f ON f.id = v.enterprise_id"
        " WHERE v.voided_at IS NULL AND v.started_at BETWEEN ? AND ? ORDER BY v.started_at DESC, v.id LIMIT ?",
        (half_first, half_last, PAGE),
    )
    return [tuple(str(value or "") for value in row) for row in rows]


def main() -> float:
    """Measure and print; gives the ratio of the times."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--visits", type=int, default=100_000)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--store", type=Path, help="a sample store made before")
    asked = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if asked.store:
        return measure(asked.store, asked.runs)
    with folder_of(kept()) as folder:
        return measure(listed(folder, asked.visits), asked.runs)


def measure(folder: Path, runs: int) -> float:
    """Times and memory, each printed with its goal."""
    store = open_desk(folder)
    catch_up(store)  # an idle window has nothing to take in
    store.close()
    bare = resident(BARE_MEMORY + TELL)
    idle = resident(OUR_MEMORY + TELL + "window.close()", str(folder))
    print(f"idle window: ours {idle / 1024:.0f} MB, bare {bare / 1024:.0f} MB")
    judge("memory ratio", idle / bare, MEMORY_GOAL)
    store = open_desk(folder)
    window = Window(store)
    window.rest()
    half = window.desk.scope.half

    shown = QStackedWidget()  # the window that is there already, in which a person goes to the list
    shown.resize(*SIZE)
    shown.addWidget(QWidget())
    shown.show()
    window.rest()

    def opened(table: QTableView, widget: QWidget, began: float) -> float:
        painted = Painted(table)
        window.until(lambda: painted.at > 0)
        window.rest(0.05)
        shown.removeWidget(widget)
        widget.deleteLater()
        window.rest(0.05)
        return painted.at - began

    def ours() -> float:
        began = time.perf_counter()
        screen = VisitsScreen(window.desk)
        shown.addWidget(screen)
        shown.setCurrentWidget(screen)
        screen.reload()
        screen.show_target(Target("visits"))
        return opened(screen.list.table, screen, began)

    def theirs() -> float:
        began = time.perf_counter()
        view = QTableView()
        model = Bare(page(store, half.first.isoformat(), f"{half.last.isoformat()}T99"))
        model.setParent(view)
        view.setModel(model)
        shown.addWidget(view)
        shown.setCurrentWidget(view)
        return opened(view, view, began)

    try:
        ours()  # once for the modules that a first look loads
        return tell(
            alternate({"ours": ours, "bare QTableView": theirs}, runs), "ours", "bare QTableView", GOAL
        )
    finally:
        shown.hide()
        shown.deleteLater()
        window.close()
        store.close()


def resident(script: str, *arguments: str) -> int:
    """KiB that the process holds when it tells."""
    told = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return int(told.stdout.split()[-1])


if __name__ == "__main__":
    main()
