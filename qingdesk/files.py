"""Write a file so that it is either the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from qingdesk.errors import UserError
from qingdesk.i18n import _

_SCANNER_HOLDS_IT = {5, 32, 33}  # WinError: access denied, sharing violation, lock violation
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)


def write_atomically(path: Path, content: bytes | Callable[[BinaryIO], None]) -> None:
    """Write beside the target, fsync, then replace it.

    content: the bytes, or a function that writes them. Raises `UserError` when the disk is full, the folder
    cannot be written or has gone; whatever stood at `path` before is then still there.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as out:
            if callable(content):
                content(out)
            else:
                out.write(content)
            out.flush()
            os.fsync(out.fileno())
        replace(beside, path)
        # It stands there now: to say that it could not be written would be untrue. Until the name is on the disk, a
        # power cut may bring the old file back, whole.
        with contextlib.suppress(OSError):
            sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        remove(beside)


def remove(path: Path) -> None:
    """Take away a left-over of our own; where it cannot even be looked for, there is nothing to say."""
    with contextlib.suppress(OSError):
        path.unlink()


def replace(source: Path, target: Path) -> None:
    """`os.replace`, patient with a virus scanner that holds the target for a moment (Windows only)."""
    for wait in _WAITS:
        try:
            os.replace(source, target)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _SCANNER_HOLDS_IT:
                raise
            time.sleep(wait)
    os.replace(source, target)


def cannot_write(path: Path, error: OSError) -> UserError:
    """Plain words for what the system said while writing to `path`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return UserError(
            _("There is no space left to write {name}.").format(name=path.name),
            _("Nothing was changed. Free some space or choose another place, then try again."),
            str(error),
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UserError(
            _("The folder {folder} cannot be written to.").format(folder=path.parent),
            _("Nothing was changed. Choose a folder of your own, or ask who looks after this computer."),
            str(error),
        )
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return UserError(
            _("{folder} is a file, not a folder.").format(folder=path.parent),
            _("Nothing was changed. Choose another place, or give that file another name."),
            str(error),
        )
    if error.errno == errno.ENOENT:
        return UserError(
            _("The folder {folder} is not there.").format(folder=path.parent),
            _(
                "Nothing was changed. Has a stick been pulled out, or a network folder gone? Choose another place."
            ),
            str(error),
        )
    return UserError(
        _("{name} could not be written.").format(name=path.name),
        _("Nothing was changed. Try another place; the reason the system gave: {reason}").format(
            reason=error.strerror
        ),
        str(error),
    )


def sync_folder(folder: Path) -> None:
    """Make the new name itself outlive a power cut; Windows has no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
