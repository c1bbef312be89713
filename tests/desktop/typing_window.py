"""The window on a real screen, at the visit's page, with the keys in its text: told on stdout, a line a step.

`python -m tests.desktop.typing_window FOLDER FIELD TEXT`; ends when FIELD holds TEXT, or after half a minute.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from qingdesk.actions.demo.build import build_sample
from qingdesk.app.self_test import TODAY
from qingdesk.app.self_test_window import Stage
from qingdesk.ui.screen import Target

EVERY = 50
"""Milliseconds between two looks at the text."""
LONGEST = 30_000
"""Milliseconds until it gives up, with what was typed told."""


def main(folder: Path, field: str, wanted: str) -> int:
    """0 once the text is there."""
    import_module("qingdesk.app.start")  # names the input methods before Qt looks
    store = build_sample(folder, cadres=2, enterprises=3, visits=2, seed=1, today=TODAY)
    with Stage(store, "zh_CN", "light", TODAY) as stage:
        stage.go(Target("visits", make=True))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        (text,) = (
            each
            for window in application.topLevelWidgets()
            for each in window.findChildren(QPlainTextEdit, field)
        )
        text.window().activateWindow()
        text.setFocus()
        watch = QTimer()
        seen = ""
        told = False

        def look() -> None:
            nonlocal seen, told
            if text.hasFocus() and not told:
                told = True
                print("ready", flush=True)
            if text.toPlainText() != seen:
                seen = text.toPlainText()
                print(f"text {seen}", flush=True)
            if seen == wanted:
                application.quit()

        watch.timeout.connect(look)
        watch.start(EVERY)
        QTimer.singleShot(LONGEST, application, application.quit)
        application.exec()
    store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
