"""logind says that the computer goes to sleep or that its screen is locked: on a bus of the test's own."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from qingdesk.app.logind import Logind

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={path}</listen><policy context="default"><allow own="*"/>
<allow send_destination="*"/><allow receive_sender="*"/><allow send_type="signal"/></policy></busconfig>"""

_DESK = textwrap.dedent(
    """
    from PySide6.QtCore import QCoreApplication, QTimer
    from qingdesk.app.logind import Logind
    application = QCoreApplication([])
    logind, heard = Logind(), []
    def left():
        print("left", flush=True)
        heard.append(True)
        if len(heard) == 2:
            application.quit()
    logind.left.connect(left)
    print(logind.listen(), flush=True)
    QTimer.singleShot(90_000, application.quit)
    application.exec()
    """
)

_LOGIND = textwrap.dedent(
    """
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtDBus import QDBusConnection, QDBusMessage
    application = QCoreApplication([])
    bus = QDBusConnection.systemBus()
    assert bus.registerService("org.freedesktop.login1")
    for begins in (False, True):
        said = QDBusMessage.createSignal(
            "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
        said.setArguments([begins])
        assert bus.send(said)
    assert bus.send(QDBusMessage.createSignal(
        "/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock"))
    bus.interface().isServiceRegistered("org.freedesktop.login1")
    """
)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a process that finds this bus."""
    path, config = tmp_path / "bus", tmp_path / "bus.conf"
    config.write_text(_BUS.format(path=path))
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert daemon.stdout is not None
    assert daemon.stdout.readline()  # it listens
    root = str(Path(__file__).resolve().parents[3])
    yield os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={path}", "PYTHONPATH": root}
    daemon.terminate()
    daemon.communicate()


def test_a_sleep_and_a_lock_of_the_session_are_heard(bus: dict[str, str]) -> None:
    desk = subprocess.Popen(
        [sys.executable, "-c", _DESK], env=bus, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert desk.stdout is not None
    assert desk.stdout.readline() == "True\n"
    said = subprocess.run(
        [sys.executable, "-c", _LOGIND], env=bus, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    heard, wrong = desk.communicate(timeout=100)
    assert heard == "left\nleft\n", "before the sleep, not after it; and at the lock"
    assert wrong == ""


def test_without_a_bus_it_is_quiet(tmp_path: Path) -> None:
    words = "from PySide6.QtCore import QCoreApplication as Q; a = Q([])\n"
    words += "from qingdesk.app.logind import Logind\nprint(Logind().listen())"
    nowhere = os.environ | {
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={tmp_path / 'none'}",
        "PYTHONPATH": str(Path(__file__).resolve().parents[3]),
    }
    done = subprocess.run(
        [sys.executable, "-c", words], env=nowhere, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "False\n", "")


def test_only_the_beginning_of_a_sleep_counts() -> None:
    logind, heard = Logind(), list[bool]()
    logind.left.connect(lambda: heard.append(True))
    logind.sleep(False)
    assert heard == []
    logind.sleep(True)
    logind.lock()
    assert heard == [True, True]
