"""Is a package whole and unchanged? Every fault is named; nothing is unpacked to the disk.

What is not promised here: a package that someone rewrote with care, digests and all, passes. Only a signature
can tell that.
"""

from __future__ import annotations

import zlib
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
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress

DESCRIPTION_SIZE = 4 << 20
"""Bytes of `datapackage.json`; ours has about 60 KB."""
MEMBER_SIZE = 2 << 30
"""Bytes of one member, unpacked."""
TOTAL_SIZE = 8 << 30
"""Bytes of all members, unpacked."""

_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class Verdict:
    """faults: empty when all is well. description: what the package says of itself, where it could be read."""

    faults: tuple[Fault, ...]
    description: Description | None = None


def verify(path: Path, *, progress: Progress = no_progress) -> Verdict:
    """Check names, headers, order, lengths, SHA-256 and tables. progress: in bytes; may raise `Cancelled`.

    Raises `UserError` when the file cannot be opened at all.
    """
    try:
        with path.open("rb") as file:
            return _verify(file, progress)
    except OSError as error:
        raise UserError(
            _("The file {name} cannot be read.").format(name=path.name),
            _("Is it there, and may you read it? Copy it to this computer and try again."),
            str(error),
        ) from error


def _verify(file: BinaryIO, progress: Progress) -> Verdict:
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
        description, described = _description(archive)
        if description is None:
            return Verdict(tuple(described))
        faults = described + _order(members, description)
        faults += _contents(archive, members, description, progress)
        return Verdict(tuple(faults), description)


def _description(archive: ZipFile) -> tuple[Description | None, list[Fault]]:
    if DESCRIPTOR not in archive.namelist():
        return None, [Fault(FaultKind.NO_DESCRIPTION)]
    try:
        with archive.open(DESCRIPTOR) as entry:
            text = entry.read(DESCRIPTION_SIZE + 1)
    except _BROKEN:
        return None, [Fault(FaultKind.DAMAGED, DESCRIPTOR)]
    if len(text) > DESCRIPTION_SIZE:
        return None, [Fault(FaultKind.BOMB, DESCRIPTOR)]
    return read_description(text)


def _order(members: list[ZipInfo], description: Description) -> list[Fault]:
    wanted = [*(resource.path for resource in description.resources), DESCRIPTOR]
    names = [info.filename for info in members]
    faults = [Fault(FaultKind.MISSING, printable(name)) for name in wanted if name not in set(names)]
    faults += [Fault(FaultKind.EXTRA, printable(name)) for name in names if name not in set(wanted)]
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
            fault = table_fault(measured, resource)
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
