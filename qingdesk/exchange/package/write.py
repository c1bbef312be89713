"""Write a package: rows go page by page straight into the ZIP; nothing of them is ever put into another file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, Protocol
from uuid import UUID, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from qingdesk.exchange.package.csv_text import Lines, Value
from qingdesk.exchange.package.layout import DESCRIPTOR, member, table_path
from qingdesk.exchange.package.schema import PackageFacts, Written, describe
from qingdesk.exchange.package.shape import Shape
from qingdesk.exchange.signing import comment_size, sign, sm3_of
from qingdesk.progress import Progress

Page = Sequence[Sequence[Value]]
_CHUNK = 1 << 20


class Sink(Protocol):
    """Where a member's bytes go."""

    def write(self, content: bytes, /) -> int: ...


@dataclass(frozen=True)
class Table:
    """One table's rows, in the order of its fields, as the store holds them; pages of a few hundred."""

    shape: Shape
    pages: Iterable[Page]


@dataclass(frozen=True)
class File:
    """A member for people, stored as it is, since PDF and .xlsx are packed already. write: puts its bytes out.
    in_id: whether its content tells one package from another; a workbook only says again what the tables say."""

    name: str
    path: str
    media_type: str
    write: Callable[[Sink], None]
    in_id: bool = True


@dataclass(frozen=True)
class Made:
    """What was written. sha256, size: of the whole file."""

    facts: PackageFacts
    members: tuple[Written, ...]
    sha256: str
    size: int


def write_package(
    out: BinaryIO,
    parts: Iterable[Table | File],
    facts: PackageFacts,
    signing_key: str,
    reopen: Callable[[], BinaryIO],
    *,
    total: int,
    progress: Progress,
) -> Made:
    """Write the signed ZIP to `out` (seekable). reopen: the same file for reading, which is closed after.

    total: rows, for progress, which may raise `Cancelled`. The same rows, facts and key give the same bytes.
    Raises OSError as the disk does.
    """
    written: list[Written] = []
    named: list[Written] = []
    done = 0
    room = comment_size(signing_key)
    with ZipFile(out, "w") as archive:
        archive.comment = bytes(room)
        for part in parts:
            made = (
                _write_table(archive, part, done, total, progress)
                if isinstance(part, Table)
                else _write_file(archive, part)
            )
            written.append(made)
            named += [made] if isinstance(part, Table) or part.in_id else []
            done += made.rows
            progress(done, max(total, done))
        facts = replace(facts, package_id=package_id(facts, named))
        text = json.dumps(describe(facts, written), ensure_ascii=False, indent=1).encode()
        archive.writestr(member(DESCRIPTOR), text)
    sha256, size = _sign(out, signing_key, sm3_of(text), room, reopen)
    progress(max(total, done), max(total, done))
    return Made(facts, tuple(written), sha256, size)


def package_id(facts: PackageFacts, members: Sequence[Written]) -> str:
    """The same for the same content: a package that was made twice is one package to who collects it."""
    parts = [facts.period, facts.profile, str(facts.audit_seq), facts.audit_hash]
    parts += [f"{member.name}:{member.sha256}" for member in members]
    return str(uuid5(UUID(facts.desk_id), "\n".join(parts)))


def _sign(
    out: BinaryIO, signing_key: str, sm3: str, room: int, reopen: Callable[[], BinaryIO]
) -> tuple[str, int]:
    """Put the signature over the place kept for it; (SHA-256 in hex, bytes) of the finished file."""
    out.flush()
    size = out.seek(0, 2)
    digest = hashlib.sha256()
    with reopen() as written:
        left = size - room
        while left:
            chunk = written.read(min(left, _CHUNK))
            if not chunk:
                raise OSError("the file is shorter than what was written")
            digest.update(chunk)
            left -= len(chunk)
    comment = sign(signing_key, digest.digest(), sm3)
    out.seek(size - room)
    out.write(comment)
    out.flush()
    digest.update(comment)
    return digest.hexdigest(), size


class _Measured:
    """Passes on what is written, and knows its length and digest."""

    def __init__(self, entry: Sink) -> None:
        self._entry = entry
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, content: bytes, /) -> int:
        """All of it."""
        self._entry.write(content)
        self._digest.update(content)
        self.size += len(content)
        return len(content)

    def flush(self) -> None:
        """Nothing is held back here."""

    @property
    def sha256(self) -> str:
        """Of all that was written, in hex."""
        return self._digest.hexdigest()


def _write_table(archive: ZipFile, table: Table, done: int, total: int, progress: Progress) -> Written:
    lines = Lines(table.shape.fields)
    path = table_path(table.shape.name)
    rows = 0
    with archive.open(member(path, ZIP_DEFLATED), "w") as entry:
        measured = _Measured(entry)
        measured.write(lines.header())
        for page in table.pages:
            measured.write(lines.rows(page))
            rows += len(page)
            progress(done + rows, max(total, done + rows))
    return Written(
        name=table.shape.name, path=path, size=measured.size, sha256=measured.sha256, shape=table.shape,
        rows=rows,
    )  # fmt: skip


def _write_file(archive: ZipFile, file: File) -> Written:
    with archive.open(member(file.path, ZIP_STORED), "w") as entry:
        measured = _Measured(entry)
        file.write(measured)
    return Written(
        name=file.name, path=file.path, size=measured.size, sha256=measured.sha256, media_type=file.media_type
    )
