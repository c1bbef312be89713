"""Is there a screen to draw on? Asked before Qt is, which would abort without a word for a person."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """On Linux: a platform that needs none, a Wayland socket, or an X server that answers."""
    if sys.platform != "linux":
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    return _x_answers(os.environ.get("DISPLAY", ""))


def _x_answers(display: str) -> bool:
    if sys.platform == "win32":  # it has no such sockets; `has_display` never comes here
        return False
    import socket

    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host and not host.startswith(("unix", "/")):
        return _connects(socket.AF_INET, (host, 6000 + int(number)))
    path = f"/tmp/.X11-unix/X{number}"
    return os.path.exists(path) or _connects(socket.AF_UNIX, "\0" + path)


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    import socket

    with socket.socket(family, socket.SOCK_STREAM) as caller:
        caller.settimeout(2)
        try:
            caller.connect(address)
        except OSError:
            return False
    return True
