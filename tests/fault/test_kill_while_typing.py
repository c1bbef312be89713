"""The window is killed while somebody types: what was typed up to a second before is offered again.

The second is counted by the window's own timers: a machine that is slow is as slow for the draft as for the second.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtWidgets import QApplication

from qingdesk.actions.visit_page import find_draft, from_content
from qingdesk.store.database import Store
from qingdesk.ui.left_drafts import LeftDrafts
from tests.stores import TODAY, TryDesk

ROUNDS = 20 if os.environ.get("QINGDESK_SOAK") else 2
_TYPIST = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from qingdesk.app.program import Program
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.main_window import MainWindow
from qingdesk.ui.screen import Target

program = Program(Path(sys.argv[1]), "", lambda: date(2026, 11, 22))
count = 0
text = None

def begin():
    global text
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
    if not windows or not windows[0].shown():
        QTimer.singleShot(20, begin)
        return
    windows[0].go(Target("visits", make=True, enterprise_id=sys.argv[2]))
    text = windows[0].findChild(QPlainTextEdit, "situation")
    typing.start(700)

def press():
    global count
    count += 1
    number = count
    text.insertPlainText(f"<{number}>")
    QTimer.singleShot(1_000, lambda: a_second_old(number))

def a_second_old(number):
    jobs = QApplication.instance().findChild(Jobs)
    jobs.write(lambda progress: tell(number), owner=jobs)  # behind all that was to be kept by now

def tell(number):
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()

typing = QTimer()
typing.timeout.connect(press)
QTimer.singleShot(0, begin)
program.run()
"""


def test_a_draft_is_at_most_a_second_old(desk: TryDesk, qapp: QApplication) -> None:
    desk.store.close()
    chance = random.Random(20261201)
    for _round in range(ROUNDS):
        _type_and_kill(desk, chance)


def _type_and_kill(desk: TryDesk, chance: random.Random) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", _TYPIST, str(desk.folder), desk.firm],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent.parent)},
    )  # fmt: skip
    assert child.stdout is not None
    heard = [child.stdout.readline()]
    threading.Timer(chance.uniform(0, 2), os.kill, (child.pid, signal.SIGKILL)).start()
    rest, _nothing = child.communicate()
    heard += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    store = Store.open(desk.folder, desk.key)
    try:
        draft = find_draft(store.reader())
        assert draft is not None
        kept = from_content(draft.content)[0].draft.situation
        assert all(f"<{int(number)}>" in kept for number in heard), (kept, heard)
        left = LeftDrafts(store.reader())
        left.look(TODAY)
        assert not left.isHidden(), "it is offered"
        left.deleteLater()
        with store.transaction("test") as db:
            db.execute("DELETE FROM draft")
    finally:
        store.close()
