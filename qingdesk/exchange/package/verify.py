"""Is a package whole, unchanged, and from a desk that is trusted? Every fault is named, nothing is unpacked."""

from __future__ import annotations

import hashlib
import threading
import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from qingdesk.errors import UserError
from qingdesk.exchange.package.archive import directory_fault, header_faults, name_faults
from qingdesk.exchange.package.description import Description, Resource, read_description
from qingdesk.exchange.package.faults import Fault, FaultKind, printable
from qingdesk.exchange.package.layout import DESCRIPTOR
from qingdesk.exchange.package.table_check import Measured, table_fault
from qingdesk.exchange.signing import (
    BadComment,
    NotSigned,
    Signature,
    UnknownAlgorithm,
    holds,
    key_id,
    read_comment,
    sm3_of,
)
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress

DESCRIPTION_SIZE = 4 << 20
"""Bytes of `datapackage.json`; ours has about 60 KB, and some more for each scan."""
MEMBER_SIZE = 2 << 30
"""Bytes of one member, unpacked."""
TOTAL_SIZE = 8 << 30
"""Bytes of all members, unpacked."""
_CHUNK = 1 << 20

_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)

Opener = Callable[[], BinaryIO]
"""Gives the file anew, to be read by another thread."""


@dataclass(frozen=True)
class Verdict:
    """faults: empty when all is well. description: what the package says of itself, where it could be read.
    signature: where it holds."""

    faults: tuple[Fault, ...]
    description: Description | None = None
    signature: Signature | None = None


def verify(
    path: Path, *, trusted: Collection[str] | None = None, progress: Progress = no_progress
) -> Verdict:
    """Check names, headers, order, lengths, SHA-256, tables and signature.

    trusted: the public keys that are known here; None: any key will do (the caller asks whose it is).
    progress: in bytes; may raise `Cancelled`. Raises `UserError` when the file cannot be opened at all.
    """
    try:
        return verify_file(lambda: path.open("rb"), trusted=trusted, progress=progress)
    except OSError as error:
        raise UserError(
            _("The file {name} cannot be read.").format(name=path.name),
            _("Is it there, and may you read it? Copy it to this computer and try again."),
            str(error),
        ) from error


def verify_file(
    opener: Opener, *, trusted: Collection[str] | None = None, progress: Progress = no_progress
) -> Verdict:
    """The same for a file that lies nowhere by name. Raises OSError as the disk does."""
    with opener() as file:
        return _verify(file, opener, trusted, progress)


def _verify(file: BinaryIO, opener: Opener, trusted: Collection[str] | None, progress: Progress) -> Verdict:
    fault = directory_fault(file)
    if fault is not None:
        return Verdict((fault,))
    try:
        archive = ZipFile(file)
    except (BadZipFile, NotImplementedError, ValueError):
        return Verdict((Fault(FaultKind.NOT_A_ZIP),))
    with archive:
        members = archive.infolist()
        faults = name_faults(members) + header_faults(file, members, archive.start_dir)
        if faults:
            return Verdict(tuple(faults))  # nothing is read from an archive that is not built as ours are
        digest = _Digest(opener, file.seek(0, 2) - len(archive.comment))
        try:
            text, description, faults = _description(archive)
            if description is not None:
                faults = faults + _order(members, description)
                faults += _contents(archive, members, description, progress)
        finally:
            digest.wait()
        signature, unsigned = _signature(archive.comment, digest.value(), text, trusted)
        return Verdict(tuple(faults + unsigned), description, signature)


class _Digest:
    """SHA-256 of the file's first bytes, worked out beside the rest: hashing lets other threads run."""

    def __init__(self, opener: Opener, size: int) -> None:
        self._opener = opener
        self._size = size
        self._digest = hashlib.sha256()
        self._error: OSError | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        try:
            with self._opener() as file:
                left = self._size
                while left and (chunk := file.read(min(left, _CHUNK))):
                    self._digest.update(chunk)
                    left -= len(chunk)
        except OSError as error:
            self._error = error

    def wait(self) -> None:
        """Until it is done."""
        self._thread.join()

    def value(self) -> bytes:
        """The digest; raises OSError when the file could not be read."""
        if self._error is not None:
            raise self._error
        return self._digest.digest()


