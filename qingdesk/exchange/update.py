"""An update from a stick: a ZIP with next year's working days, a policy file, a newer program; signed as a whole.

The signature stands in the archive's comment, as a package's does (`signing`), over all bytes before it and for this
purpose alone: no package can pass for an update. It is judged before anything is read out.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from qingdesk.errors import UserError
from qingdesk.exchange.package.archive import directory_fault, is_safe
from qingdesk.exchange.signing import (
    BadComment,
    NotSigned,
    Signature,
    UnknownAlgorithm,
    comment_size,
    holds,
    key_id,
    read_comment,
    sign,
    sm3_of,
)
from qingdesk.files import write_atomically
from qingdesk.i18n import _

LIST = "update.json"
_LIST_SIZE = 1 << 20
TABLE_SIZE = 16 << 20
"""Bytes of a table of days or limits, unpacked."""
_PURPOSE = b"QingDesk update 1\n"
_CHUNK = 1 << 20
_FIXED_TIME = (2026, 1, 1, 0, 0, 0)


class PartKind(StrEnum):
    """workdays: a table of days (CSV). policy: limits as `resources/policy/defaults.json` has them. program: an
    installer, never run by us."""

    WORKDAYS = "workdays"
    POLICY = "policy"
    PROGRAM = "program"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One thing in it. name: a plain file name. sha256: of its bytes."""

    name: str
    kind: PartKind
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Update:
    """What a verified update says. key: the public key that signed it."""

    path: Path
    title: str
    parts: tuple[Part, ...]
    key: str


def write_update(out: Path, title: str, files: Sequence[tuple[PartKind, Path]], signing_key: str) -> None:
    """Make and sign one; the same files and key give the same bytes. Raises OSError as the disk does."""
    listed = []
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for kind, path in files:
            content = path.read_bytes()
            archive.writestr(_member(path.name), content)
            listed.append({"name": path.name, "kind": kind, "sha256": hashlib.sha256(content).hexdigest()})
        text = json.dumps({"update": 1, "title": title, "parts": listed}, ensure_ascii=False, indent=1)
        archive.writestr(_member(LIST), text)
        archive.comment = b" " * comment_size(signing_key)  # its length is signed too
    with out.open("r+b") as file:
        end = file.seek(0, 2) - comment_size(signing_key)
        comment = sign(signing_key, _digest(file, end), sm3_of(text.encode()))
        file.seek(end)
        file.write(comment)


def read_update(path: Path, trusted: Collection[str]) -> Update:
    """An update by one of these public keys, unchanged. Raises `UserError` for anything else, and nothing is read
    out of it then."""
    try:
        with path.open("rb") as file:
            if directory_fault(file) is not None:
                raise _no_update(path)
            with ZipFile(file) as archive:
                signature = _signature(path, file, archive.comment)
                if signature.key not in trusted:
                    raise UserError(
                        _("{name} is signed by a key that is not known here: {key}.").format(
                            name=path.name, key=key_id(signature.key)
                        ),
                        _(
                            "Nothing was changed. Ask whoever gave it to you to read out their key, then trust it:"
                            " qingdesk key trust FILE"
                        ),
                    )
                return _listed(path, archive, signature.key)
    except OSError as error:
        raise UserError(
            _("{name} cannot be read.").format(name=path.name),
            _("Check that it is there and may be read."),
            str(error),
        ) from error
    except (BadZipFile, NotImplementedError, RuntimeError) as error:
        raise _no_update(path) from error


def table(update: Update, part: Part) -> bytes:
    """A table of the update. Raises `UserError` when it is not what was signed, or too large."""
    with ZipFile(update.path) as archive, archive.open(part.name) as entry:
        content = entry.read(TABLE_SIZE + 1)
    if len(content) > TABLE_SIZE or hashlib.sha256(content).hexdigest() != part.sha256:
        raise _changed(update.path)
    return content


def save_program(update: Update, part: Part, folder: Path) -> Path:
    """Put the installer there, whole or not at all; where it lies. Raises `UserError`."""
    out = folder / part.name
    digest = hashlib.sha256()

    def write(file: BinaryIO) -> None:
        with ZipFile(update.path) as archive, archive.open(part.name) as entry:
            while chunk := entry.read(_CHUNK):
                digest.update(chunk)
                file.write(chunk)
        if digest.hexdigest() != part.sha256:
            raise _changed(update.path)

    write_atomically(out, write)
    return out


def _member(name: str) -> ZipInfo:
    info = ZipInfo(name, _FIXED_TIME)
    info.compress_type = ZIP_DEFLATED
    return info


def _digest(file: BinaryIO, size: int) -> bytes:
    digest = hashlib.sha256(_PURPOSE)
    file.seek(0)
    while size and (chunk := file.read(min(size, _CHUNK))):
        digest.update(chunk)
        size -= len(chunk)
    return digest.digest()


def _signature(path: Path, file: BinaryIO, comment: bytes) -> Signature:
    try:
        signature = read_comment(comment)
    except (NotSigned, UnknownAlgorithm) as error:
        raise UserError(
            _("{name} is not signed, or in a way that this program cannot judge.").format(name=path.name),
            _("Nothing was changed. Take updates only from where the program came from."),
        ) from error
    except BadComment as error:
        raise _no_update(path) from error
    if not holds(signature, _digest(file, file.seek(0, 2) - len(comment))):
        raise _changed(path)
    return signature


def _listed(path: Path, archive: ZipFile, key: str) -> Update:
    with archive.open(LIST) if LIST in archive.namelist() else _refused(path) as entry:
        text = entry.read(_LIST_SIZE)
    try:
        given = json.loads(text)
        if given["update"] != 1:
            raise UserError(
                _("{name} is for a newer QingDesk.").format(name=path.name),
                _("Install the newer program first. Nothing was changed."),
            )
        parts = tuple(_part(entry) for entry in given["parts"])
        title = str(given["title"])[:200]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _no_update(path) from error
    if {part.name for part in parts} != set(archive.namelist()) - {LIST}:
        raise _no_update(path)
    return Update(path=path, title=title, parts=parts, key=key)


def _part(entry: Mapping[str, object]) -> Part:
    name, sha256 = str(entry["name"]), str(entry["sha256"])
    if not is_safe(name) or "/" in name or not re.fullmatch("[0-9a-f]{64}", sha256):
        raise ValueError(name)
    return Part(name=name, kind=PartKind(str(entry["kind"])), sha256=sha256)


def _refused(path: Path) -> BinaryIO:
    raise _no_update(path)


def _no_update(path: Path) -> UserError:
    return UserError(
        _("{name} is no update of QingDesk.").format(name=path.name),
        _("Choose the file as you got it (QingDesk-update-….zip). Nothing was changed."),
    )


def _changed(path: Path) -> UserError:
    return UserError(
        _("{name} was changed after it was signed, or is damaged.").format(name=path.name),
        _("Nothing was changed. Get it anew from where it came from, and do not use this one."),
    )
