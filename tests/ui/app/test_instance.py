"""One window a store: the second start brings the first one to the front."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qingdesk.app.instance import LOCK_NAME, Instance


def test_the_second_start_shows_the_first(qapp: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.is_first()
    first.listen()
    assert not second.is_first()
    with qtbot.waitSignal(first.shown):
        assert second.show_first()
    first.close()
    assert second.is_first()
    second.close()


def test_another_store_is_another_window(qapp: QObject, tmp_path: Path) -> None:
    first, second = Instance(tmp_path / "a"), Instance(tmp_path / "b")
    assert first.is_first()
    assert second.is_first()
    first.close()
    second.close()


def test_a_first_that_does_not_answer_is_not_waited_for(qapp: QObject, tmp_path: Path) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.is_first()  # holds the lock, but does not listen yet
    assert not second.is_first()
    assert not second.show_first()
    first.close()


def test_what_a_crash_left_is_taken_over(qapp: QObject, qtbot: QtBot, tmp_path: Path) -> None:
    crash = textwrap.dedent(
        """
        import os, sys
        from pathlib import Path
        from PySide6.QtCore import QCoreApplication
        from qingdesk.app.instance import Instance
        application = QCoreApplication([])
        instance = Instance(Path(sys.argv[1]))
        assert instance.is_first()
        instance.listen()
        os.kill(os.getpid(), 9)
        """
    )
    subprocess.run([sys.executable, "-c", crash, str(tmp_path)], check=False, timeout=60)
    assert (tmp_path / LOCK_NAME).exists()
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.shown):
        assert second.show_first()
    first.close()
