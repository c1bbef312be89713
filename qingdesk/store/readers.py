"""The connections that only read: one a thread."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable

from qingdesk.store.connection import Connection, close_quietly


class Readers:
    """make: opens one more. A thread that ends leaves its own to the next: Qt's pool looks like a new thread to Python
    with every job."""

    def __init__(self, make: Callable[[], Connection]) -> None:
        self._make = make
        self._leases = threading.local()
        self._idle: list[Connection] = []
        self._opened: list[Connection] = []

    def mine(self) -> Connection:
        """This thread's, opened when first asked for."""
        lease: _Lease | None = getattr(self._leases, "lease", None)
        if lease is None:
            try:
                found = self._idle.pop()
            except IndexError:
                found = self._make()
                self._opened.append(found)
            lease = self._leases.lease = _Lease(found, self._idle)
        return lease.connection

    def close(self) -> list[Connection]:
        """Close all of them, while no other thread reads; gives those that were open."""
        closed, self._opened = self._opened, []
        self._leases, self._idle = threading.local(), []
        for connection in closed:
            close_quietly(connection)
        return closed


class _Lease:
    """A connection in the hands of one thread; given back when the thread's own storage goes."""

    def __init__(self, connection: Connection, idle: list[Connection]) -> None:
        self.connection = connection
        weakref.finalize(self, idle.append, connection).atexit = False
