"""A small rotating log for support. Never a name, a phone or a text that somebody typed."""

from __future__ import annotations

import logging
from pathlib import Path


def get(name: str) -> logging.Logger:
    """The logger of a module of ours."""
    return logging.getLogger(name)


def to_file(folder: Path) -> None:
    """Keep the last two times 1 MB of messages in `folder`/qingdesk.log."""
    from logging.handlers import (
        RotatingFileHandler,  # it brings sockets and pickle: not before the first paint
    )

    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "qingdesk.log", maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("qingdesk")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    root.propagate = False
