"""One window a store: a lock file decides who is first, a local socket brings the first one to the front.

The lock comes before the server, because `removeServer` would rob a living one of its name.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

LOCK_NAME = "desk.lock"
_ANSWER_WITHIN = 500  # milliseconds; a first one that is busy shows itself when it comes to it
_SHOW = "show\n"


def _server_name(folder: Path) -> str:
    """The same for everyone who names this folder, and short enough for a socket's path."""
    from hashlib import sha256

    return "qingdesk-" + sha256(str(folder.resolve()).encode()).hexdigest()[:16]


class Instance(QObject):
    """Holds the store's lock while it lives. `shown` when a second start asks for the window, with the file that
    it was to open, or an empty text."""

    shown = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK_NAME))
        self._lock.setStaleLockTime(0)  # a lock is stale only when its process is gone
        self._server: QObject | None = None

    def is_first(self) -> bool:
        """Take the lock; False when another window holds it. A lock left by a crash is taken over."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Be found by later starts. Called after the first paint: the network library costs time."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        name = _server_name(self._folder)
        QLocalServer.removeServer(name)  # what a crash left; we hold the lock, so nobody lives there
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._asked)
        server.listen(name)
        self._server = server

    def _asked(self) -> None:
        from PySide6.QtNetwork import QLocalServer, QLocalSocket

        assert isinstance(self._server, QLocalServer)
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(partial(self._told, caller))
            if caller.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                self._told(caller)  # it was quicker than we

    def _told(self, caller: QLocalSocket) -> None:
        said = bytes(caller.readAll().data()).decode("utf-8", "replace")
        caller.disconnected.disconnect()
        caller.deleteLater()
        self.shown.emit(said.removeprefix(_SHOW).strip("\n"))

    def show_first(self, file: str = "") -> bool:
        """Ask the one who holds the lock to show its window, and to open a file; False when it cannot be reached."""
        from PySide6.QtNetwork import QLocalSocket

        caller = QLocalSocket()
        caller.connectToServer(_server_name(self._folder))
        if not caller.waitForConnected(_ANSWER_WITHIN):
            return False
        caller.write(f"{_SHOW}{file}\n".encode())
        caller.waitForBytesWritten(_ANSWER_WITHIN)
        caller.disconnectFromServer()
        return True

    def close(self) -> None:
        """Let the next start be the first one."""
        from PySide6.QtNetwork import QLocalServer

        if isinstance(self._server, QLocalServer):
            self._server.close()
        self._server = None
        self._lock.unlock()
