"""The window is killed while somebody types: what was typed up to a second before is offered again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from qingdesk.actions.visit_page import find_draft, from_content
from qingdesk.store.database import Store
from qingdesk.ui.left_drafts import LeftDrafts
from tests.stores import TODAY, TryDesk

ROUNDS = 20 if os.environ.get("QINGDESK_SOAK") else 2
AT_MOST = 1.0
"""Seconds of typing that may be lost."""

_TYPIST = """
import sys, time
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from qingdesk.app.program import Program
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
    text.insertPlainText(f"<{count}>")
    print(count, time.time(), flush=True)

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
    heard = [child.stdout.readline() for _key in range(3)]
    killed: list[float] = []

    def kill() -> None:
        killed.append(time.time())
        os.kill(child.pid, signal.SIGKILL)

    threading.Timer(chance.uniform(0.2, 2.5), kill).start()
    rest, _nothing = child.communicate()
    heard += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    typed = {int(number): float(at) for number, at in (line.split() for line in heard)}
    store = Store.open(desk.folder, desk.key)
    try:
        draft = find_draft(store.reader())
        assert draft is not None
        kept = from_content(draft.content)[0].draft.situation
        long_ago = [number for number, at in typed.items() if at < killed[0] - AT_MOST]
        assert all(f"<{number}>" in kept for number in long_ago), (kept, typed, killed)
        assert long_ago, "something was typed early enough to tell"
        left = LeftDrafts(store.reader())
        left.look(TODAY)
        assert not left.isHidden(), "it is offered"
        left.deleteLater()
        with store.transaction("test") as db:
            db.execute("DELETE FROM draft")
    finally:
        store.close()