def _signature(
    comment: bytes, digest: bytes, text: bytes, trusted: Collection[str] | None
) -> tuple[Signature | None, list[Fault]]:
    try:
        signature = read_comment(comment)
    except NotSigned:
        return None, [Fault(FaultKind.UNSIGNED)]
    except UnknownAlgorithm:
        return None, [Fault(FaultKind.ALGORITHM)]
    except BadComment:
        return None, [Fault(FaultKind.SIGNATURE)]
    if not holds(signature, digest):
        return None, [Fault(FaultKind.SIGNATURE)]
    if text and sm3_of(text) != signature.sm3:
        return None, [Fault(FaultKind.SM3, DESCRIPTOR)]
    if trusted is not None and signature.key not in trusted:
        return signature, [Fault(FaultKind.UNKNOWN_KEY, detail=key_id(signature.key))]
    return signature, []


def _description(archive: ZipFile) -> tuple[bytes, Description | None, list[Fault]]:
    if DESCRIPTOR not in archive.namelist():
        return b"", None, [Fault(FaultKind.NO_DESCRIPTION)]
    try:
        with archive.open(DESCRIPTOR) as entry:
            text = entry.read(DESCRIPTION_SIZE + 1)
    except _BROKEN:
        return b"", None, [Fault(FaultKind.DAMAGED, DESCRIPTOR)]
    if len(text) > DESCRIPTION_SIZE:
        return b"", None, [Fault(FaultKind.BOMB, DESCRIPTOR)]
    return text, *read_description(text)


def _order(members: list[ZipInfo], description: Description) -> list[Fault]:
    wanted = [*(resource.path for resource in description.resources), DESCRIPTOR]
    names = [info.filename for info in members]
    there, known = set(names), set(wanted)
    faults = [Fault(FaultKind.MISSING, printable(name)) for name in wanted if name not in there]
    faults += [Fault(FaultKind.EXTRA, printable(name)) for name in names if name not in known]
    if not faults:
        moved = next((name for name, place in zip(names, wanted, strict=True) if name != place), None)
        if moved is not None:
            faults.append(Fault(FaultKind.REORDERED, printable(moved)))
    return faults


def _contents(
    archive: ZipFile, members: list[ZipInfo], description: Description, progress: Progress
) -> list[Fault]:
    faults: list[Fault] = []
    total = sum(resource.size for resource in description.resources)
    if total > TOTAL_SIZE:
        return [Fault(FaultKind.BOMB, "ZIP")]
    there = {info.filename for info in members}
    done = 0
    for resource in description.resources:
        if resource.path in there:
            faults += _content(archive, resource, done, total, progress)
        done += resource.size
    progress(total, total)
    return faults


def _content(archive: ZipFile, resource: Resource, done: int, total: int, progress: Progress) -> list[Fault]:
    name = printable(resource.path)
    if resource.size > MEMBER_SIZE:
        return [Fault(FaultKind.BOMB, name)]
    faults: list[Fault] = []
    try:
        with archive.open(resource.path) as entry:
            measured = Measured(entry, resource.size, lambda read: progress(min(done + read, total), total))
            fault = table_fault(measured, resource) if resource.shape is not None else None
            if fault is not None:
                faults.append(fault)
            measured.finish()
    except _BROKEN:
        return [Fault(FaultKind.DAMAGED, name)]
    if measured.overflowed:
        return [Fault(FaultKind.BOMB, name)]
    if measured.size != resource.size:
        return [Fault(FaultKind.SIZE, name)]
    if measured.sha256 != resource.sha256:
        return [Fault(FaultKind.DIGEST, name)]
    return faults
