"""Chinese is typed with a real input method: keys go through the X server and ibus-libpinyin into the visit's page."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

BUS = """
ibus-daemon --replace --xim --panel disable --config /usr/libexec/ibus-memconf --emoji-extension disable &
until [ "$(ibus engine 2>/dev/null)" = libpinyin ]; do ibus engine libpinyin >/dev/null 2>&1; done
exec "$@"
"""
"""A D-Bus of its own with ibus on it, then the window. It takes a moment until the engine answers."""


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of this test's own."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    assert number, "Xvfb does not start"
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.mark.parametrize("named", ["", "fcitx"], ids=["nothing named", "fcitx named, as UOS does"])
def test_zoufang_becomes_a_word(named: str, display: str, tmp_path: Path) -> None:
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_", "XDG_"))
    }
    environment = kept | {
        "DISPLAY": display,
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(runtime),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
    }
    if named:
        environment["QT_IM_MODULE"] = named
    window = [
        sys.executable,
        "-m",
        "tests.desktop.typing_window",
        str(tmp_path / "store"),
        "situation",
        "走访",
    ]
    with subprocess.Popen(
        ["dbus-run-session", "--", "sh", "-c", BUS, "sh", *window],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True,
    ) as session:  # fmt: skip
        try:
            assert session.stdout is not None
            lines = iter(session.stdout.readline, "")
            assert next(line for line in lines if line == "ready\n")
            # The engine is chosen anew for each place that takes keys.
            subprocess.run(["ibus", "engine", "libpinyin"], env=environment, capture_output=True, check=False)
            _keys(environment, "type", "--delay", "80", "zoufang")
            _keys(environment, "key", "space")
            seen = [line.removeprefix("text ").rstrip("\n") for line in lines]
        finally:
            os.killpg(session.pid, 15)
    assert seen == ["走访"], "the word comes whole, and no letter before it"


def _keys(environment: dict[str, str], *what: str) -> None:
    subprocess.run(["xdotool", *what], env=environment, check=True)
