"""A ZIP as one text of its members and back, so that a byte changed at random meets what a member says rather than
the ZIP's own checksums."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from zipfile import BadZipFile, ZipFile

_CUT = b"\n\x00-- "
_NAME = re.compile(rb"([^\n]{1,80})\n")


def unzipped(archive: bytes) -> bytes:
    """Every member after a line with its name."""
    with ZipFile(io.BytesIO(archive)) as file:
        return joined([(info.filename, file.read(info)) for info in file.infolist()])


def joined(members: Sequence[tuple[str, bytes]]) -> bytes:
    """Members as such a text."""
    return b"".join(_CUT + name.encode() + b"\n" + content for name, content in members)


def parts(content: bytes) -> list[tuple[str, bytes]]:
    """(name, content) of every member of such a text; what stands before the first is passed over."""
    found: list[tuple[str, bytes]] = []
    for part in content.split(_CUT)[1:]:
        name = _NAME.match(part)
        if name is not None:
            found.append((name[1].decode("utf-8", "replace"), part[name.end() :]))
    return found


def zipped(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A plain ZIP of them; the first of each name."""
    out = io.BytesIO()
    with ZipFile(out, "w") as file:
        for name, content in dict(reversed(members)).items():
            file.writestr(name, content)
    return out.getvalue()


def is_zip(content: bytes) -> bool:
    """Can zipfile open it?"""
    try:
        ZipFile(io.BytesIO(content)).close()
    except (BadZipFile, ValueError, NotImplementedError):
        return False
    return True
